import type { BatchKinds } from './batches/batch-kind.ts';
import { BatchRunner } from './batches/batch-runner.ts';
import { Batches } from './batches/batches.ts';
import { batchKinds } from './batches/kinds.ts';
import type { Key } from '../model/ids.ts';
import { operatingKinds } from './batches/operating-kinds.ts';
import { Committer } from './committer.ts';
import { Completions } from './completions.ts';
import { engineCollections } from './collections.ts';
import { DecisionDefinitions } from './decision-definitions.ts';
import { Definitions, type VersionPolicy } from './definitions.ts';
import { ConditionalStarts } from './conditional-starts.ts';
import { Deployments } from './deployments.ts';
import type { Engine } from './engine.ts';
import { EngineClock } from './engine-clock.ts';
import type { Duty } from './duty.ts';
import { Environments, type CalendarsOf } from './environments.ts';
import { EventStarts } from './event-starts.ts';
import { batchCommands } from './facade/batch-commands.ts';
import { clockCommands } from './facade/clock-commands.ts';
import { decisionCommands } from './facade/decision-commands.ts';
import { definitionCommands } from './facade/definition-commands.ts';
import { expressionCommands } from './facade/expression-commands.ts';
import { incidentCommands } from './facade/incident-commands.ts';
import { instanceCommands } from './facade/instance-commands.ts';
import { jobCommands } from './facade/job-commands.ts';
import { messageCommands } from './facade/message-commands.ts';
import { operatingCommands } from './facade/operating-commands.ts';
import { userTaskCommands } from './facade/user-task-commands.ts';
import type { Happened } from './assembly.ts';
import { InstanceDeletions } from './instance-deletions.ts';
import { Instances } from './instances.ts';
import { Jobs } from './jobs.ts';
import { createKeySource, latestKeyTime } from './keys.ts';
import { Locks } from './lock.ts';
import { MessageStarts } from './message-starts.ts';
import { Messages } from './messages.ts';
import { Migrations } from './migrations.ts';
import type { Parts } from './parts.ts';
import type { Clock, Scheduler, Store } from './ports.ts';
import { ResourceDeletions } from './resource-deletions.ts';
import { Scripts } from './scripts.ts';
import { Signals } from './signals.ts';
import { TaskTransitions } from './task-transitions.ts';
import { afterResumption } from './suspension.ts';
import { Timers } from './timers.ts';

export interface EngineOptions {
  /** Open already, with at least `engineCollections`. */
  readonly store: Store;
  readonly scheduler: Scheduler;
  /** Real time. */
  readonly clock: Clock;
  /** 0 to 999, different on each node that shares the store. */
  readonly node?: number;
  /** IANA zone in which dates without offset are read. */
  readonly zone?: string;
  readonly versions?: VersionPolicy;
  /** The working-day calendars of each tenant. */
  readonly calendars?: CalendarsOf;
  /** Types of batch operations beside the engine's own. */
  readonly batchKinds?: BatchKinds;
  /** Told what failed in the background (a timer that could not fire); it is tried again. */
  readonly onError?: (failure: unknown, what: string) => void;
}

/** An engine over a store. Nothing happens before `start`. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { store, scheduler } = options;
  const zone = options.zone ?? 'Europe/Rome';
  const onError = options.onError ?? (() => undefined);
  const clock = new EngineClock(options.clock);
  const newKey = createKeySource(
    () => options.clock.now(),
    options.node ?? 0,
    await latestKeyTime(store, engineCollections),
  );
  const committer = new Committer(store);
  const scripts = new Scripts();
  const definitions = new Definitions(store, scripts, options.versions);
  const decisions = new DecisionDefinitions(store);
  const { calendars } = options;
  const environments = new Environments({ definitions, decisions, clock, newKey, zone, scripts, calendars });
  const instances = new Instances({
    store,
    committer,
    definitions,
    environment: (header) => environments.of(header),
    followUp,
    carryOutDuty,
    onError,
  });
  const parts: Parts = {
    store,
    committer,
    instances,
    definitions,
    decisions,
    clock,
    newKey,
    zone,
    feelClock: (tenantId) => environments.feelClock(tenantId, clock.now()),
    onError,
  };
  const jobs = new Jobs({ ...parts, wakeAt });
  const starts = new EventStarts(parts);
  const messages = new Messages(parts, new MessageStarts(parts, starts));
  const timers = new Timers(parts, starts);
  const deploying = new Locks();
  const deployments = new Deployments(parts, deploying, scripts);
  const resourceDeletions = new ResourceDeletions(parts, deploying);
  const completions = new Completions(store);
  const taskTransitions = new TaskTransitions(store);
  const instanceDeletions = new InstanceDeletions(parts);
  const migrations = new Migrations(parts);
  const batchDeps = {
    kinds: {
      ...batchKinds({ ...parts, instanceDeletions }),
      ...operatingKinds(parts, migrations),
      ...options.batchKinds,
    },
    locks: new Locks(),
  };
  const batchRunner = new BatchRunner(parts, { ...batchDeps, wakeAt });
  const batches = new Batches(parts, { ...batchDeps, poke: () => batchRunner.poke() });

  const conditionals = new ConditionalStarts(parts, starts, (source, lookup, tenantId) =>
    environments.evaluate(source, lookup, tenantId),
  );
  const signals = new Signals(parts, starts, (owed, hops) => instances.pay(owed, hops));

  function carryOutDuty(duty: Duty, outboxKey: Key, hops: number): Promise<void> {
    if (duty.type === 'BroadcastSignal') return signals.spread(duty, outboxKey, hops);
    if (duty.type === 'StartBySignal') return signals.start(duty, outboxKey, hops);
    return messages.deliverThrown(duty, outboxKey, hops);
  }

  async function followUp(happened: Happened): Promise<void> {
    jobs.notice(happened);
    taskTransitions.notice(happened);
    const { header, hops } = happened;
    await afterResumption(parts, { messages, wakeAt, pokeJobs: () => jobs.poke() }, happened);
    for (const event of happened.events) {
      if (event.type === 'WaitOpened' && event.wait.on === 'message')
        await messages.matchOpened(header, event.element, event.wait, hops);
      else if (event.type === 'WaitOpened' && event.wait.on === 'timer') wakeAt(event.wait.due);
      else if (event.type === 'TimerFired' && event.replacedBy?.on === 'timer') wakeAt(event.replacedBy.due);
      else if (event.type === 'JobFailed') wakeAt(event.retryAt);
      else if (event.type === 'InstanceCompleted' || event.type === 'InstanceTerminated') {
        completions.notice(header.processInstanceKey);
        await messages.matchReleased(header, hops);
      }
    }
  }

  /** A time of the engine's clock as an alarm in real time. */
  function wakeAt(time: number): void {
    scheduler.wakeAt(options.clock.now() + Math.max(0, time - clock.now()));
  }

  async function due(): Promise<void> {
    const next = await timers.fireDue();
    for (const time of [next, await jobs.nextAvailable()]) if (time !== null) wakeAt(time);
    await messages.dropExpired();
    await instances.payOutbox();
    jobs.poke();
    batchRunner.poke();
  }

  return {
    async start() {
      await definitions.load();
      await decisions.load();
      const pinned = await store.find('settings', 'clock');
      if (typeof pinned?.['value'] === 'number') clock.pin(pinned['value']);
      await instances.payOutbox({ op: 'and', of: [] });
      await messages.rematch();
      await instanceDeletions.resume();
      scheduler.start(due);
      await due();
    },

    async stop() {
      jobs.stop();
      completions.stop();
      taskTransitions.stop();
      await scheduler.stop();
      await batchRunner.stop();
      await committer.drained();
    },

    ...definitionCommands({
      definitions,
      decisions,
      deployments,
      resourceDeletions,
      batches,
      sweepSoon: () => wakeAt(clock.now()),
    }),
    ...decisionCommands(parts),
    ...instanceCommands({ ...parts, completions, taskTransitions, instanceDeletions }),
    ...operatingCommands({ ...parts, migrations }),
    ...userTaskCommands({ ...parts, taskTransitions }),
    ...jobCommands({ jobs, clock, zone, wakeAt }),
    ...messageCommands({ messages, signals, conditionals }),
    ...incidentCommands(parts),
    ...batchCommands({ batches }),
    ...expressionCommands({ environments }),
    ...clockCommands({ clock, committer, due }),

    find: (collection, key) => store.find(collection, key),
    search: (collection, query) => store.search(collection, query),
    count: (...asked) => store.count(...asked),
    commit: (commit) => committer.commit(commit),
    newKey,
    onCommit: (listener) => committer.onCommit(listener),
  };
}
