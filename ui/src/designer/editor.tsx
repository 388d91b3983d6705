import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DeployedDefinition } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { DraftChoice } from './draft-choice.tsx';
import { EditorHead } from './editor-head.tsx';
import { EditorNotices } from './editor-notices.tsx';
import { EditorToolbar } from './editor-toolbar.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { readLocalCopy } from './local-copy.ts';
import { download } from './download.ts';
import { ProblemList } from './problem-list.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { problemsOf, usePublication } from './publication.ts';
import { looksLikeBpmn, type DiagramSource } from './source.ts';
import { useEditor } from './use-editor.ts';
import { useVerdict } from './use-verdict.ts';
import { WarningList } from './warning-list.tsx';

export function Editor({ source }: { source: DiagramSource }) {
  const { t } = useTranslation();
  const [copy] = useState(() => readLocalCopy(source.id));
  const [startXml, setStartXml] = useState(copy === null ? source.xml : null);
  const [base, setBase] = useState<DeployedDefinition | null>(source.definition);
  const [published, setPublished] = useState<DeployedDefinition | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [withPanel, setWithPanel] = useState(true);
  const editor = useEditor(source, startXml);
  const publication = usePublication();
  const { modeler, edits, keepCopy } = editor;
  const verdict = useVerdict(modeler, source.resourceName, edits);
  const warnings = useRef<HTMLHeadingElement>(null);
  const nameOf = (element: string) => modeler?.nameOf(element) ?? element;
  const show = (element: string) => modeler?.show(element);

  const lookAtWarnings = () => {
    // A dialog gives the focus back as it goes; only then can it be moved on.
    flushSync(() => setAsking(false));
    warnings.current?.focus();
    warnings.current?.scrollIntoView({ block: 'start' });
  };

  const publish = async () => {
    if (modeler === null) return;
    publication.mutate(
      { resourceName: source.resourceName, xml: await modeler.xml() },
      {
        onSuccess: ({ definitions }) => {
          editor.settle();
          verdict.judge({ problems: [], warnings: verdict.found?.warnings ?? [] });
          const own = definitions.find((each) => each.processDefinitionId === source.id) ?? definitions[0];
          setBase(own ?? base);
          setPublished(own ?? null);
          if (own) announce(t('designer.published', { version: own.version, name: own.name }));
        },
        onError: (error) => {
          const problems = problemsOf(error);
          if (problems) verdict.judge({ problems, warnings: [] });
        },
        onSettled: () => setAsking(false),
      },
    );
  };

  const importFile = async (file: File) => {
    const xml = await file.text();
    setUnreadable(looksLikeBpmn(xml) ? null : file.name);
    if (!looksLikeBpmn(xml) || modeler === null) return;
    await modeler.load(xml);
    verdict.forget();
    editor.markDirty();
  };

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void keepCopy();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [keepCopy]);

  return (
    <>
      <EditorHead source={source} base={base} dirty={editor.dirty} copySavedAt={editor.copySavedAt} />
      <EditorNotices
        published={editor.dirty ? null : published}
        errors={[verdict.error, publication.error]}
        unreadable={unreadable}
        failed={editor.failed}
      />
      {startXml === null && copy !== null && (
        <DraftChoice
          copy={copy}
          onRestore={() => {
            setStartXml(copy.xml);
            editor.markDirty();
          }}
          onDiscard={() => {
            editor.settle();
            setStartXml(source.xml);
          }}
        />
      )}
      <EditorToolbar
        ready={modeler !== null}
        changes={editor.changes}
        checking={verdict.checking}
        withPanel={withPanel}
        onUndo={() => modeler?.undo()}
        onRedo={() => modeler?.redo()}
        onCheck={verdict.verify}
        onPublish={() => {
          verdict.learn();
          setAsking(true);
        }}
        onImport={(file) => void importFile(file)}
        onDownload={() => void modeler?.xml().then((xml) => download(source.resourceName, xml))}
        onPanel={() => setWithPanel(!withPanel)}
      />
      <div className={`editor ${withPanel ? '' : 'editor-wide'}`}>
        <section className="editor-canvas" ref={editor.canvas} aria-label={t('designer.canvas')} />
        <section
          className="editor-properties"
          ref={editor.properties}
          aria-label={t('designer.properties')}
          hidden={!withPanel}
        />
        {modeler === null && !editor.failed && startXml !== null && (
          <p className="editor-wait" role="status">
            {t('designer.loadingEditor')}
          </p>
        )}
      </div>
      <div ref={verdict.place}>
        {verdict.found !== null && (
          <>
            <ProblemList
              problems={verdict.found.problems}
              stale={verdict.stale}
              nameOf={nameOf}
              onShow={show}
            />
            <WarningList problems={verdict.found.warnings} heading={warnings} nameOf={nameOf} onShow={show} />
          </>
        )}
      </div>
      <p className="small soft editor-keys">{t('designer.shortcut')}</p>
      {asking && (
        <PublishDialog
          name={base?.name ?? source.name}
          busy={publication.isPending}
          checking={verdict.checking}
          warnings={verdict.found?.warnings.length ?? 0}
          onWarnings={lookAtWarnings}
          onClose={() => setAsking(false)}
          onPublish={() => void publish()}
        />
      )}
      <LeaveGuard dirty={editor.dirty} onLeave={keepCopy} />
    </>
  );
}
