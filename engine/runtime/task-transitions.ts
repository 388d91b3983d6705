import type { Key } from '../model/ids.ts';
import type { EventOf } from '../state/events.ts';
import type { Happened } from './assembly.ts';
import { EngineRejection } from './engine.ts';
import { textOf } from './fields.ts';
import { readTransition } from './listened-task.ts';
import type { Store } from './ports.ts';
import { Waiting } from './waiting.ts';

const DEFAULT_WAIT_MS = 10_000;
/** Another node may have run the last listener: it is looked up at least so often. */
const LOOK_MS = 1_000;

type Begun = EventOf<'UserTaskTransitionBegun'>;

/** Callers that wait for what the listeners of a user task say. */
export class TaskTransitions {
  private readonly store: Store;
  private readonly waiting = new Waiting();
  private stopping = false;

  constructor(store: Store) {
    this.store = store;
  }

  /**
   * Resolves when what a command has begun on the task of an element is applied; at once if it has no listeners.
   * Denied, or the task was canceled meanwhile: INVALID_STATE.
   */
  async applied({ header, events }: Happened, element: Key, waitMs = DEFAULT_WAIT_MS): Promise<void> {
    const begun = events.find(
      (event): event is Begun => event.type === 'UserTaskTransitionBegun' && event.element === element,
    );
    if (!begun || waitMs <= 0) return;
    const until = Date.now() + waitMs;
    for (;;) {
      // Begin to wait before looking, so that an end in between is not missed.
      const change = this.waiting.begin(begun.task, Math.min(LOOK_MS, Math.max(0, until - Date.now())));
      try {
        if (await this.isOver(begun)) {
          await this.requireApplied(header.processInstanceKey, begun);
          return;
        }
        if (this.stopping)
          throw new EngineRejection('UNAVAILABLE', 'The engine is stopping; the listeners go on.');
        if (Date.now() >= until)
          throw new EngineRejection(
            'DEADLINE_EXCEEDED',
            `The listeners of user task ${begun.task} were not done within ${waitMs} ms; they go on.`,
          );
        await change.called;
      } finally {
        change.end();
      }
    }
  }

  notice({ events }: Happened): void {
    for (const event of events) if ('task' in event) this.waiting.call(event.task);
  }

  stop(): void {
    this.stopping = true;
    this.waiting.callAll();
  }

  private async isOver({ element, transition }: Begun): Promise<boolean> {
    return (await readTransition(this.store, element))?.transition.key !== transition.key;
  }

  private async requireApplied(instance: Key, { task, transition }: Begun): Promise<void> {
    const jobs = await this.store.list('jobs', {
      op: 'and',
      of: [
        { op: 'eq', field: 'processInstanceKey', value: instance },
        { op: 'eq', field: 'transitionKey', value: transition.key },
      ],
    });
    const denied = jobs.find((job) => job['isDenied'] === true);
    if (denied)
      throw new EngineRejection(
        'INVALID_STATE',
        typeof denied['deniedReason'] === 'string'
          ? denied['deniedReason']
          : `A listener (${textOf(denied, 'type')}) denied the ${transition.on} of user task ${task}.`,
      );
    const record = await this.store.find('userTasks', task);
    const isCanceled = record?.['state'] === 'CANCELED' || record?.['state'] === 'CANCELING';
    if (jobs.some((job) => job['state'] === 'CANCELED') || (transition.on === 'completing' && isCanceled))
      throw new EngineRejection('INVALID_STATE', `The user task ${task} was canceled meanwhile.`);
  }
}
