import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../controls/dialog.tsx';

interface LeaveGuardProps {
  readonly dirty: boolean;
  /** Keeps what is not kept yet. */
  readonly onLeave: () => Promise<void>;
}

/** Asks before a diagram with unpublished changes is left. */
export function LeaveGuard({ dirty, onLeave }: LeaveGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      title={t('designer.leaveTitle')}
      onClose={blocker.reset}
      actions={
        <>
          <button
            type="button"
            className="btn btn-outline-primary btn-compact"
            onClick={() => void onLeave().then(blocker.proceed)}
          >
            {t('designer.leave')}
          </button>
          <button type="button" className="btn btn-primary btn-compact" onClick={blocker.reset}>
            {t('designer.stay')}
          </button>
        </>
      }
    >
      <p>{t('designer.leaveText')}</p>
    </Dialog>
  );
}
