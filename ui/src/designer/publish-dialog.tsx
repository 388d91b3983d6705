import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';

interface PublishDialogProps {
  readonly name: string;
  readonly busy: boolean;
  /** The diagram is being looked at; until then `warnings` counts those known of before. */
  readonly checking: boolean;
  readonly warnings: number;
  readonly onWarnings: () => void;
  readonly onClose: () => void;
  readonly onPublish: () => void;
}

export function PublishDialog(props: PublishDialogProps) {
  const { t } = useTranslation();
  const { name, busy, checking, warnings, onClose } = props;
  const warned = !checking && warnings > 0;
  return (
    <Dialog
      title={t('designer.publish')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-outline-primary btn-compact" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <BusyButton
            className="btn btn-primary btn-compact"
            busy={busy}
            busyLabel={t('designer.publishing')}
            onClick={props.onPublish}
          >
            {t('designer.publish')}
          </BusyButton>
        </>
      }
    >
      <p>
        <strong>{t('designer.publishAsk', { name })}</strong>
      </p>
      <p>{t('designer.publishAskText')}</p>
      <p className="publish-warnings" role="status">
        {checking && t('designer.checking')}
        {warned && (
          <>
            <Icon name="warning-circle" /> {t('designer.warningsHinderNothing', { count: warnings })}
          </>
        )}
      </p>
      {warned && (
        <button type="button" className="btn btn-outline-primary btn-compact" onClick={props.onWarnings}>
          {t('designer.warningsLook')}
        </button>
      )}
    </Dialog>
  );
}
