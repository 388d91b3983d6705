import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { useSession } from '../session/session.tsx';
import { useCaseCode } from './case-code.tsx';

interface HoldButtonProps {
  readonly task: TaskSummary;
  readonly busy: boolean;
  readonly onHold: (task: TaskSummary, take: boolean) => void;
}

/** Takes a free task, gives back one of mine; nothing for those of others. */
export function HoldButton({ task, busy, onHold }: HoldButtonProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const codeOf = useCaseCode();
  const take = task.assignee === null;
  if (!take && task.assignee !== user.username) return null;
  const named = { name: task.name, code: codeOf(task) };
  return (
    <BusyButton
      className={`btn btn-compact ${take ? 'btn-outline-primary' : 'btn-quiet'}`}
      busy={busy}
      aria-label={take ? t('inbox.claimNamed', named) : t('inbox.releaseNamed', named)}
      onClick={() => onHold(task, take)}
    >
      {take ? t('inbox.claim') : t('inbox.release')}
    </BusyButton>
  );
}
