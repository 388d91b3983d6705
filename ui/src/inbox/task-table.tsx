import { useTranslation } from 'react-i18next';
import { DueDate } from '../controls/due-date.tsx';
import { Assignee } from './assignee.tsx';
import { CaseCode } from './case-code.tsx';
import { HoldButton } from './hold-button.tsx';
import { TaskLink } from './task-link.tsx';
import type { TaskListProps } from './task-list.ts';

export function TaskTable({ tasks, caption, busyKey, onHold }: TaskListProps) {
  const { t } = useTranslation();
  return (
    <table className="data-table task-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('inbox.columnTask')}</th>
          <th scope="col">{t('inbox.columnCase')}</th>
          <th scope="col">{t('inbox.columnDue')}</th>
          <th scope="col">{t('inbox.columnWho')}</th>
          <th scope="col" className="actions">
            {t('inbox.columnActions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.userTaskKey}>
            <th scope="row">
              <TaskLink task={task} />
              <span className="task-where">
                {task.processName}
                {task.lane !== null && ` · ${task.lane}`}
              </span>
            </th>
            <td>
              <CaseCode {...task} />
              <span className="task-where">{task.districtName}</span>
            </td>
            <td>
              <DueDate due={task.dueDate} />
            </td>
            <td>
              <Assignee assignee={task.assignee} />
            </td>
            <td className="actions">
              <HoldButton task={task} busy={busyKey === task.userTaskKey} onHold={onHold} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
