import type { NodeId } from '../model/ids.ts';
import { EngineRejection } from './engine.ts';
import type { EventStarts } from './event-starts.ts';
import type { StoredRecord } from './query.ts';
import { nextStartTimer } from './start-subscriptions.ts';
import { keyOf, textOf } from './fields.ts';
import type { Parts } from './parts.ts';

const AT_ONCE = 128;

/** Fires what is due. The timer's row goes in the commit of its firing, so each fires once, however often it is tried. */
export class Timers {
  private readonly parts: Parts;
  private readonly starts: EventStarts;

  constructor(parts: Parts, starts: EventStarts) {
    this.parts = parts;
    this.starts = starts;
  }

  /** Fires all timers due now, oldest first; gives the time (engine clock) of the next one, null when there is none. */
  async fireDue(): Promise<number | null> {
    const failed = new Set<string>();
    for (;;) {
      const due = await this.parts.store.list(
        'timers',
        { op: 'lte', field: 'dueDate', value: this.parts.clock.now() },
        { sort: [{ field: 'dueDate', order: 'asc' }], limit: AT_ONCE + failed.size },
      );
      const now = due.filter((timer) => !failed.has(textOf(timer, 'timerKey')));
      if (now.length === 0) break;
      await Promise.all(now.map((timer) => this.tryToFire(timer, failed)));
    }
    const [next] = await this.parts.store.list(
      'timers',
      { op: 'gt', field: 'dueDate', value: this.parts.clock.now() },
      { sort: [{ field: 'dueDate', order: 'asc' }], limit: 1 },
    );
    return next ? Number(next['dueDate']) : null;
  }

  /** A timer that cannot fire now is tried again at the next sweep; the others go on. */
  private async tryToFire(timer: StoredRecord, failed: Set<string>): Promise<void> {
    try {
      if (timer['elementInstanceKey'] === null) await this.fireStart(timer);
      else await this.fire(timer);
    } catch (failure) {
      failed.add(textOf(timer, 'timerKey'));
      this.parts.onError(failure, `firing timer ${textOf(timer, 'timerKey')}`);
    }
  }

  private async fire(timer: StoredRecord): Promise<void> {
    const wait = keyOf(timer, 'timerKey');
    const element = keyOf(timer, 'elementInstanceKey');
    try {
      await this.parts.instances.execute(keyOf(timer, 'processInstanceKey'), {
        type: 'FireTimer',
        element,
        wait,
      });
    } catch (failure) {
      // Suspended in the same moment: it is due again when the instance is resumed.
      if (failure instanceof EngineRejection && failure.isSuspended) return;
      if (!(failure instanceof EngineRejection) || failure.code !== 'NOT_FOUND') throw failure;
      await this.parts.committer.commit({
        guards: [],
        writes: [{ op: 'delete', collection: 'timers', key: wait }],
      });
    }
  }

  /** A timer start event: the new instance and the next firing in one commit. */
  private async fireStart(timer: StoredRecord): Promise<void> {
    const timerKey = textOf(timer, 'timerKey');
    const definitionKey = textOf(timer, 'processDefinitionKey');
    const definition = await this.parts.definitions.get(definitionKey);
    const start = textOf(timer, 'elementId') as NodeId;
    const clock = this.parts.feelClock(textOf(timer, 'tenantId'));
    const next = nextStartTimer(definition, start, timer, clock);
    try {
      await this.starts.occur({
        definitionKey,
        start,
        part: Number(timer['part']),
        tenantId: textOf(timer, 'tenantId'),
        variables: {},
        guards: [{ collection: 'timers', key: timerKey, field: 'dueDate', value: timer['dueDate'] ?? null }],
        note: (writes) => {
          if (next) writes.patch('timers', timerKey, { dueDate: next.due, repetitions: next.repetitions });
          else writes.delete('timers', timerKey);
        },
      });
    } catch (failure) {
      // Another node fired it in the same moment.
      if (!(failure instanceof EngineRejection) || failure.code !== 'ALREADY_EXISTS') throw failure;
    }
  }
}
