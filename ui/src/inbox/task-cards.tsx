import { DueDate } from '../controls/due-date.tsx';
import { Assignee } from './assignee.tsx';
import { CaseCode } from './case-code.tsx';
import { HoldButton } from './hold-button.tsx';
import { TaskLink } from './task-link.tsx';
import type { TaskListProps } from './task-list.ts';

export function TaskCards({ tasks, caption, busyKey, onHold }: TaskListProps) {
  return (
    <ul className="cards" aria-label={caption}>
      {tasks.map((task) => (
        <li key={task.userTaskKey} className={`panel task-card ${task.overdue ? 'task-card-late' : ''}`}>
          <h2>
            <TaskLink task={task} />
          </h2>
          <p className="task-where">{task.processName}</p>
          <p className="task-card-line">
            <CaseCode {...task} />
            <span className="soft">{task.districtName}</span>
          </p>
          <p className="task-card-line">
            <DueDate due={task.dueDate} />
          </p>
          <div className="task-card-foot">
            <Assignee assignee={task.assignee} />
            <HoldButton task={task} busy={busyKey === task.userTaskKey} onHold={onHold} />
          </div>
        </li>
      ))}
    </ul>
  );
}
