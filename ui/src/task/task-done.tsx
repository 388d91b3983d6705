import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task, TaskSummary } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { useCaseCode } from '../inbox/case-code.tsx';
import { NextTasks } from './next-tasks.tsx';

interface TaskDoneProps {
  readonly task: Task;
  readonly nextTasks: readonly TaskSummary[];
}

export function TaskDone({ task, nextTasks }: TaskDoneProps) {
  const { t } = useTranslation();
  const codeOf = useCaseCode();
  return (
    <div className="task-done">
      <div className="panel task-done-panel">
        <span className="done-mark" aria-hidden="true">
          <Icon name="check" />
        </span>
        <PageHeading
          title={t('task.doneTitle')}
          lead={t('task.doneText', { name: task.name, code: codeOf(task) })}
        />
        <NextTasks title={t('task.nextTitle')} none={t('task.nextNone')} tasks={nextTasks} />
        <div className="row-actions">
          <Link to="/attivita" className="btn btn-outline-primary">
            {t('task.toInbox')}
          </Link>
          <Link
            to="/casi/$processInstanceKey"
            params={{ processInstanceKey: task.rootProcessInstanceKey }}
            className="btn btn-quiet"
          >
            {t('task.toCase')}
          </Link>
        </div>
      </div>
    </div>
  );
}
