import { useState } from 'react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found.tsx';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useWideScreen } from '../controls/wide-screen.ts';
import { Editor } from './editor.tsx';
import { NarrowEditor } from './narrow-editor.tsx';
import { importedDiagram, newDiagram, useDeployedDiagram, type DiagramSource } from './source.ts';
import './designer.css';

export function EditorPage() {
  const { diagram } = useParams({ from: '/signed-in/disegno/$diagram' });
  return <EditorOf key={diagram} diagram={diagram} />;
}

function EditorOf({ diagram }: { diagram: string }) {
  const { t } = useTranslation();
  const { modello, nome } = useSearch({ from: '/signed-in/disegno/$diagram' });
  const isDeployed = /^\d+$/.test(diagram);
  const deployed = useDeployedDiagram(isDeployed ? diagram : null);
  // A window made narrower must not take an open editor away.
  const [wide] = useState(useWideScreen());
  const [local] = useState(() =>
    diagram === 'nuovo'
      ? newDiagram(modello ?? 'semplice', nome ?? t('designer.newTitle'))
      : importedDiagram(),
  );
  const [opened, setOpened] = useState<DiagramSource | null>(null);
  const source = isDeployed ? deployed.source : local;
  // While it is open, a diagram is the editor's: a version published meanwhile must not replace it.
  if (source !== null && opened === null) setOpened(source);
  if (opened === null && (isDeployed ? deployed.missing : local === null)) return <NotFound />;
  const Work = wide ? Editor : NarrowEditor;
  return (
    <div className="editor-page">
      <Breadcrumb>
        {[
          <Link key="list" to="/disegno">
            {t('nav.designer')}
          </Link>,
        ]}
      </Breadcrumb>
      {opened !== null ? (
        <Work key={opened.id} source={opened} />
      ) : deployed.error !== null ? (
        <LoadFailure error={deployed.error} retry={deployed.retry} />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}
