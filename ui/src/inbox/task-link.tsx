import { Link } from '@tanstack/react-router';
import type { TaskSummary } from '../api/wire.ts';

export function TaskLink({ task }: { task: TaskSummary }) {
  return (
    <Link className="task-link" to="/attivita/$userTaskKey" params={{ userTaskKey: task.userTaskKey }}>
      {task.name}
    </Link>
  );
}
