import { afterEach, describe, test } from '@jest/globals';
import { EngineRejection, type Deployment, type Engine, type Resource } from '../../engine/runtime/engine.ts';
import { createEngine, type EngineOptions } from '../../engine/runtime/create-engine.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import type { Store } from '../../engine/runtime/ports.ts';
import type { Condition, StoredRecord } from '../../engine/runtime/query.ts';
import type { ProcessModel } from './model.ts';
import { ManualClock, ManualScheduler } from './runtime-clock.ts';
import { checkStore } from './runtime-checks.ts';
import { emptyStore, type StoreName } from './runtime-stores.ts';
import { ZONE } from './scenario-world.ts';

type Options = Partial<EngineOptions>;

/** An engine over a store, with a clock and a scheduler in the hand of the test. */
export class Harness {
  readonly store: Store;
  readonly clock: ManualClock;
  /** What failed in the background. */
  readonly failures: unknown[] = [];
  scheduler: ManualScheduler;
  engine!: Engine;
  private readonly options: Options;

  private constructor(store: Store, options: Options, clock = new ManualClock()) {
    this.store = store;
    this.options = options;
    this.clock = clock;
    this.scheduler = new ManualScheduler(clock);
  }

  static async open(name: StoreName, options: Options = {}): Promise<Harness> {
    const harness = new Harness(await emptyStore(name), options);
    await harness.begin();
    return harness;
  }

  /** One more engine, at the same time: over the same store, or over another view of it. */
  async over(store: Store, options: Options = {}): Promise<Harness> {
    const other = new Harness(store, { ...this.options, ...options }, this.clock);
    await other.begin();
    return other;
  }

  /** Another engine over the same store: nothing that was only in memory is left. */
  async restart(): Promise<void> {
    await this.engine.stop();
    await this.begin();
  }

  async close(): Promise<void> {
    await this.engine.stop();
    if (this.failures.length > 0)
      throw new AggregateError(this.failures, 'Something failed in the background');
  }

  /** Moves the clock; what is due happens. */
  async advance(ms: number): Promise<void> {
    this.clock.move(ms);
    await this.scheduler.ring();
  }

  /** All files in one deployment. */
  deploy(...models: readonly (ProcessModel | Resource)[]): Promise<Deployment> {
    return this.engine.deploy(models.map(resourceOf));
  }

  async start(processDefinitionId: string, variables = {}): Promise<string> {
    const { processInstanceKey } = await this.engine.createInstance({ processDefinitionId, variables });
    await this.scheduler.ring();
    return processInstanceKey;
  }

  /** The records that meet a condition, in key order; given as `{ field: value }` they must equal it. */
  rows(collection: string, fields: StoredRecord = {}): Promise<readonly StoredRecord[]> {
    const of: Condition[] = Object.entries(fields).map(([field, value]) => ({ op: 'eq', field, value }));
    return this.store.list(collection, { op: 'and', of });
  }

  /** The ids of the active elements without the processes, sorted. */
  async active(instance?: string): Promise<readonly string[]> {
    const rows = await this.rows('elementInstances', {
      state: 'ACTIVE',
      ...(instance !== undefined && { processInstanceKey: instance }),
    });
    return rows
      .filter((row) => row['type'] !== 'PROCESS')
      .map((row) => textOf(row, 'elementId'))
      .sort();
  }

  async states(processId: string): Promise<readonly string[]> {
    const rows = await this.rows('processInstances', { processDefinitionId: processId });
    return rows.map((row) => textOf(row, 'state'));
  }

  /** The only open user task of an element. */
  async task(elementId: string): Promise<string> {
    return textOf(await this.only('userTasks', { elementId, state: 'CREATED' }), 'userTaskKey');
  }

  async job(elementId: string): Promise<string> {
    return textOf(await this.only('jobs', { elementId, endTime: null }), 'jobKey');
  }

  async incident(elementId: string): Promise<string> {
    return textOf(await this.only('incidents', { elementId, state: 'ACTIVE' }), 'incidentKey');
  }

  async variables(scopeKey: string): Promise<Readonly<Record<string, unknown>>> {
    const rows = await this.rows('variables', { scopeKey });
    return Object.fromEntries(
      rows.map((row) => [textOf(row, 'name'), JSON.parse(textOf(row, 'value')) as unknown]),
    );
  }

  async only(collection: string, fields: StoredRecord): Promise<StoredRecord> {
    const [row, ...others] = await this.rows(collection, fields);
    if (row && others.length === 0) return row;
    throw new Error(
      `Expected one record like ${JSON.stringify(fields)} in ${collection}, but there are ${row ? others.length + 1 : 0}`,
    );
  }

  check(): Promise<void> {
    return checkStore(this.store, []);
  }

  private async begin(): Promise<void> {
    this.scheduler = new ManualScheduler(this.clock);
    const { store, clock, scheduler } = this;
    const onError = (failure: unknown): void => void this.failures.push(failure);
    this.engine = await createEngine({ zone: ZONE, ...this.options, store, clock, scheduler, onError });
    await this.engine.start();
    await this.scheduler.ring();
  }
}

export function resourceOf(model: ProcessModel | Resource): Resource {
  return 'xml' in model ? { name: `${model.id}.bpmn`, content: model.xml } : model;
}

/** A text or number of a record that must be there, as text. */
export function fieldOf(record: StoredRecord | undefined, field: string): string {
  const value = record?.[field];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw new Error(`There is no ${field}`);
  return value;
}

/** The code of the refusal of a command; throws when it is not refused. */
export async function refusalOf(command: Promise<unknown>): Promise<string> {
  try {
    await command;
  } catch (failure) {
    if (failure instanceof EngineRejection) return failure.code;
    throw failure;
  }
  throw new Error('The command was not refused');
}

/** A test of the runtime, on every store. The store is checked at its end. */
export function onEveryStore(
  name: string,
  body: (harness: Harness) => Promise<void>,
  options: Options = {},
): void {
  describe(name, () => {
    let harness: Harness | null = null;
    afterEach(async () => {
      await harness?.close();
      harness = null;
    });
    test.each(['memory', 'sqlite'] as const)('%s', async (store) => {
      harness = await Harness.open(store, options);
      await body(harness);
      await harness.check();
    });
  });
}
