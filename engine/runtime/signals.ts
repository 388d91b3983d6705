import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import { AREA_WIDE } from './versions.ts';
import { owedRow, type Duty, type Owed } from './duty.ts';
import { EngineRejection } from './engine.ts';
import type { EventStarts } from './event-starts.ts';
import { keyOf, textOf } from './fields.ts';
import type { Parts } from './parts.ts';
import type { Guard, Write } from './ports.ts';
import type { StoredRecord } from './query.ts';

export interface BroadcastSignal {
  readonly signalName: string;
  readonly variables?: Variables;
  readonly tenantId?: string;
}

/**
 * Signals reach everybody who waits for their name at that moment, in all instances of a tenant.
 *
 * G1. Who is reached is decided in one commit that writes an outbox row for each; a row is paid exactly once, in the
 *     commit of the step it leads to.
 */
export class Signals {
  private readonly parts: Parts;
  private readonly starts: EventStarts;
  private readonly pay: (owed: Owed, hops: number) => Promise<void>;

  constructor(parts: Parts, starts: EventStarts, pay: (owed: Owed, hops: number) => Promise<void>) {
    this.parts = parts;
    this.starts = starts;
    this.pay = pay;
  }

  /** From outside. Answers when everybody has been told. */
  async broadcast({
    signalName,
    variables = {},
    tenantId = AREA_WIDE,
  }: BroadcastSignal): Promise<{ signalKey: Key; tenantId: string }> {
    const signalKey = this.parts.newKey();
    await this.spread(
      { type: 'BroadcastSignal', signal: signalKey, name: signalName, tenantId, variables },
      null,
    );
    return { signalKey, tenantId };
  }

  /** `outboxKey`: the row by which an instance owes it; it goes in the same commit. */
  async spread(
    signal: Extract<Duty, { type: 'BroadcastSignal' }>,
    outboxKey: Key | null,
    hops = 0,
  ): Promise<void> {
    const waiting = await this.parts.store.list('signalSubscriptions', {
      op: 'and',
      of: [
        { op: 'eq', field: 'signalName', value: signal.name },
        { op: 'eq', field: 'tenantId', value: signal.tenantId },
      ],
    });
    const owed = waiting.map((row) => this.owedTo(row, signal));
    const writes: Write[] = owed.map((each) => ({
      op: 'put',
      collection: 'outbox',
      key: each.outboxKey,
      record: owedRow(each),
    }));
    const guards: Guard[] = [];
    if (outboxKey !== null) {
      writes.push({ op: 'delete', collection: 'outbox', key: outboxKey });
      guards.push({ collection: 'outbox', key: outboxKey, field: 'outboxKey', value: outboxKey });
    }
    if (writes.length === 0) return;
    // A conflict: somebody else has told them.
    if ((await this.parts.committer.commit({ guards, writes })) === 'conflict') return;
    for (const each of owed) await this.pay(each, hops);
  }

  /** A start event that has been reached: the instance and the end of the debt in one commit. */
  async start(duty: Extract<Duty, { type: 'StartBySignal' }>, outboxKey: Key, hops: number): Promise<void> {
    try {
      await this.starts.occur({
        ...duty,
        hops,
        guards: [{ collection: 'outbox', key: outboxKey, field: 'outboxKey', value: outboxKey }],
        note: (writes) => writes.delete('outbox', outboxKey),
      });
    } catch (failure) {
      if (!(failure instanceof EngineRejection) || failure.code !== 'ALREADY_EXISTS') throw failure;
    }
  }

  private owedTo(row: StoredRecord, signal: Extract<Duty, { type: 'BroadcastSignal' }>): Owed {
    const outboxKey = this.parts.newKey();
    const { variables, tenantId } = signal;
    if (row['processInstanceKey'] !== null) {
      const wait = keyOf(row, 'signalSubscriptionKey');
      const element = keyOf(row, 'elementInstanceKey');
      return {
        outboxKey,
        instance: keyOf(row, 'processInstanceKey'),
        command: { type: 'CorrelateSignal', element, wait, variables },
      };
    }
    const definitionKey = keyOf(row, 'processDefinitionKey');
    const start = textOf(row, 'elementId') as NodeId;
    const instance = this.parts.newKey();
    return {
      outboxKey,
      instance: null,
      command: {
        type: 'StartBySignal',
        instance,
        definitionKey,
        start,
        part: Number(row['part']),
        tenantId,
        variables,
      },
    };
  }
}
