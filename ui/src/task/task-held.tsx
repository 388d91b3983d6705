import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Notice } from '../controls/notice.tsx';

interface TaskHeldProps {
  readonly detail: TaskDetail;
  readonly busy: boolean;
  readonly onClaim: () => void;
}

/** An open task that is not in these hands (yet). */
export function TaskHeld({ detail, busy, onClaim }: TaskHeldProps) {
  const { t } = useTranslation();
  const { task, may } = detail;
  if (may.claim) {
    return (
      <div className="panel">
        <h2>{t('inbox.unassigned')}</h2>
        <p>{t('task.claimFirst')}</p>
        <BusyButton className="btn btn-primary" busy={busy} onClick={onClaim}>
          {t('inbox.claim')}
        </BusyButton>
      </div>
    );
  }
  return (
    <Notice
      tone="info"
      title={task.assignee === null ? t('inbox.unassigned') : t('task.heldBy', { name: task.assignee })}
    >
      <p>{t('task.readOnly')}</p>
    </Notice>
  );
}
