import type { Key } from '../model/ids.ts';
import type { Wait } from '../state/instance-state.ts';
import { keyOf, textOf } from './fields.ts';
import type { Happened } from './assembly.ts';
import type { Messages } from './messages.ts';
import type { Parts } from './parts.ts';
import type { Store } from './ports.ts';
import type { Projected } from './projection.ts';
import { waitOpened } from './projection-work.ts';
import type { WriteSet } from './write-set.ts';

/**
 * What the suspension (resumption) of an instance means for the records that others look for: timers by due time,
 * signals by name, jobs by availability. They leave the places where they are looked for, and come back to them, so a
 * suspended instance costs nobody anything. Message subscriptions stay: who finds one is refused and goes on.
 */
export async function projectSuspension(store: Store, writes: WriteSet, step: Projected): Promise<void> {
  const change = step.events.find(({ type }) => type === 'InstanceSuspended' || type === 'InstanceResumed');
  if (!change) return;
  const isSuspended = change.type === 'InstanceSuspended';
  for (const key in step.draft.base.elements)
    for (const wait of step.draft.find(key as Key)?.waits ?? [])
      moveWait(writes, step, key, wait, isSuspended);
  await moveJobs(store, writes, step, isSuspended);
}

function moveWait(
  writes: WriteSet,
  step: Projected,
  element: string,
  wait: Wait,
  isSuspended: boolean,
): void {
  if (wait.on === 'timer') writes.patch('timers', wait.key, { dueDate: isSuspended ? null : wait.due });
  else if (wait.on === 'signal' && isSuspended) writes.delete('signalSubscriptions', wait.key);
  else if (wait.on === 'signal') waitOpened(writes, step, element, wait);
}

/** From when a job is available is known to its record alone: workers take jobs without a step of the instance. */
async function moveJobs(
  store: Store,
  writes: WriteSet,
  { header, draft }: Projected,
  isSuspended: boolean,
): Promise<void> {
  const [from, to] = isSuspended ? ['availableAt', 'heldUntil'] : ['heldUntil', 'availableAt'];
  const rows = await store.list('jobs', {
    op: 'and',
    of: [
      { op: 'eq', field: 'processInstanceKey', value: header.processInstanceKey },
      { op: 'neq', field: from, value: null },
    ],
  });
  for (const row of rows) {
    const job = keyOf(row, 'jobKey');
    // One that the same step has cancelled stays as it is.
    if (draft.find(keyOf(row, 'elementInstanceKey'))?.job?.key === job)
      writes.patch('jobs', job, { [from]: null, [to]: row[from] ?? null });
  }
}

/** What waited for a resumption: buffered messages and what other instances owe. Timers and jobs are looked for anew. */
export async function afterResumption(
  { store, instances, clock }: Parts,
  {
    messages,
    pokeJobs,
    wakeAt,
  }: { messages: Messages; pokeJobs: () => void; wakeAt: (time: number) => void },
  { header, events }: Happened,
): Promise<void> {
  if (!events.some(({ type }) => type === 'InstanceResumed')) return;
  const own = { op: 'eq', field: 'processInstanceKey', value: header.processInstanceKey } as const;
  const open = { op: 'eq', field: 'messageSubscriptionState', value: 'CREATED' } as const;
  for (const row of await store.list('messageSubscriptions', { op: 'and', of: [own, open] }))
    await messages.matchOpened(header, keyOf(row, 'elementInstanceKey'), {
      key: keyOf(row, 'messageSubscriptionKey'),
      name: textOf(row, 'messageName'),
      correlationKey: textOf(row, 'correlationKey'),
    });
  await instances.payOutbox(own);
  wakeAt(clock.now());
  pokeJobs();
}
