import type { Key } from '../model/ids.ts';
import type { Wait } from '../state/instance-state.ts';
import { AREA_WIDE } from './versions.ts';
import type { Duty } from './duty.ts';
import { EngineRejection, type PublishMessage } from './engine.ts';
import type { MessageStarts } from './message-starts.ts';
import { succeeded } from './succeeded.ts';
import type { InstanceHeader } from './instance-header.ts';
import { Locks } from './lock.ts';
import { messageOf, parseLock, type Message } from './message.ts';
import type { StoredRecord } from './query.ts';
import { keyOf, textOf } from './fields.ts';
import type { Parts } from './parts.ts';

interface DeliverOptions {
  /** Start events that get it; absent: all that wait for it. */
  readonly mayStart?: (subscription: StoredRecord) => boolean;
  readonly hops?: number;
}

/**
 * Messages find their subscriptions by tenant, name and correlation key (SEMANTICS of Camunda 8).
 *
 * M1. A message reaches a process id at most once: `correlatedMessageSubscriptions` is guarded in the same commit.
 * M2. A buffered message and a new subscription cannot miss each other: each is written before it looks for the other.
 * M3. (`message-starts.ts`) At most one running instance for each process and correlation key is started by messages.
 */
export class Messages {
  private readonly parts: Parts;
  private readonly starts: MessageStarts;
  private readonly locks = new Locks();

  constructor(parts: Parts, starts: MessageStarts) {
    this.parts = parts;
    this.starts = starts;
  }

  /** Answers when it has been delivered to all who wait, and buffered if it has time to live. */
  async publish(
    request: PublishMessage,
  ): Promise<{ messageKey: Key; tenantId: string; reached: readonly Key[] }> {
    const message = this.message(request);
    const { timeToLive = 0, messageId } = request;
    return this.locks.run(`${message.tenantId} ${message.name} ${message.correlationKey}`, async () => {
      if (messageId !== undefined) await this.requireNew(message, messageId);
      if (timeToLive > 0) await this.buffer(message, messageId ?? null, this.parts.clock.now() + timeToLive);
      const reached = await this.deliver(message);
      return { messageKey: message.key, tenantId: message.tenantId, reached };
    });
  }

  /**
   * A message an instance has thrown. Buffered and taken off the outbox in one commit, so that it is in either; what a
   * crash leaves undelivered is found again when the engine starts.
   */
  async deliverThrown(
    duty: Extract<Duty, { type: 'PublishMessage' }>,
    outboxKey: Key,
    hops: number,
  ): Promise<void> {
    const { message: messageKey, name, correlationKey, tenantId, deadline, variables } = duty;
    const record = { messageKey, name, correlationKey, tenantId, deadline, variables, messageId: null };
    const message = { key: messageKey, name, correlationKey, tenantId, variables };
    const outcome = await this.parts.committer.commit({
      guards: [{ collection: 'outbox', key: outboxKey, field: 'outboxKey', value: outboxKey }],
      writes: [
        { op: 'put', collection: 'messages', key: messageKey, record },
        { op: 'delete', collection: 'outbox', key: outboxKey },
      ],
    });
    if (outcome === 'committed') await this.deliver(message, { hops });
  }

  /** Delivered to whoever waits now, never buffered. */
  async correlate(
    request: PublishMessage,
  ): Promise<{ messageKey: Key; tenantId: string; processInstanceKey: Key }> {
    const { messageKey, tenantId, reached } = await this.publish({ ...request, timeToLive: 0 });
    const [processInstanceKey] = reached;
    if (processInstanceKey) return { messageKey, tenantId, processInstanceKey };
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to find a subscription for message with name '${request.name}' and correlation key '${request.correlationKey ?? ''}', but there is none.`,
    );
  }

  /** A subscription has just been opened: the oldest buffered message that fits goes to it; if it stays open, the next too. */
  async matchOpened(
    header: InstanceHeader,
    element: Key,
    wait: Pick<Extract<Wait, { on: 'message' }>, 'key' | 'name' | 'correlationKey'>,
    hops = 0,
  ): Promise<void> {
    for (const row of await this.buffered(header.tenantId, wait.name, wait.correlationKey)) {
      const message = messageOf(row);
      if (
        await this.deliverTo(
          message,
          header.processDefinitionId,
          { instance: header.processInstanceKey, element, wait: wait.key },
          hops,
        )
      ) {
        const subscription = await this.parts.store.find('messageSubscriptions', wait.key);
        if (subscription?.['messageSubscriptionState'] !== 'CREATED') return;
      }
    }
  }

  /** An instance that held a start lock has ended: the oldest buffered message for its key starts the next. */
  async matchReleased({ startLock }: InstanceHeader, hops = 0): Promise<void> {
    if (startLock === null) return;
    const { tenantId, processDefinitionId, correlationKey } = parseLock(startLock);
    const starts = await this.starts.subscriptions(tenantId, {
      op: 'eq',
      field: 'processDefinitionId',
      value: processDefinitionId,
    });
    for (const start of starts)
      for (const row of await this.buffered(tenantId, textOf(start, 'messageName'), correlationKey))
        if (await this.starts.start(messageOf(row), start, hops)) return;
  }

  async dropExpired(): Promise<void> {
    const expired = await this.parts.store.list(
      'messages',
      { op: 'lte', field: 'deadline', value: this.parts.clock.now() },
      { limit: 1000 },
    );
    if (expired.length === 0) return;
    const keys = expired.map((row) => textOf(row, 'messageKey'));
    // An instance that was deleted has left behind that they had reached it: that is of no use any more.
    const orphans = await this.parts.store.list('correlatedMessageSubscriptions', {
      op: 'and',
      of: [
        { op: 'in', field: 'messageKey', value: keys },
        { op: 'eq', field: 'processInstanceKey', value: null },
      ],
    });
    const writes = [
      ...keys.map((key) => ({ op: 'delete', collection: 'messages', key }) as const),
      ...orphans.map((row) => {
        const key = textOf(row, 'correlationId');
        return { op: 'delete', collection: 'correlatedMessageSubscriptions', key } as const;
      }),
    ];
    await this.parts.committer.commit({ guards: [], writes });
  }

  /**
   * After a crash: buffered messages and open subscriptions that had no time to find each other. A start event that
   * was deployed after a message was published does not get it.
   */
  async rematch(): Promise<void> {
    const live = await this.parts.store.list('messages', {
      op: 'gt',
      field: 'deadline',
      value: this.parts.clock.now(),
    });
    for (const row of live) {
      const message = messageOf(row);
      const mayStart = (start: StoredRecord) => keyOf(start, 'messageSubscriptionKey') < message.key;
      await this.deliver(message, { mayStart });
    }
  }

  private message({
    name,
    correlationKey = '',
    tenantId = AREA_WIDE,
    variables = {},
  }: PublishMessage): Message {
    return { key: this.parts.newKey(), name, correlationKey, tenantId, variables };
  }

  private async requireNew(message: Message, messageId: string): Promise<void> {
    const same = await this.buffered(message.tenantId, message.name, message.correlationKey);
    if (same.some((row) => row['messageId'] === messageId))
      throw new EngineRejection(
        'ALREADY_EXISTS',
        `Expected to publish a new message with id '${messageId}', but a message with that id was already published.`,
      );
  }

  private async buffer(
    { key, ...message }: Message,
    messageId: string | null,
    deadline: number,
  ): Promise<void> {
    const record = { ...message, messageKey: key, messageId, deadline };
    await this.parts.committer.commit({
      guards: [],
      writes: [{ op: 'put', collection: 'messages', key, record }],
    });
  }

  /** To one open subscription of each process, then to the start events of the processes not reached. */
  private async deliver(
    message: Message,
    { mayStart = () => true, hops = 0 }: DeliverOptions = {},
  ): Promise<readonly Key[]> {
    const reached = new Map<string, Key>();
    const open = await this.parts.store.list('messageSubscriptions', {
      op: 'and',
      of: [
        { op: 'eq', field: 'messageName', value: message.name },
        { op: 'eq', field: 'correlationKey', value: message.correlationKey },
        { op: 'eq', field: 'messageSubscriptionState', value: 'CREATED' },
        { op: 'eq', field: 'tenantId', value: message.tenantId },
        { op: 'neq', field: 'processInstanceKey', value: null },
      ],
    });
    for (const row of open) {
      const processId = textOf(row, 'processDefinitionId');
      if (reached.has(processId)) continue;
      const instance = keyOf(row, 'processInstanceKey');
      const element = keyOf(row, 'elementInstanceKey');
      const wait = keyOf(row, 'messageSubscriptionKey');
      if (await this.deliverTo(message, processId, { instance, element, wait }, hops))
        reached.set(processId, instance);
    }
    const starts = await this.starts.subscriptions(message.tenantId, {
      op: 'eq',
      field: 'messageName',
      value: message.name,
    });
    for (const row of starts) {
      const processId = textOf(row, 'processDefinitionId');
      if (reached.has(processId) || !mayStart(row)) continue;
      const instance = await this.starts.start(message, row, hops);
      if (instance) reached.set(processId, instance);
    }
    return [...reached.values()];
  }

  /** M1. False when the process has had this message, or the subscription is gone. */
  private async deliverTo(
    message: Message,
    processId: string,
    { instance, element, wait }: { instance: Key; element: Key; wait: Key },
    hops: number,
  ): Promise<boolean> {
    const key = `${message.key}_${processId}`;
    if (await this.parts.store.find('correlatedMessageSubscriptions', key)) return false;
    const command = {
      type: 'CorrelateMessage',
      element,
      wait,
      message: message.key,
      variables: message.variables,
    } as const;
    return succeeded(
      this.parts.instances.execute(instance, command, {
        guards: [{ collection: 'correlatedMessageSubscriptions', key, field: 'correlationId', value: null }],
        hops,
      }),
    );
  }

  private buffered(tenantId: string, name: string, correlationKey: string): Promise<readonly StoredRecord[]> {
    return this.parts.store.list('messages', {
      op: 'and',
      of: [
        { op: 'eq', field: 'name', value: name },
        { op: 'eq', field: 'correlationKey', value: correlationKey },
        { op: 'eq', field: 'tenantId', value: tenantId },
        { op: 'gt', field: 'deadline', value: this.parts.clock.now() },
      ],
    });
  }
}
