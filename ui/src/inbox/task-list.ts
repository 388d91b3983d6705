import type { TaskSummary } from '../api/wire.ts';

/** What the table and the cards have in common. */
export interface TaskListProps {
  readonly tasks: readonly TaskSummary[];
  readonly caption: string;
  /** The task that is being taken or given back. */
  readonly busyKey: string | null;
  readonly onHold: (task: TaskSummary, take: boolean) => void;
}
