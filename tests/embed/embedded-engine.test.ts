import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import {
  BpmnError,
  createMemoryEngine,
  createSqliteEngine,
  JobFailure,
  type EmbeddedEngine,
  type EmbeddedOptions,
} from '../../engine/index.ts';
import { error, message, process, signal, timer } from '../support/model.ts';
import { resourceOf } from '../support/runtime-harness.ts';

const opened: EmbeddedEngine[] = [];
const failures: string[] = [];

async function engineWith(options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  const onError = (failure: unknown, what: string): void => void failures.push(`${what}: ${String(failure)}`);
  const engine = await createMemoryEngine({ onError, ...options });
  opened.push(engine);
  return engine;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((engine) => engine.stop()));
  expect(failures.splice(0)).toEqual([]);
});

const working = process('working')
  .startEvent()
  .serviceTask('work', { headers: { of: 'mine' } })
  .boundaryEvent('refused', error('NO'), (path) => path.endEvent('over'))
  .boundaryEvent('late', timer('PT0.3S'), (path) => path.endEvent('tooLate'))
  .endEvent();

async function begin(engine: EmbeddedEngine, processDefinitionId: string, variables = {}): Promise<string> {
  return (await engine.createInstance({ processDefinitionId, variables })).processInstanceKey;
}

/** Resolves when a condition holds; what is asked about is written by the engine meanwhile. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const untimed = process('untimed')
  .startEvent()
  .serviceTask('work', { headers: { of: 'mine' } })
  .endEvent();

test('a worker gets the variables and headers of a job and gives its result', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(untimed)]);
  const seen: unknown[] = [];
  engine.work('work', ({ variables, headers, elementId, retries }) => {
    seen.push({ variables, headers, elementId, retries });
    return { y: 2 };
  });
  const key = await begin(engine, 'untimed', { x: 1 });
  expect(await engine.awaitCompletion(key, 10_000)).toEqual({ x: 1, y: 2 });
  expect(seen).toEqual([{ variables: { x: 1 }, headers: { of: 'mine' }, elementId: 'work', retries: 3 }]);
});

test('it works on as many jobs at a time as it may, and on no more', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(untimed)]);
  let now = 0;
  let most = 0;
  engine.work(
    'work',
    async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 20));
      now -= 1;
    },
    { concurrency: 3 },
  );
  const keys = await Promise.all(Array.from({ length: 10 }, () => begin(engine, 'untimed')));
  await Promise.all(keys.map((key) => engine.awaitCompletion(key, 10_000)));
  expect(most).toBe(3);
});

test('what a handler throws costs a retry and is tried again after the back-off, then it is an incident', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(untimed)]);
  const times: number[] = [];
  const left: number[] = [];
  const backOff = (retriesLeft: number): number => {
    left.push(retriesLeft);
    return 60;
  };
  engine.work(
    'work',
    () => {
      times.push(Date.now());
      throw new Error('no connection');
    },
    { backOff },
  );
  await begin(engine, 'untimed');
  const incidents = () => engine.search('incidents', {});
  await until(async () => (await incidents()).total === 1);
  expect((await incidents()).items[0]).toMatchObject({
    errorType: 'JOB_NO_RETRIES',
    errorMessage: 'no connection',
  });
  expect(left).toEqual([2, 1, 0]);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(60);
  expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(60);
});

test('a failure may say itself how many retries are left, with variables', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(untimed)]);
  engine.work('work', () => new JobFailure('for good', { retries: 0 }));
  await begin(engine, 'untimed');
  await until(async () => (await engine.search('incidents', {})).total === 1);
});

test('a BPMN error is caught by the diagram', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(working)]);
  engine.work('work', () => {
    throw new BpmnError('NO', { message: 'refused', variables: { why: 'limit' } });
  });
  const key = await begin(engine, 'working');
  await engine.awaitCompletion(key, 10_000);
  const { items } = await engine.search('elementInstances', {});
  expect(items.map((row) => row['elementId'])).toContain('over');
});

test('timers run on the real clock; an answer for a job that is gone is no error', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(working)]);
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  engine.work('work', () => finished);
  const key = await begin(engine, 'working');
  await engine.awaitCompletion(key, 10_000);
  finish();
  const { items } = await engine.search('elementInstances', {});
  expect(items.map((row) => row['elementId'])).toContain('tooLate');
});

test('a stopped worker finishes what it has begun and takes no more', async () => {
  const engine = await engineWith();
  await engine.deploy([resourceOf(untimed)]);
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let calls = 0;
  const worker = engine.work('work', () => {
    calls += 1;
    return finished;
  });
  const first = await begin(engine, 'untimed');
  await until(() => calls === 1);
  const second = await begin(engine, 'untimed');
  const stopped = worker.stop();
  finish();
  await stopped;
  await engine.awaitCompletion(first, 10_000);
  expect(calls).toBe(1);
  expect(await engine.find('processInstances', second)).toMatchObject({ state: 'ACTIVE' });
  expect(() => engine.work('work', () => undefined, { concurrency: 0 })).toThrow('whole number from 1');
});

test('people, messages and signals', async () => {
  const engine = await engineWith();
  await engine.deploy([
    resourceOf(
      process('all')
        .startEvent()
        .userTask('ask', { candidateGroups: 'nurses' })
        .catchEvent('paid', message('paid', '=id'))
        .catchEvent('opened', signal('opened'))
        .endEvent(),
    ),
  ]);
  const late = engine.awaitUserTask({ candidateGroup: 'nobody' }, 50);
  await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const coming = engine.awaitUserTask({ processDefinitionId: 'all' }, 10_000);
  const key = await begin(engine, 'all', { id: 'a' });
  const task = await coming;
  expect(task).toMatchObject({
    elementId: 'ask',
    assignee: null,
    candidateGroups: ['nurses'],
    processInstanceKey: key,
  });
  expect(await engine.openUserTasks({ candidateGroup: 'doctors' })).toEqual([]);
  expect(await engine.openUserTasks({ candidateGroup: 'nurses', assignee: null })).toEqual([task]);
  await engine.completeUserTask(task.key, { variables: { answer: 42 } });
  await engine.publishMessage({ name: 'paid', correlationKey: 'a' });
  await engine.broadcastSignal({ signalName: 'opened' });
  expect(await engine.awaitCompletion(key, 10_000)).toEqual({ id: 'a', answer: 42 });
});

test('over a file everything goes on after a stop, with records of the application beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patto-embed-'));
  try {
    const file = join(folder, 'new/orders.db');
    const notes = { name: 'notes', key: 'id', fields: { id: 'text', text: 'text' }, indexes: [] } as const;
    const first = await createSqliteEngine({ file, collections: [notes] });
    await first.deploy([resourceOf(untimed)]);
    const key = await begin(first, 'untimed', { x: 1 });
    const note = { op: 'put', collection: 'notes', key: 'n', record: { id: 'n', text: 'mine' } } as const;
    await first.commit({ guards: [], writes: [note] });
    await expect(createSqliteEngine({ file })).rejects.toMatchObject({ code: 'IN_USE' });
    await first.stop();
    const second = await createSqliteEngine({ file, collections: [notes] });
    expect(await second.find('notes', 'n')).toEqual({ id: 'n', text: 'mine' });
    second.work('work', () => ({ y: 2 }));
    expect(await second.awaitCompletion(key, 10_000)).toEqual({ x: 1, y: 2 });
    await second.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
