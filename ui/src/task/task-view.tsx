import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail, TaskSummary } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { DueDate } from '../controls/due-date.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { TaskDecisions } from '../decisions/task-decisions.tsx';
import { useCaseCode } from '../inbox/case-code.tsx';
import { HoldingOutcome } from '../inbox/holding-outcome.tsx';
import { useHolding } from '../inbox/inbox-queries.ts';
import { TaskClosed } from './task-closed.tsx';
import { TaskDone } from './task-done.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHeld } from './task-held.tsx';
import { TaskMap } from './task-map.tsx';
import { TaskWork } from './task-work.tsx';

export function TaskView({ detail }: { detail: TaskDetail }) {
  const { t } = useTranslation();
  const codeOf = useCaseCode();
  const holding = useHolding();
  const [nextTasks, setNextTasks] = useState<readonly TaskSummary[] | null>(null);
  const { task, may } = detail;

  const hold = (take: boolean) =>
    holding.mutate(
      { task, take },
      { onSuccess: () => announce(t(take ? 'inbox.claimed' : 'inbox.released', { name: task.name })) },
    );

  if (nextTasks !== null) return <TaskDone task={task} nextTasks={nextTasks} />;
  return (
    <>
      <PageHeading
        title={task.name}
        tabTitle={`${task.name}, ${codeOf(task)}`}
        lead={
          <>
            {task.processName} · <span className="mono">{codeOf(task)}</span>
          </>
        }
      />
      <p className="narrow-only">
        <DueDate due={task.dueDate} />
      </p>
      <div className="task-page">
        <div className="task-main">
          {holding.isError && <HoldingOutcome holding={holding} />}
          {may.complete ? (
            <TaskWork
              detail={detail}
              holding={holding.isPending}
              onHold={may.claim || may.release ? () => hold(may.claim) : undefined}
              onDone={setNextTasks}
            />
          ) : task.state === 'CREATED' ? (
            <TaskHeld detail={detail} busy={holding.isPending} onClaim={() => hold(true)} />
          ) : (
            <TaskClosed task={task} />
          )}
        </div>
        <aside className="task-side" aria-label={t('task.about')}>
          <TaskFacts task={task} />
          <TaskDecisions detail={detail} />
          <TaskMap task={task} />
        </aside>
      </div>
    </>
  );
}
