import { checkFeel } from '../expressions/feel.ts';
import type { Key } from '../model/ids.ts';
import { Committer } from './committer.ts';
import { Completions } from './completions.ts';
import { engineCollections } from './collections.ts';
import { AREA_WIDE, Definitions, type VersionPolicy } from './definitions.ts';
import { Deployments } from './deployments.ts';
import { EngineRejection, type CreateInstance, type Engine } from './engine.ts';
import { EngineClock } from './engine-clock.ts';
import type { Duty } from './duty.ts';
import { Environments } from './environments.ts';
import type { Happened } from './assembly.ts';
import { Instances } from './instances.ts';
import { Jobs } from './jobs.ts';
import { createKeySource, latestKeyTime } from './keys.ts';
import { Messages } from './messages.ts';
import type { Parts } from './parts.ts';
import type { Clock, Scheduler, Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { requireNoneStart, rootHeader } from './start.ts';
import { Signals } from './signals.ts';
import { Timers } from './timers.ts';
import { userTaskChangeOf } from './user-task-change.ts';
import { readVisibleVariables } from './visible-variables.ts';
import { keyOf, textOf } from './fields.ts';

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
  const definitions = new Definitions(store, options.versions);
  const environments = new Environments(definitions, clock, newKey, zone);
  const instances = new Instances({
    store,
    committer,
    definitions,
    environment: (header) => environments.of(header),
    followUp,
    carryOutDuty,
    onError,
  });
  const parts: Parts = { store, committer, instances, definitions, clock, newKey, zone, onError };
  const jobs = new Jobs({ ...parts, wakeAt });
  const messages = new Messages(parts);
  const timers = new Timers(parts);
  const deployments = new Deployments(parts);
  const completions = new Completions(store);

  const signals = new Signals(parts, (owed) => instances.pay(owed));

  function carryOutDuty(duty: Duty, outboxKey: Key): Promise<void> {
    if (duty.type === 'BroadcastSignal') return signals.spread(duty, outboxKey);
    if (duty.type === 'StartBySignal') return signals.start(duty, outboxKey);
    return messages.deliverThrown(duty, outboxKey);
  }

  async function followUp(happened: Happened): Promise<void> {
    jobs.notice(happened);
    const { header } = happened;
    for (const event of happened.events) {
      if (event.type === 'WaitOpened' && event.wait.on === 'message')
        await messages.matchOpened(header, event.element, event.wait);
      else if (event.type === 'WaitOpened' && event.wait.on === 'timer') wakeAt(event.wait.due);
      else if (event.type === 'TimerFired' && event.replacedBy?.on === 'timer') wakeAt(event.replacedBy.due);
      else if (event.type === 'JobFailed') wakeAt(event.retryAt);
      else if (event.type === 'InstanceCompleted' || event.type === 'InstanceTerminated') {
        completions.notice(header.processInstanceKey);
        await messages.matchReleased(header);
      }
    }
  }

  /** A time of the engine's clock as an alarm in real time. */
  function wakeAt(time: number): void {
    scheduler.wakeAt(options.clock.now() + Math.max(0, time - clock.now()));
  }

  async function due(): Promise<void> {
    const next = await timers.fireDue();
    if (next !== null) wakeAt(next);
    await messages.dropExpired();
    await instances.payOutbox();
    jobs.poke();
  }

  async function userTask(key: string): Promise<{ instance: Key; element: Key; task: Key }> {
    const record = await store.find('userTasks', key);
    if (record?.['state'] !== 'CREATED')
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find an open user task with key '${key}', but there is none.`,
      );
    return {
      instance: keyOf(record, 'processInstanceKey'),
      element: keyOf(record, 'elementInstanceKey'),
      task: key as Key,
    };
  }

  function definitionFor({
    processDefinitionKey,
    processDefinitionId,
    processDefinitionVersion,
    tenantId,
  }: CreateInstance): StoredRecord {
    if (processDefinitionKey !== undefined) return definitions.record(processDefinitionKey);
    const id = processDefinitionId ?? '';
    const tenant = tenantId ?? AREA_WIDE;
    const version = processDefinitionVersion ?? -1;
    const found =
      version === -1
        ? definitions.latest(id, tenant)
        : definitions.processes.of(id, tenant).find((record) => record['version'] === version);
    if (found) return found;
    const which = version === -1 ? '' : ` and version '${version}'`;
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to find a process definition with id '${id}'${which}, but none is deployed.`,
    );
  }

  async function setClock(time: number | null): Promise<void> {
    clock.pin(time);
    await committer.commit({
      guards: [],
      writes: [{ op: 'put', collection: 'settings', key: 'clock', record: { name: 'clock', value: time } }],
    });
    await due();
  }

  return {
    async start() {
      await definitions.load();
      const pinned = await store.find('settings', 'clock');
      if (typeof pinned?.['value'] === 'number') clock.pin(pinned['value']);
      await instances.payOutbox();
      await messages.rematch();
      scheduler.start(due);
      await due();
    },

    async stop() {
      jobs.stop();
      completions.stop();
      await scheduler.stop();
      await committer.drained();
    },

    async deploy(resources, { tenantId = AREA_WIDE, actor } = {}) {
      const deployment = await deployments.deploy(resources, tenantId, actor ?? null);
      // Its start timers are in the store: the sweep fires what is due and sets the alarm for the next.
      wakeAt(clock.now());
      return deployment;
    },
    check: (resources) => deployments.check(resources),
    definitionXml: (key) => definitions.xml(key),

    async createInstance(request) {
      const record = definitionFor(request);
      const definition = await definitions.get(textOf(record, 'processDefinitionKey'));
      const header = rootHeader(record, {
        key: newKey(),
        tenantId: request.tenantId ?? textOf(record, 'tenantId'),
        tags: request.tags ?? [],
        businessId: request.businessId ?? null,
        now: clock.now(),
        actor: request.actor ?? null,
      });
      requireNoneStart(definition);
      await instances.start(
        header,
        { type: 'Start', start: null, variables: request.variables ?? {} },
        { actor: request.actor },
      );
      return header;
    },

    awaitCompletion: (key, timeoutMs, fetchVariables) => completions.of(key, timeoutMs, fetchVariables),

    async cancelInstance(key, { actor } = {}) {
      const record = await store.find('processInstances', key);
      if (record?.['state'] === 'ACTIVE' && record['parentProcessInstanceKey'] !== null)
        throw new EngineRejection(
          'INVALID_STATE',
          `Process instance ${key} was called by another one: cancel its root instance ${textOf(record, 'rootProcessInstanceKey')} instead.`,
        );
      await instances.execute(key as Key, { type: 'Cancel' }, { actor });
    },

    async setVariables(scopeKey, variables, { local = false, actor } = {}) {
      const element = await store.find('elementInstances', scopeKey);
      if (element?.['state'] !== 'ACTIVE')
        throw new EngineRejection(
          'NOT_FOUND',
          `Expected to find an active element instance with key '${scopeKey}', but there is none.`,
        );
      const instance = keyOf(element, 'processInstanceKey');
      await instances.execute(
        instance,
        { type: 'SetVariables', scope: scopeKey as Key, variables, local },
        { actor },
      );
    },

    visibleVariables: (key) => readVisibleVariables(store, key),

    async completeUserTask(key, { variables = {}, action = 'complete', actor } = {}) {
      const { instance, ...task } = await userTask(key);
      await instances.execute(instance, { type: 'CompleteUserTask', ...task, variables, action }, { actor });
    },

    async assignUserTask(key, assignee, { allowOverride = true, action, actor } = {}) {
      const { instance, ...task } = await userTask(key);
      const what = action ?? (assignee === null ? 'unassign' : 'assign');
      await instances.execute(
        instance,
        { type: 'AssignUserTask', ...task, assignee, allowOverride, action: what },
        { actor },
      );
    },

    async updateUserTask(key, changes, { action = 'update', actor } = {}) {
      const { instance, ...task } = await userTask(key);
      await instances.execute(
        instance,
        { type: 'UpdateUserTask', ...task, changes: userTaskChangeOf(changes, zone), action },
        { actor },
      );
    },

    async activateJobs(request, signal) {
      const claimed = await jobs.activate(request, signal);
      // A worker that gives no sign of life until its deadline loses its jobs to whoever polls then.
      if (claimed.length > 0) wakeAt(clock.now() + request.timeout);
      return claimed;
    },
    completeJob: (key, { variables = {} } = {}) => jobs.complete(key, variables),
    failJob: (key, { retries = 0, errorMessage, retryBackOff = 0, variables = {} } = {}) =>
      jobs.fail(key, { retries, message: errorMessage ?? null, backOff: retryBackOff, variables }),
    throwJobError: (key, { errorCode, errorMessage, variables = {} }) =>
      jobs.throwError(key, { code: errorCode, message: errorMessage ?? null, variables }),
    async updateJob(key, { retries, timeout }) {
      if (retries !== undefined && retries !== null) await jobs.updateRetries(key, retries);
      if (timeout !== undefined && timeout !== null) await jobs.updateTimeout(key, timeout);
    },

    publishMessage: (message) => messages.publish(message),
    correlateMessage: (message) => messages.correlate(message),

    broadcastSignal: (signal) => signals.broadcast(signal),

    async resolveIncident(key, { actor } = {}) {
      const record = await store.find('incidents', key);
      if (record?.['state'] !== 'ACTIVE')
        throw new EngineRejection(
          'NOT_FOUND',
          `Expected to find an active incident with key '${key}', but there is none.`,
        );
      const instance = keyOf(record, 'processInstanceKey');
      const element = keyOf(record, 'elementInstanceKey');
      await instances.execute(
        instance,
        { type: 'ResolveIncident', element, incident: key as Key },
        { actor },
      );
    },

    evaluateExpression(expression, variables = {}) {
      const source = expression.startsWith('=') ? expression.slice(1) : expression;
      const problem = checkFeel(source);
      if (problem)
        throw new EngineRejection(
          'INVALID_ARGUMENT',
          `Failed to parse expression '${source}': ${problem.message} at column ${problem.column}`,
        );
      const result = environments.evaluate(source, (name) =>
        Object.hasOwn(variables, name) ? variables[name] : undefined,
      );
      if (!result.ok)
        throw new EngineRejection(
          'INVALID_ARGUMENT',
          `Failed to evaluate expression '${source}': ${result.message}`,
        );
      return Promise.resolve({
        result: result.value,
        warnings: result.warnings.map((message) => ({ message })),
      });
    },

    pinClock: (timestamp) => setClock(timestamp),
    resetClock: () => setClock(null),
    now: () => clock.now(),

    find: (collection, key) => store.find(collection, key),
    search: (collection, query) => store.search(collection, query),
    commit: (commit) => committer.commit(commit),
    newKey,
    onCommit: (listener) => committer.onCommit(listener),
  };
}
