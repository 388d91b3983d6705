import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { ChangeState } from './modeler.ts';

interface EditorToolbarProps {
  readonly ready: boolean;
  readonly changes: ChangeState;
  readonly checking: boolean;
  readonly withPanel: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCheck: () => void;
  readonly onPublish: () => void;
  readonly onImport: (file: File) => void;
  readonly onDownload: () => void;
  readonly onPanel: () => void;
}

export function EditorToolbar(props: EditorToolbarProps) {
  const { t } = useTranslation();
  const fileInput = useRef<HTMLInputElement>(null);
  const { ready, changes } = props;
  return (
    <div className="editor-toolbar" role="group" aria-label={t('designer.toolbar')}>
      <button
        type="button"
        className="btn btn-quiet btn-compact btn-sign"
        disabled={!changes.canUndo}
        aria-label={t('designer.undo')}
        title={t('designer.undo')}
        onClick={props.onUndo}
      >
        <Icon name="restore" />
      </button>
      <button
        type="button"
        className="btn btn-quiet btn-compact btn-sign btn-mirrored"
        disabled={!changes.canRedo}
        aria-label={t('designer.redo')}
        title={t('designer.redo')}
        onClick={props.onRedo}
      >
        <Icon name="restore" />
      </button>
      <button
        type="button"
        className="btn btn-quiet btn-compact"
        disabled={!ready}
        onClick={() => fileInput.current?.click()}
      >
        <Icon name="upload" />
        {t('designer.import')}
      </button>
      <input
        ref={fileInput}
        type="file"
        accept=".bpmn,.xml"
        hidden
        aria-label={t('designer.importFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) props.onImport(file);
        }}
      />
      <button
        type="button"
        className="btn btn-quiet btn-compact"
        disabled={!ready}
        onClick={props.onDownload}
      >
        <Icon name="download" />
        {t('designer.download')}
      </button>
      <button type="button" className="btn btn-quiet btn-compact" onClick={props.onPanel}>
        <Icon name="settings" />
        {t(props.withPanel ? 'designer.hideProperties' : 'designer.showProperties')}
      </button>
      <span className="editor-toolbar-gap" />
      <BusyButton
        className="btn btn-outline-primary btn-compact"
        busy={props.checking}
        busyLabel={t('designer.checking')}
        disabled={!ready}
        onClick={props.onCheck}
      >
        <Icon name="check-circle" />
        {t('designer.check')}
      </BusyButton>
      <button
        type="button"
        className="btn btn-primary btn-compact"
        disabled={!ready}
        onClick={props.onPublish}
      >
        {t('designer.publish')}
      </button>
    </div>
  );
}
