import { useTranslation } from 'react-i18next';
import type { Task } from '../api/wire.ts';
import { Notice } from '../controls/notice.tsx';
import { useFormats } from '../language/format.ts';

/** A task that is over: somebody did it, or the pathway went on without it. */
export function TaskClosed({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  if (task.state !== 'COMPLETED') {
    return (
      <Notice tone="info" title={t('task.closedTitle')}>
        <p>{t('task.closedText')}</p>
      </Notice>
    );
  }
  const when = task.completionDate === null ? '' : moment(task.completionDate);
  return (
    <Notice tone="success" title={t('task.doneByTitle')}>
      <p>
        {task.completedBy === null
          ? t('task.doneBySomebody', { when })
          : t('task.doneBy', { name: task.completedBy, when })}
      </p>
    </Notice>
  );
}
