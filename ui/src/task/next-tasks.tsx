import { Link } from '@tanstack/react-router';
import type { TaskSummary } from '../api/wire.ts';
import { DueDate } from '../controls/due-date.tsx';
import { Icon } from '../controls/icon.tsx';

interface NextTasksProps {
  readonly title: string;
  readonly none: string;
  readonly tasks: readonly TaskSummary[];
}

/** What can be done now in the same case. */
export function NextTasks({ title, none, tasks }: NextTasksProps) {
  return (
    <section className="next-tasks">
      <h2>{title}</h2>
      {tasks.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul>
          {tasks.map((task) => (
            <li key={task.userTaskKey}>
              <Link to="/attivita/$userTaskKey" params={{ userTaskKey: task.userTaskKey }}>
                <span>
                  <strong>{task.name}</strong>
                  <span className="task-where">{task.lane ?? task.processName}</span>
                </span>
                <DueDate due={task.dueDate} showDate={false} />
                <Icon name="arrow-right" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
