import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { addDuration, parseDateTime, parseDuration } from '../expressions/iso8601.ts';
import { createMemoryStore } from '../adapters/memory/memory-store.ts';
import { embed, type EmbeddedEngine } from '../embed/embedded-engine.ts';
import { BpmnError, type JobFailure } from '../embed/job.ts';
import type { Variables } from '../model/json.ts';
import { readAccepted } from '../reader/read-processes.ts';
import type { Resource } from '../runtime/engine.ts';
import { textOf } from '../runtime/fields.ts';
import type { Store } from '../runtime/ports.ts';
import type { Condition, StoredRecord } from '../runtime/query.ts';
import type { Coverage } from './coverage.ts';
import { JobMocks, type JobMock } from './job-mocks.ts';
import { ManualClock, ManualScheduler } from './manual-time.ts';
import { describeSnapshot, snapshotOf, type Snapshot } from './snapshot.ts';
import { TestInstance, type InstanceWorld } from './test-instance.ts';

export interface WorldOptions {
  /** When the world begins, ISO 8601; `2026-01-01T08:00:00Z` unless told otherwise. */
  readonly begin?: string;
  /** IANA zone in which dates without offset are read; Europe/Rome unless told otherwise. */
  readonly zone?: string;
  /** Gets what the instances of this world pass, when it is closed. */
  readonly coverage?: Coverage;
}

const EVERYTHING: Condition = { op: 'and', of: [] };
/** A process that goes round through its mocks without end is stopped after so many rounds. */
const MOST_ROUNDS = 10_000;

/** A world of its own for a test: an engine in memory, whose time stands still. */
export async function openWorld(options: WorldOptions = {}): Promise<ProcessWorld> {
  const { begin = '2026-01-01T08:00:00Z', zone = 'Europe/Rome', coverage = null } = options;
  const clock = new ManualClock(timeOf(begin, zone));
  const scheduler = new ManualScheduler(clock);
  const store = createMemoryStore();
  const failures: unknown[] = [];
  const onError = (failure: unknown): void => void failures.push(failure);
  const engine = await embed({ store, clock, scheduler, zone, onError });
  return new ProcessWorld({ engine, store, clock, scheduler, zone, coverage, failures });
}

interface WorldParts {
  readonly engine: EmbeddedEngine;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly scheduler: ManualScheduler;
  readonly zone: string;
  readonly coverage: Coverage | null;
  /** What failed in the background since it was last looked at. */
  readonly failures: unknown[];
}

/**
 * Processes under test.
 *
 * P1. A command resolves when nothing more happens: mocked jobs are done, what is due now has fired.
 * P2. Time moves only by `advance` and `at`, from one due moment to the next: timers fire in the order of their times,
 *     and what they lead to has happened before the next one fires.
 * P3. What fails in the background (a timer that cannot fire) rejects the command that let it happen.
 */
export class ProcessWorld implements InstanceWorld {
  /** Everything else the engine can do; `settle` afterwards. */
  readonly engine: EmbeddedEngine;
  private readonly parts: WorldParts;
  private readonly mocks = new JobMocks();

  constructor(parts: WorldParts) {
    this.parts = parts;
    this.engine = parts.engine;
  }

  /** Files by path or as name and content, in one deployment. Throws `DeploymentRejection` with all that is wrong. */
  async deploy(...files: readonly (string | Resource)[]): Promise<void> {
    const resources = await Promise.all(
      files.map(async (file) =>
        typeof file === 'string' ? { name: basename(file), content: await readFile(file, 'utf8') } : file,
      ),
    );
    await this.engine.deploy(resources);
    await this.settle();
  }

  async start(processId: string, variables: Variables = {}): Promise<TestInstance> {
    const created = await this.engine.createInstance({ processDefinitionId: processId, variables });
    await this.settle();
    return new TestInstance(this, created.processInstanceKey);
  }

  /** All instances of a process, oldest first: those a message, a timer or a call activity has started, too. */
  async instances(processId: string): Promise<readonly TestInstance[]> {
    const rows = await this.rows('processInstances', { processDefinitionId: processId });
    return rows.map((row) => new TestInstance(this, textOf(row, 'processInstanceKey')));
  }

  /** The only instance of a process. */
  async instanceOf(processId: string): Promise<TestInstance> {
    const [instance, ...others] = await this.instances(processId);
    if (instance && others.length === 0) return instance;
    throw new Error(
      instance
        ? `There are ${others.length + 1} instances of ${processId}: choose one of instances('${processId}').`
        : `There is no instance of ${processId}.`,
    );
  }

  /** Answers every job of this type from now on, those already open included. A later mock takes its place. */
  async mockJob(type: string, mock: JobMock): Promise<void> {
    this.mocks.set(type, mock);
    await this.settle();
  }

  async completeTask(element: string, variables: Variables = {}, instance?: string): Promise<void> {
    const key = await this.oldest('userTasks', element, { state: 'CREATED' }, instance);
    await this.engine.completeUserTask(textOf(key, 'userTaskKey'), { variables });
    await this.settle();
  }

  async completeJob(element: string, variables: Variables = {}, instance?: string): Promise<void> {
    const job = await this.oldest('jobs', element, { endTime: null }, instance);
    await this.engine.completeJob(textOf(job, 'jobKey'), { variables });
    await this.settle();
  }

  async failJob(element: string, failure: JobFailure | BpmnError, instance?: string): Promise<void> {
    const job = await this.oldest('jobs', element, { endTime: null }, instance);
    const key = textOf(job, 'jobKey');
    const { message: errorMessage, variables } = failure;
    if (failure instanceof BpmnError)
      await this.engine.throwJobError(key, { errorCode: failure.code, errorMessage, variables });
    else {
      const retries = failure.retries ?? Number(job['retries']) - 1;
      const retryBackOff = failure.backOff ?? 0;
      await this.engine.failJob(key, { retries, errorMessage, retryBackOff, variables });
    }
    await this.settle();
  }

  async resolveIncident(element: string, instance?: string): Promise<void> {
    const incident = await this.oldest('incidents', element, { state: 'ACTIVE' }, instance);
    if (typeof incident['jobKey'] === 'string')
      await this.engine.updateJob(incident['jobKey'], { retries: 1 });
    await this.engine.resolveIncident(textOf(incident, 'incidentKey'));
    await this.settle();
  }

  async publish(
    name: string,
    message: {
      readonly correlationKey?: string;
      readonly variables?: Variables;
      /** ms it waits for a receiver; 0 unless told otherwise. */
      readonly timeToLive?: number;
    } = {},
  ): Promise<void> {
    await this.engine.publishMessage({ name, timeToLive: 0, ...message });
    await this.settle();
  }

  async broadcast(signalName: string, variables: Variables = {}): Promise<void> {
    await this.engine.broadcastSignal({ signalName, variables });
    await this.settle();
  }

  async setVariables(variables: Variables, instance: string): Promise<void> {
    await this.engine.setVariables(instance, variables);
    await this.settle();
  }

  async cancel(instance: string): Promise<void> {
    await this.engine.cancelInstance(instance);
    await this.settle();
  }

  /** ISO 8601, with offset `Z`. */
  get now(): string {
    return new Date(this.parts.clock.now()).toISOString();
  }

  /** By an ISO 8601 duration (`P3D`, `PT90M`, `P1M` by the calendar). What becomes due on the way happens on the way. */
  async advance(duration: string): Promise<void> {
    const parsed = parseDuration(duration);
    if ('failure' in parsed) throw new Error(`${parsed.failure}.`);
    const target = addDuration(this.parts.clock.now(), parsed.duration, this.parts.zone);
    if (target === null) throw new Error(`${duration} from ${this.now} is beyond all dates.`);
    await this.moveTo(target);
  }

  /** To a moment (`2027-01-01T00:00Z`, or without offset in the zone of the world). What becomes due on the way happens on the way. */
  async at(moment: string): Promise<void> {
    await this.moveTo(timeOf(moment, this.parts.zone));
  }

  /** Lets everything happen that can happen without time passing. */
  async settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.parts.scheduler.ring();
      const worked = await this.mocks.work(this.engine);
      this.throwFailures();
      if (!worked) return;
    }
    throw new Error(
      `After ${MOST_ROUNDS} rounds of mocked jobs there is still work: a process goes round without end.`,
    );
  }

  snapshot(instance: string): Promise<Snapshot> {
    return snapshotOf(this.parts.store, instance);
  }

  /** Adds to the coverage, then stops the engine. */
  async close(): Promise<void> {
    if (this.parts.coverage) await this.cover(this.parts.coverage);
    await this.engine.stop();
    this.throwFailures();
  }

  private async moveTo(target: number): Promise<void> {
    const { clock, scheduler } = this.parts;
    if (target < clock.now())
      throw new Error(
        `It is ${this.now} already: time does not go back to ${new Date(target).toISOString()}.`,
      );
    for (let next = scheduler.alarm; next !== null && next <= target; next = scheduler.alarm) {
      clock.set(Math.max(next, clock.now()));
      await this.settle();
    }
    clock.set(target);
    await this.settle();
  }

  private async cover(coverage: Coverage): Promise<void> {
    for (const record of await this.rows('processDefinitions')) {
      const processDefinitionKey = textOf(record, 'processDefinitionKey');
      const xml = await this.engine.definitionXml(processDefinitionKey);
      const definition = await readAccepted(xml, textOf(record, 'processDefinitionId'));
      if (!definition) continue;
      const elements = await this.rows('elementInstances', { processDefinitionKey });
      const flows = await this.rows('sequenceFlows', { processDefinitionKey });
      coverage.add(
        definition,
        elements.map((row) => textOf(row, 'elementId')),
        flows.map((row) => textOf(row, 'sequenceFlowId')),
      );
    }
  }

  private rows(collection: string, fields: StoredRecord = {}): Promise<readonly StoredRecord[]> {
    const of = Object.entries(fields).map(([field, value]) => ({ op: 'eq' as const, field, value }));
    return this.parts.store.list(collection, of.length === 0 ? EVERYTHING : { op: 'and', of });
  }

  private async oldest(
    collection: keyof typeof KINDS,
    elementId: string,
    isOpen: StoredRecord,
    instance: string | undefined,
  ): Promise<StoredRecord> {
    const where = instance === undefined ? {} : { processInstanceKey: instance };
    const [record] = await this.rows(collection, { ...where, elementId, ...isOpen });
    if (record) return record;
    const keys = instance === undefined ? await this.activeInstances() : [instance];
    const standing = await Promise.all(keys.map(async (key) => describeSnapshot(await this.snapshot(key))));
    throw new Error(
      `There is no open ${KINDS[collection]} at ${elementId}.\n${standing.join('\n') || 'No instance is active.'}`,
    );
  }

  private async activeInstances(): Promise<readonly string[]> {
    const rows = await this.rows('processInstances', { state: 'ACTIVE' });
    return rows.map((row) => textOf(row, 'processInstanceKey'));
  }

  private throwFailures(): void {
    const failed = this.parts.failures.splice(0);
    if (failed.length === 1) throw failed[0];
    if (failed.length > 1) throw new AggregateError(failed, 'Several things failed in the background.');
  }
}

const KINDS = { userTasks: 'user task', jobs: 'job', incidents: 'incident' } as const;

function timeOf(text: string, zone: string): number {
  const time = parseDateTime(text, zone);
  if (time === null) throw new Error(`"${text}" is no ISO 8601 date or time such as 2027-01-01T00:00Z.`);
  return time;
}
