/** Runs the scenarios beside each pathway on the engine, with every form's own rules for what people enter. */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DateTime, Duration } from 'luxon';
import { createMemoryStore } from '../../engine/adapters/memory/memory-store.ts';
import { validateForm } from '../../engine/forms/validate-form.ts';
import {
  createEngine,
  engineCollections,
  type Engine,
  type Json,
  type StoredRecord,
  type Variables,
} from '../../engine/index.ts';

interface Step {
  readonly completeTask?: string;
  readonly variables?: Variables;
  readonly advance?: string;
  readonly publishMessage?: { name: string; correlationKey: string; variables?: Variables };
  readonly expectWaitingAt?: readonly string[];
  readonly expectVariables?: Variables;
  readonly expectEnded?: 'completed' | 'terminated';
}

interface Scenario {
  readonly name: string;
  readonly process: string;
  readonly now: string;
  readonly start: { readonly variables: Variables };
  readonly steps: readonly Step[];
}

const ZONE = 'Europe/Rome';
const processes = fileURLToPath(new URL('../../processes', import.meta.url));
const everything = { op: 'and', of: [] } as const;
const open = { op: 'eq', field: 'state', value: 'CREATED' } as const;

for (const folder of readdirSync(processes, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  describe(folder.name, () => {
    const scenarios = join(processes, folder.name, 'scenarios');
    for (const file of readdirSync(scenarios)) {
      const scenario = JSON.parse(readFileSync(join(scenarios, file), 'utf8')) as Scenario;
      test(scenario.name, () => play(scenario, join(processes, folder.name)));
    }
  });

function filesOf(folder: string): { name: string; content: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => /\.(bpmn|dmn|form)$/.test(entry.name))
    .map((entry) => ({ name: entry.name, content: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}

async function play(scenario: Scenario, folder: string): Promise<void> {
  const store = createMemoryStore();
  await store.open(engineCollections);
  const engine = await createEngine({
    store,
    clock: { now: () => Date.now() },
    scheduler: { start: () => undefined, wakeAt: () => undefined, stop: () => Promise.resolve() },
    zone: ZONE,
    onError: (failure) => {
      throw failure as Error;
    },
  });
  await engine.start();
  await engine.pinClock(Date.parse(scenario.now));
  await engine.deploy(filesOf(folder));
  const { processInstanceKey } = await engine.createInstance({
    processDefinitionId: scenario.process,
    variables: scenario.start.variables,
  });
  for (const [index, step] of scenario.steps.entries()) {
    try {
      await take(engine, processInstanceKey, step);
      expect((await engine.search('incidents', {})).items).toEqual([]);
    } catch (failure) {
      throw new Error(`Step ${index + 1}, ${JSON.stringify(step).slice(0, 120)}: ${(failure as Error).message}`);
    }
  }
  await engine.stop();
}

async function take(engine: Engine, instance: string, step: Step): Promise<void> {
  if (step.completeTask) await complete(engine, step.completeTask, step.variables ?? {});
  if (step.advance) await advance(engine, step.advance);
  if (step.publishMessage) await engine.correlateMessage(step.publishMessage);
  if (step.expectWaitingAt)
    expect((await openTasks(engine)).map((task) => task['elementId']).sort()).toEqual([...step.expectWaitingAt].sort());
  if (step.expectVariables) {
    const variables = await engine.visibleVariables(instance);
    for (const [path, value] of Object.entries(step.expectVariables)) expect([path, at(variables, path)]).toEqual([path, value]);
  }
  if (step.expectEnded) {
    const record = await engine.find('processInstances', instance);
    expect(record?.['state']).toBe(step.expectEnded.toUpperCase());
  }
}

function at(variables: Variables, path: string): Json | undefined {
  let value: Json | undefined = variables;
  for (const name of path.split('.')) value = (value as Variables | undefined)?.[name];
  return value;
}

async function openTasks(engine: Engine): Promise<readonly StoredRecord[]> {
  return (await engine.search('userTasks', { where: open, limit: 1000 })).items;
}

/** What a person enters goes through the form first, as the server does it. */
async function complete(engine: Engine, elementId: string, values: Variables): Promise<void> {
  const task = (await openTasks(engine)).find((each) => each['elementId'] === elementId);
  if (!task) throw new Error(`${elementId} is not open`);
  const form = await engine.find('forms', String(task['formKey']));
  if (!form) throw new Error(`${elementId} has no form`);
  const before = await engine.visibleVariables(String(task['elementInstanceKey']));
  const schema = JSON.parse(String(form['schema'])) as Record<string, Json>;
  const { errors } = validateForm(schema, { ...before, ...values }, { now: engine.now(), zone: ZONE });
  expect(errors).toEqual([]);
  await engine.completeUserTask(String(task['userTaskKey']), { variables: values });
}

/** From one due timer to the next, as time passes in the real world. */
async function advance(engine: Engine, duration: string): Promise<void> {
  const until = DateTime.fromMillis(engine.now(), { zone: ZONE }).plus(Duration.fromISO(duration)).toMillis();
  for (;;) {
    const next = await engine.search('timers', { where: everything, sort: [{ field: 'dueDate', order: 'asc' }], limit: 1 });
    const due = Number(next.items[0]?.['dueDate'] ?? Infinity);
    if (due > until) break;
    await engine.pinClock(due);
  }
  await engine.pinClock(until);
}
