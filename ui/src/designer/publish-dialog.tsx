import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';

interface PublishDialogProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onPublish: () => void;
}

export function PublishDialog({ name, busy, onClose, onPublish }: PublishDialogProps) {
  const { t } = useTranslation();
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
            onClick={onPublish}
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
    </Dialog>
  );
}
