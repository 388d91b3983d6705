import { useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { Notice } from '../controls/notice.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { DefinitionList } from './definition-list.tsx';
import { NewDiagramDialog } from './new-diagram-dialog.tsx';
import { keepImported, looksLikeBpmn, useDefinitions } from './source.ts';
import './designer.css';

export function DesignerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const definitions = useDefinitions();
  const fileInput = useRef<HTMLInputElement>(null);
  const [creating, setCreating] = useState(false);
  const [unreadable, setUnreadable] = useState<string | null>(null);

  const importFile = async (file: File) => {
    const xml = await file.text();
    if (!looksLikeBpmn(xml)) {
      setUnreadable(file.name);
      return;
    }
    keepImported(file.name, xml);
    await navigate({ to: '/disegno/$diagram', params: { diagram: 'importato' } });
  };

  return (
    <div className="page">
      <PageHeading title={t('designer.title')} lead={t('designer.intro')}>
        <div className="row-actions">
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => fileInput.current?.click()}
          >
            <Icon name="upload" />
            {t('designer.importFile')}
          </button>
          <button type="button" className="btn btn-primary" onClick={() => setCreating(true)}>
            <Icon name="plus" />
            {t('designer.newDiagram')}
          </button>
        </div>
      </PageHeading>
      <input
        ref={fileInput}
        type="file"
        accept=".bpmn,.xml"
        hidden
        aria-label={t('designer.importFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void importFile(file);
        }}
      />
      {unreadable !== null && (
        <Notice tone="danger" role="alert" title={t('designer.importFailed', { name: unreadable })} />
      )}
      {definitions.data === undefined ? (
        definitions.isError ? (
          <LoadFailure error={definitions.error} retry={() => void definitions.refetch()} />
        ) : (
          <Loading rows={4} />
        )
      ) : definitions.data.length === 0 ? (
        <Empty title={t('designer.emptyTitle')} text={t('designer.emptyText')} />
      ) : (
        <DefinitionList definitions={definitions.data} />
      )}
      {creating && <NewDiagramDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
