import type { Key, NodeId } from '../model/ids.ts';
import type { EventStarts } from './event-starts.ts';
import { textOf } from './fields.ts';
import { lockOf, type Message } from './message.ts';
import type { Parts } from './parts.ts';
import type { Condition, StoredRecord } from './query.ts';
import { succeeded } from './succeeded.ts';

/**
 * Processes that messages start.
 *
 * M3. At most one running instance for each process and correlation key is started by messages: `messageStartLocks`.
 */
export class MessageStarts {
  private readonly parts: Parts;
  private readonly starts: EventStarts;

  constructor(parts: Parts, starts: EventStarts) {
    this.parts = parts;
    this.starts = starts;
  }

  /** Guarded by M1 of `messages.ts`. Null when this process has had the message, or an instance for its key runs. */
  async start(message: Message, subscription: StoredRecord, hops: number): Promise<Key | null> {
    const processId = textOf(subscription, 'processDefinitionId');
    const definitionKey = textOf(subscription, 'processDefinitionKey');
    const correlationId = `${message.key}_${processId}`;
    if (await this.parts.store.find('correlatedMessageSubscriptions', correlationId)) return null;
    const { key: messageKey, correlationKey, tenantId } = message;
    const startLock =
      correlationKey === '' ? null : lockOf({ tenantId, processDefinitionId: processId, correlationKey });
    if (startLock !== null && (await this.parts.store.find('messageStartLocks', startLock))) return null;
    const elementId = textOf(subscription, 'elementId') as NodeId;
    const now = this.parts.clock.now();
    let started: Key | null = null;
    const reached = await succeeded(
      this.starts.occur({
        definitionKey,
        start: elementId,
        part: Number(subscription['part']),
        tenantId,
        variables: message.variables,
        startLock,
        hops,
        guards: [
          {
            collection: 'correlatedMessageSubscriptions',
            key: correlationId,
            field: 'correlationId',
            value: null,
          },
          ...(startLock === null
            ? []
            : [{ collection: 'messageStartLocks', key: startLock, field: 'lock', value: null }]),
        ],
        note: (writes, instance) => {
          started = instance;
          if (startLock !== null && instance !== null)
            writes.put('messageStartLocks', startLock, { lock: startLock, processInstanceKey: instance });
          writes.put('correlatedMessageSubscriptions', correlationId, {
            correlationId,
            correlationKey,
            correlationTime: now,
            messageKey,
            messageName: message.name,
            processDefinitionId: processId,
            processDefinitionKey: definitionKey,
            processInstanceKey: instance,
            rootProcessInstanceKey: instance,
            elementId,
            elementInstanceKey: null,
            subscriptionKey: subscription['messageSubscriptionKey'] ?? null,
            tenantId,
          });
        },
      }),
    );
    return reached ? started : null;
  }

  /** The open subscriptions of start events. */
  subscriptions(tenantId: string, which: Condition): Promise<readonly StoredRecord[]> {
    return this.parts.store.list('messageSubscriptions', {
      op: 'and',
      of: [
        which,
        { op: 'eq', field: 'processInstanceKey', value: null },
        { op: 'eq', field: 'messageSubscriptionState', value: 'CREATED' },
        { op: 'eq', field: 'tenantId', value: tenantId },
      ],
    });
  }
}
