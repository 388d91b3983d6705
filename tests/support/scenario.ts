import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { addDuration, parseDuration } from '../../engine/expressions/iso8601.ts';
import type { Definition } from '../../engine/model/definition.ts';
import type { JobResult } from '../../engine/kernel/command.ts';
import type { AdHocActivity, Resource } from '../../engine/runtime/engine.ts';
import type { Variables } from '../../engine/model/json.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import type { ModifyInstance } from '../../engine/runtime/operating.ts';
import type { UserTaskChange } from '../../engine/state/user-task-data.ts';
import { coreDecisions } from './core-decisions.ts';
import { CoreWorld } from './core-world.ts';
import type { ProcessModel } from './model.ts';
import { Harness } from './runtime-harness.ts';
import { RuntimeWorld } from './runtime-world.ts';
import {
  Refused,
  ZONE,
  type JobFailure,
  type StartAt,
  type TaskAnswer,
  type View,
  type World,
} from './scenario-world.ts';

interface Step {
  readonly name: string;
  readonly run: (world: World, firstProcess: string) => Promise<void>;
}

/**
 * What happens to a process and what must be seen, step by step. Imperative names do something (when); `waitingAt`
 * and `expect…` look (then). Elements are named by their ids; where several are active, the oldest is meant.
 */
export class Steps {
  readonly list: Step[] = [];

  // ---- when

  start(processId: string, variables: Variables = {}, at: StartAt = {}): this {
    return this.#step(`start ${processId}`, (world) => world.start(processId, variables, at));
  }

  completeTask(id: string, variables: Variables = {}): this {
    return this.#step(`completeTask ${id}`, (world) => world.completeTask(id, variables));
  }

  assignTask(id: string, assignee: string | null, { allowOverride = true } = {}): this {
    return this.#step(`assignTask ${id}`, (world) => world.assignTask(id, assignee, allowOverride));
  }

  updateTask(id: string, changes: UserTaskChange): this {
    return this.#step(`updateTask ${id}`, (world) => world.updateTask(id, changes));
  }

  completeJob(id: string, variables: Variables = {}, result?: JobResult): this {
    return this.#step(`completeJob ${id}`, (world) => world.completeJob(id, variables, result));
  }

  /** Elements inside an ad-hoc sub-process, each by its id or with variables. */
  activateAdHoc(
    id: string,
    activities: readonly (string | AdHocActivity)[],
    { cancelRemaining = false } = {},
  ): this {
    const chosen = activities.map((each) => (typeof each === 'string' ? { elementId: each } : each));
    return this.#step(`activateAdHoc ${id}`, (world) => world.activateAdHoc(id, chosen, cancelRemaining));
  }

  /** The job of a task listener. */
  answerJob(id: string, answer: TaskAnswer): this {
    return this.#step(`answerJob ${id}`, (world) => world.completeJob(id, {}, answer));
  }

  failJob(id: string, failure: JobFailure): this {
    return this.#step(`failJob ${id}`, (world) => world.failJob(id, failure));
  }

  throwError(id: string, code: string, variables: Variables = {}): this {
    return this.#step(`throwError ${id} ${code}`, (world) => world.throwError(id, code, variables));
  }

  updateRetries(id: string, retries: number): this {
    return this.#step(`updateRetries ${id}`, (world) => world.updateRetries(id, retries));
  }

  publish(name: string, correlationKey: string, variables: Variables = {}): this {
    return this.#step(`publish ${name}`, (world) => world.publish({ name, correlationKey, variables }));
  }

  /** Into the nearest scope that has each of them, from the root or an element upward; `local`: into exactly that one. */
  setVariables(
    variables: Variables,
    { at = null, local = false }: { at?: string | null; local?: boolean } = {},
  ): this {
    return this.#step('setVariables', (world) => world.setVariables(at, variables, local));
  }

  broadcast(name: string, variables: Variables = {}): this {
    return this.#step(`broadcast ${name}`, (world) => world.broadcast(name, variables));
  }

  resolveIncident(id: string): this {
    return this.#step(`resolveIncident ${id}`, (world) => world.resolveIncident(id));
  }

  cancel(processId: string | null = null): this {
    return this.#step('cancel', (world) => world.cancel(processId));
  }

  modify(modification: ModifyInstance, processId: string | null = null): this {
    return this.#step('modify', (world) => world.modify(modification, processId));
  }

  /** Source → target. */
  migrate(targetProcessId: string, mappings: Readonly<Record<string, string>>): this {
    return this.#step(`migrate to ${targetProcessId}`, (world) => world.migrate(targetProcessId, mappings));
  }

  suspend(): this {
    return this.#step('suspend', (world) => world.suspend());
  }

  resume(): this {
    return this.#step('resume', (world) => world.resume());
  }

  /** ISO 8601: `PT10M`. */
  advance(duration: string): this {
    return this.#step(`advance ${duration}`, (world) => world.advance(milliseconds(duration)));
  }

  /** What is done inside must be refused with this code, and change nothing. */
  refused(code: string, attempt: (steps: Steps) => unknown): this {
    const inner = new Steps();
    attempt(inner);
    const name = inner.list.map((step) => step.name).join(', ');
    return this.#step(`refused ${name}`, async (world) => {
      const before = await world.view();
      for (const step of inner.list)
        await expect(step.run(world, '')).rejects.toMatchObject({ constructor: Refused, code });
      expect(await world.view()).toEqual(before);
    });
  }

  // ---- then

  /** The elements at which the paths wait, in any order; scopes and call activities count by what is inside. */
  waitingAt(...ids: readonly string[]): this {
    return this.#look(`waitingAt ${ids.join(', ')}`, ({ active }) => {
      const leaves = active.filter(({ isLeaf }) => isLeaf).map(({ id }) => id);
      expect(leaves.toSorted()).toEqual(ids.toSorted());
    });
  }

  /** All elements in the order of their activation, processes left out. */
  expectPath(...ids: readonly string[]): this {
    return this.#look('expectPath', ({ path }) => expect(path).toEqual(ids));
  }

  /** The variables of the root scope: of the first instance, or of the first of a process. */
  expectVariables(variables: Variables, processId?: string): this {
    return this.#look('expectVariables', (view) =>
      expect(instanceOf(view, processId).variables).toEqual(variables),
    );
  }

  /** The variables of the element's own scope. */
  expectLocal(id: string, variables: Variables): this {
    return this.#look(`expectLocal ${id}`, (view) => expect(activeOf(view, id).variables).toEqual(variables));
  }

  expectIncident(id: string, errorType: string, message?: RegExp): this {
    return this.#look(`expectIncident ${id}`, (view) => {
      const { incident } = activeOf(view, id);
      expect(incident?.errorType).toBe(errorType);
      if (message) expect(incident?.message).toMatch(message);
    });
  }

  expectNoIncident(): this {
    return this.#look('expectNoIncident', ({ active }) =>
      expect(active.filter(({ incident }) => incident)).toEqual([]),
    );
  }

  /** The open task, or the one closed last. */
  expectTask(id: string, task: Partial<View['tasks'][number]>): this {
    return this.#look(`expectTask ${id}`, ({ tasks }) => {
      const found =
        tasks.find((each) => each.id === id && each.isOpen) ?? tasks.findLast((each) => each.id === id);
      expect(found).toMatchObject(task);
    });
  }

  expectJob(id: string, job: Partial<View['jobs'][number]>): this {
    return this.#look(`expectJob ${id}`, ({ jobs }) =>
      expect(jobs.findLast((each) => each.id === id)).toMatchObject(job),
    );
  }

  expectEnded(variables?: Variables, processId?: string): this {
    return this.#look('expectEnded', (view) => {
      const instance = instanceOf(view, processId);
      expect(instance.phase).toBe('completed');
      if (variables) expect(instance.variables).toEqual(variables);
    });
  }

  expectTerminated(processId?: string): this {
    return this.#look('expectTerminated', (view) =>
      expect(instanceOf(view, processId).phase).toBe('terminated'),
    );
  }

  #step(name: string, run: Step['run']): this {
    this.list.push({ name, run });
    return this;
  }

  #look(name: string, look: (view: View) => void): this {
    return this.#step(name, async (world) => look(await world.view()));
  }
}

/** An instance of the scenario's first process has been started. */
export function given(variables: Variables = {}): Steps {
  const steps = new Steps();
  steps.list.push({ name: 'given', run: (world, process) => world.start(process, variables) });
  return steps;
}

/** The processes are deployed, nothing has been started. */
export function deployed(): Steps {
  return new Steps();
}

export interface ScenarioOptions {
  /** Ids of forms to deploy. */
  readonly forms?: readonly string[];
  /** DMN files to deploy. */
  readonly decisions?: readonly Resource[];
}

/**
 * Runs the steps on the core and on the whole engine, in each case once more with nothing kept in memory between
 * the steps; after each step what must always hold is checked.
 *
 *     scenario(
 *       'a late answer is asked for',
 *       process('asking')
 *         .startEvent()
 *         .receiveTask('wait', 'answer', '=id')
 *         .nonInterrupting('late', timer('P1D'), (path) => path.userTask('ask').endEvent('asked'))
 *         .endEvent(),
 *       given({ id: 'x' }).advance('P1D').waitingAt('wait', 'ask').publish('answer', 'x').completeTask('ask').expectEnded(),
 *     );
 */
export function scenario(
  name: string,
  model: ProcessModel | readonly ProcessModel[],
  steps: Steps,
  { forms = [], decisions = [] }: ScenarioOptions = {},
): void {
  const models = 'xml' in model ? [model] : model;
  let definitions: Promise<readonly Definition[]> | null = null;
  const read = () => (definitions ??= definitionsOf(models));
  registered += 1;
  describe(name, () => {
    let harness: Harness | null = null;
    afterEach(async () => {
      await harness?.close();
      harness = null;
    });
    test.each([
      ['core', false],
      ['core, through JSON', true],
    ])('%s', async (_name, roundTrip) => {
      const world = new CoreWorld({
        definitions: await read(),
        forms,
        ...(decisions.length > 0 && { decisions: await coreDecisions(decisions) }),
        roundTrip,
      });
      await follow(steps, world, models);
      for (const kind of world.journal.kinds) exercised.add(kind);
      for (const kind of world.journal.triggers) exercised.add(kind);
      if (roundTrip) finished += 1;
    });
    test.each([
      ['memory', 'memory', false],
      ['memory, loaded anew', 'memory', true],
      ['sqlite', 'sqlite', false],
      ['sqlite, loaded anew', 'sqlite', true],
    ] as const)('%s', async (_name, store, anew) => {
      harness = await Harness.open(store);
      const files = forms.map((id) => ({
        name: `${id}.form`,
        content: JSON.stringify({ id, type: 'default', components: [] }),
      }));
      await harness.deploy(...models, ...files, ...decisions);
      await follow(steps, new RuntimeWorld(harness, await read(), anew), models);
    });
  });
}

export async function definitionsOf(models: readonly ProcessModel[]): Promise<readonly Definition[]> {
  const read = await Promise.all(models.map(({ id, xml }) => readProcesses(`${id}.bpmn`, xml)));
  const problems = read.flatMap((file) => file.problems);
  if (problems.length > 0)
    throw new Error(problems.map(({ rule, message }) => `${rule}: ${message}`).join('\n'));
  return read.flatMap((file) => file.definitions);
}

/** Runs the steps in a world, checking after each what must always hold. */
export async function follow({ list }: Steps, world: World, [first]: readonly ProcessModel[]): Promise<void> {
  for (const [at, { name, run }] of list.entries()) {
    try {
      await run(world, first?.id ?? '');
      await world.check();
    } catch (failure) {
      if (failure instanceof Error) failure.message = `in step ${at + 1}, ${name}: ${failure.message}`;
      throw failure;
    }
  }
}

let registered = 0;
let finished = 0;
const exercised = new Set<string>();

/**
 * Says which element kinds and triggers a test file is about; fails when its scenarios never activate one of them.
 * `tests/meta` sees to it that each registered kind is in such a list.
 */
export function covers(...kinds: readonly string[]): void {
  afterAll(() => {
    if (finished === registered) expect(kinds.filter((kind) => !exercised.has(kind))).toEqual([]);
  });
}

function instanceOf({ instances }: View, processId?: string): View['instances'][number] {
  const found =
    processId === undefined ? instances[0] : instances.find((instance) => instance.processId === processId);
  if (!found) throw new Error(`There is no instance of ${processId ?? 'any process'}`);
  return found;
}

function activeOf({ active }: View, id: string): View['active'][number] {
  const found = active.find((element) => element.id === id);
  if (!found)
    throw new Error(`${id} is not active; active are ${active.map((element) => element.id).join(', ')}`);
  return found;
}

function milliseconds(text: string): number {
  const parsed = parseDuration(text);
  if ('failure' in parsed) throw new Error(parsed.failure);
  return addDuration(0, parsed.duration, ZONE) ?? 0;
}
