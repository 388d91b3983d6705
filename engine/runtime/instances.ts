import type { Command } from '../kernel/command.ts';
import type { Environment } from '../kernel/environment.ts';
import { effectsOf, type Effect } from '../kernel/effect.ts';
import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import { settle } from '../state/draft.ts';
import { emptyState } from '../state/instance-state.ts';
import { commanded, type Change, type Changed, type Current } from './change.ts';
import { newAssembly, type Assembly, type ExecuteOptions, type Happened } from './assembly.ts';
import { owedFor, owedRow, type Duty, type Owed } from './duty.ts';
import type { Committer } from './committer.ts';
import type { Definitions } from './definitions.ts';
import { EngineRejection } from './engine.ts';
import { flagIncidents } from './incident-flags.ts';
import { headerRecord, type InstanceHeader } from './instance-header.ts';
import { loadInstance, type LoadedInstance } from './instance-loader.ts';
import { Locks } from './lock.ts';
import type { Guard, Store } from './ports.ts';
import { project } from './projection.ts';
import type { Condition } from './query.ts';
import { projectSuspension } from './suspension.ts';
import { childHeader, requireNoneStart } from './start.ts';
import { withEverythingRead } from './unread.ts';
import { keyOf } from './fields.ts';

const MOST_ATTEMPTS = 10;
const MOST_CACHED = 10_000;
/** Signals and messages that throw each other are left to the next sweep after so many: whoever asked gets an answer. */
const MOST_HOPS = 1_000;

/**
 * Runs commands on instances.
 *
 * I1. One command at a time for each instance on this node; the guard on `revision` decides between nodes.
 * I2. State, events, records and what is owed to other instances go out in one commit.
 * I3. The cached state changes only after its commit is on disk; a failed commit leaves it as it was.
 */
export class Instances {
  private readonly store: Store;
  private readonly committer: Committer;
  private readonly definitions: Definitions;
  private readonly environment: (header: InstanceHeader) => Environment;
  private readonly followUp: (happened: Happened) => Promise<void>;
  private readonly carryOutDuty: (duty: Duty, outboxKey: Key, hops: number) => Promise<void>;
  private readonly onError: (failure: unknown, what: string) => void;
  private readonly locks = new Locks();
  private readonly cache = new Map<Key, LoadedInstance>();

  constructor(parts: {
    store: Store;
    committer: Committer;
    definitions: Definitions;
    environment: (header: InstanceHeader) => Environment;
    /** Called after the commit, before the command is answered. */
    followUp: (happened: Happened) => Promise<void>;
    /** Does what is owed to nobody in particular, and removes it from the outbox in the same commit. */
    carryOutDuty: (duty: Duty, outboxKey: Key, hops: number) => Promise<void>;
    onError: (failure: unknown, what: string) => void;
  }) {
    this.store = parts.store;
    this.committer = parts.committer;
    this.definitions = parts.definitions;
    this.environment = parts.environment;
    this.followUp = parts.followUp;
    this.carryOutDuty = parts.carryOutDuty;
    this.onError = parts.onError;
  }

  /** Starts an instance; its header and the Start command say how. */
  async start(header: InstanceHeader, command: Command, options: ExecuteOptions = {}): Promise<Happened> {
    const key = header.processInstanceKey;
    const assembly = await this.locks.run(key, async () => {
      const made = newAssembly(options);
      await this.begin(made, header, command, options.actor);
      await this.commitOrReject(made);
      return made;
    });
    return this.conclude(assembly);
  }

  /** Runs a command on a running instance. Throws `EngineRejection` when the instance refuses it. */
  execute(key: Key, command: Command, options: ExecuteOptions = {}): Promise<Happened> {
    return this.change(key, commanded(command), options);
  }

  /** The same for what is no command. */
  async change(key: Key, change: Change, options: ExecuteOptions = {}): Promise<Happened> {
    const assembly = await this.locks.run(key, async () => {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
        const made = await this.attempt(key, change, options);
        if (made) return made;
        await this.requireGuards(options.guards);
      }
      throw new EngineRejection(
        'UNAVAILABLE',
        `Instance ${key} stayed contended after ${MOST_ATTEMPTS} attempts.`,
      );
    });
    return this.conclude(assembly);
  }

  /** Pays what was owed when the process ended; called at start (all of it), by the sweeper and on resumption. */
  async payOutbox(which: Condition = { op: 'eq', field: 'held', value: null }): Promise<void> {
    for (const row of await this.store.list('outbox', which, { limit: 1000 }))
      await this.pay({
        outboxKey: keyOf(row, 'outboxKey'),
        instance: row['processInstanceKey'] as Key | null,
        command: row['command'] as unknown as Owed['command'],
      });
  }

  /** What a change would come to. Nothing is written. */
  look(key: Key, change: Change): Promise<Changed> {
    return this.locks.run(key, async () => this.decide(change, await this.running(key)));
  }

  /** A commit of others has changed what is stored about it. */
  forget(key: Key): void {
    this.cache.delete(key);
  }

  private async attempt(key: Key, change: Change, options: ExecuteOptions): Promise<Assembly | null> {
    const instance = await this.running(key);
    const changed = await this.decide(change, instance);
    const made = newAssembly(options);
    made.guards.push({ collection: 'processInstances', key, field: 'revision', value: instance.revision });
    await this.record(made, instance, changed, { name: change.name, actor: options.actor });
    if ((await this.commit(made)) === 'committed') return made;
    this.cache.delete(key);
    return null;
  }

  /** I3: what a step needs may be read while it is decided, because deciding changes nothing. */
  private async decide(change: Change, instance: LoadedInstance): Promise<Changed> {
    const current = await this.current(instance);
    return withEverythingRead(() => change.decide(current, this.environment));
  }

  private async running(key: Key): Promise<LoadedInstance> {
    const instance = await this.load(key);
    if (instance) return instance;
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to find an active process instance with key '${key}', but there is none.`,
    );
  }

  private async current({ header, state }: LoadedInstance): Promise<Current> {
    return { header, state, definition: await this.definitions.get(header.processDefinitionKey) };
  }

  private async begin(
    made: Assembly,
    header: InstanceHeader,
    command: Command,
    actor: string | undefined,
  ): Promise<void> {
    await this.readCallers(header);
    const instance: LoadedInstance = { header, state: emptyState(header.processInstanceKey), revision: 0 };
    made.writes.put('processInstances', header.processInstanceKey, headerRecord(header, 1));
    const change = commanded(command);
    await this.record(made, instance, await this.decide(change, instance), { name: change.name, actor });
  }

  private async record(
    made: Assembly,
    instance: LoadedInstance,
    { header, definition, decision, environment }: Changed,
    { name, actor }: { name: string; actor: string | undefined },
  ): Promise<void> {
    const { events, draft } = decision;
    const { now } = environment;
    const revision = instance.revision + 1;
    const key = header.processInstanceKey;
    made.writes.patch('processInstances', key, { revision });
    const projected = { header, definition, events, draft, now, actor: actor ?? null };
    project(made.writes, projected);
    await projectSuspension(this.store, made.writes, projected);
    await flagIncidents(this.store, made.writes, { header, events, draft });
    made.writes.put('history', `${key}_${String(revision).padStart(9, '0')}`, {
      historyKey: `${key}_${String(revision).padStart(9, '0')}`,
      processInstanceKey: key,
      revision,
      at: now,
      actor: actor ?? null,
      command: name,
      events: events as unknown as Json,
    });
    made.happened.push({ header, definition, events, hops: made.hops });
    made.settled.push(() => {
      instance.header = header;
      instance.state = settle(draft);
      instance.revision = revision;
      if (instance.state.phase === 'active') this.keep(key, instance);
      else this.cache.delete(key);
    });
    for (const effect of effectsOf(events)) {
      await this.carryOut(made, header, effect, environment);
      // What a suspended instance calls is suspended with it.
      if (draft.suspended && effect.type === 'StartCalled')
        await this.carryOut(made, header, { type: 'SuspendCalled', child: effect.child }, environment);
    }
  }

  /** A child starts in the same commit; everything else is owed, and paid when this commit is on disk. */
  private async carryOut(
    made: Assembly,
    header: InstanceHeader,
    effect: Effect,
    environment: Environment,
  ): Promise<void> {
    if (effect.type !== 'StartCalled') {
      const owed = owedFor(header, effect, environment.newKey(), environment.now);
      if (!owed) return;
      made.owed.push(owed);
      made.writes.put('outbox', owed.outboxKey, owedRow(owed));
      return;
    }
    const definition = await this.definitions.get(effect.definitionKey);
    const called = this.definitions.record(effect.definitionKey);
    const child = childHeader(header, effect, called, environment.now);
    requireNoneStart(definition);
    await this.begin(made, child, { type: 'Start', start: null, variables: effect.variables }, undefined);
  }

  private async conclude(made: Assembly): Promise<Happened> {
    for (const happened of made.happened) await this.followUp(happened);
    for (const owed of made.owed) await this.pay(owed, made.hops);
    const [first] = made.happened;
    if (!first) throw new Error('A command led to no step');
    return first;
  }

  /** At least once: what cannot be paid now stays in the outbox for the next sweep and holds nothing else back. */
  async pay(owed: Owed, hops = 0): Promise<void> {
    try {
      const { outboxKey, instance, command } = owed;
      if (instance !== null) await this.tell(instance, command as Command, outboxKey, hops);
      else if (hops < MOST_HOPS) await this.carryOutDuty(command as Duty, outboxKey, hops + 1);
      else
        throw new Error(
          `More than ${MOST_HOPS} signals and messages have thrown one another; the rest is left for later.`,
        );
    } catch (failure) {
      this.onError(failure, `carrying out what is owed (${owed.command.type})`);
    }
  }

  /** An instance that no longer waits for it has had it already; one that is suspended gets it when it is resumed. */
  private async tell(instance: Key, command: Command, outboxKey: Key, hops: number): Promise<void> {
    try {
      await this.execute(instance, command, { also: (writes) => writes.delete('outbox', outboxKey), hops });
    } catch (failure) {
      if (!(failure instanceof EngineRejection) || failure.code === 'UNAVAILABLE') throw failure;
      if (failure.isSuspended) return this.hold(outboxKey);
      await this.committer.commit({
        guards: [],
        writes: [{ op: 'delete', collection: 'outbox', key: outboxKey }],
      });
    }
  }

  /** The sweeper passes it by until the instance is resumed. */
  private async hold(outboxKey: Key): Promise<void> {
    const record = { held: true };
    await this.committer.commit({
      guards: [],
      writes: [{ op: 'patch', collection: 'outbox', key: outboxKey, record }],
    });
  }

  private async commit(made: Assembly): Promise<'committed' | 'conflict'> {
    const outcome = await this.committer.commit({ guards: made.guards, writes: made.writes.list() });
    if (outcome === 'committed') for (const settled of made.settled) settled();
    return outcome;
  }

  private async commitOrReject(made: Assembly): Promise<void> {
    if ((await this.commit(made)) === 'conflict')
      throw new EngineRejection(
        'ALREADY_EXISTS',
        'The same was started by another command in the same moment.',
      );
  }

  private async requireGuards(guards: readonly Guard[] = []): Promise<void> {
    for (const guard of guards) {
      const record = await this.store.find(guard.collection, guard.key);
      if ((record?.[guard.field] ?? null) !== guard.value)
        throw new EngineRejection('INVALID_STATE', `${guard.collection} ${guard.key} has changed meanwhile.`);
    }
  }

  private async load(key: Key): Promise<LoadedInstance | null> {
    const cached = this.cache.get(key);
    if (cached) return cached;
    const loaded = await loadInstance(this.store, key);
    if (!loaded) return null;
    await this.readCallers(loaded.header);
    this.keep(key, loaded);
    return loaded;
  }

  /** A step asks synchronously whether a caller catches an error, so their diagrams must be at hand. */
  private async readCallers(header: InstanceHeader): Promise<void> {
    for (const caller of header.callers) await this.definitions.get(caller.processDefinitionKey);
  }

  private keep(key: Key, instance: LoadedInstance): void {
    this.cache.delete(key);
    this.cache.set(key, instance);
    if (this.cache.size <= MOST_CACHED) return;
    for (const oldest of this.cache.keys()) {
      this.cache.delete(oldest);
      break;
    }
  }
}
