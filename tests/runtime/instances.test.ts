import { expect } from '@jest/globals';
import { error, message, process } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf } from '../support/runtime-harness.ts';
import { BEGIN } from '../support/scenario-world.ts';

const NOBODY = '1000000000000000000';
const plain = process('plain').startEvent().userTask('a').endEvent();
const caller = process('caller').startEvent().callActivity('call', 'called').endEvent();
const called = process('called').startEvent('begin').serviceTask('work').endEvent('finish');

onEveryStore('is created by key, by id, by id and version', async (harness) => {
  const { processDefinitions } = await harness.deploy(plain);
  await harness.deploy(process('plain').startEvent().userTask('b').endEvent());
  const [first] = processDefinitions;
  const create = harness.engine.createInstance.bind(harness.engine);
  const requests = [
    { processDefinitionKey: fieldOf(first, 'processDefinitionKey') },
    { processDefinitionId: 'plain', processDefinitionVersion: 1 },
    { processDefinitionId: 'plain', processDefinitionVersion: -1 },
    { processDefinitionId: 'plain' },
  ];
  const created = [];
  for (const request of requests) created.push((await create(request)).processDefinitionVersion);
  expect(created).toEqual([1, 1, 2, 2]);
  expect(await harness.active()).toEqual(['a', 'a', 'b', 'b']);
});

onEveryStore('an unknown process, version or key is not found', async (harness) => {
  await harness.deploy(plain);
  for (const request of [
    { processDefinitionId: 'unknown' },
    { processDefinitionId: 'plain', processDefinitionVersion: 7 },
    { processDefinitionKey: NOBODY },
    { processDefinitionId: 'plain', tenantId: 'bari' },
  ])
    expect(await refusalOf(harness.engine.createInstance(request))).toBe('NOT_FOUND');
});

onEveryStore('a process that begins by an event only cannot be created', async (harness) => {
  await harness.deploy(process('begun').startEvent('start', message('m')).endEvent());
  expect(await refusalOf(harness.start('begun'))).toBe('INVALID_STATE');
});

onEveryStore(
  'is recorded with who began it, when, and what for; called instances belong to it',
  async (harness) => {
    await harness.deploy(caller, called);
    const { processInstanceKey: root } = await harness.engine.createInstance({
      processDefinitionId: 'caller',
      tags: ['urgent'],
      businessId: 'case-7',
      actor: 'anna',
    });
    const [parent, child] = await harness.rows('processInstances');
    expect(parent).toMatchObject({
      processInstanceKey: root,
      rootProcessInstanceKey: root,
      parentProcessInstanceKey: null,
      startDate: BEGIN,
      endDate: null,
      state: 'ACTIVE',
      startedBy: 'anna',
      tags: ['urgent'],
      businessId: 'case-7',
      processDefinitionVersion: 1,
    });
    const [call] = await harness.rows('elementInstances', { elementId: 'call' });
    expect(child).toMatchObject({
      rootProcessInstanceKey: root,
      parentProcessInstanceKey: root,
      parentElementInstanceKey: call?.['elementInstanceKey'],
      businessId: 'case-7',
      processDefinitionId: 'called',
    });
    harness.clock.move(1000);
    await harness.engine.completeJob(await harness.job('work'));
    const ends = await harness.rows('processInstances');
    expect(ends.map((row) => [row['state'], row['endDate']])).toEqual([
      ['COMPLETED', BEGIN + 1000],
      ['COMPLETED', BEGIN + 1000],
    ]);
  },
);

onEveryStore('its history tells every step, and who asked for it', async (harness) => {
  await harness.deploy(plain);
  const { processInstanceKey } = await harness.engine.createInstance({
    processDefinitionId: 'plain',
    actor: 'anna',
  });
  const task = await harness.task('a');
  await harness.engine.assignUserTask(task, 'bruno', { actor: 'anna' });
  await harness.engine.setVariables(processInstanceKey, { x: 1 }, { actor: 'carla' });
  await harness.engine.completeUserTask(task, { actor: 'bruno' });
  const history = await harness.rows('history', { processInstanceKey });
  expect(history.map((row) => [row['revision'], row['command'], row['actor']])).toEqual([
    [1, 'Start', 'anna'],
    [2, 'AssignUserTask', 'anna'],
    [3, 'SetVariables', 'carla'],
    [4, 'CompleteUserTask', 'bruno'],
  ]);
  expect(await harness.only('userTasks', {})).toMatchObject({
    completedBy: 'bruno',
    assignee: 'bruno',
    state: 'COMPLETED',
  });
});

onEveryStore('waiting for its end gives the variables it leaves', async (harness) => {
  await harness.deploy(plain, process('quick').startEvent().scriptTask('set', { y: '=x + 1' }).endEvent());
  const { engine } = harness;
  const quick = await harness.start('quick', { x: 1 });
  expect(await engine.awaitCompletion(quick, 10_000)).toEqual({ x: 1, y: 2 });
  expect(await engine.awaitCompletion(quick, 10_000, ['y', 'z'])).toEqual({ y: 2 });
  const slow = await harness.start('plain');
  expect(await refusalOf(engine.awaitCompletion(slow, 10))).toBe('DEADLINE_EXCEEDED');
  const end = engine.awaitCompletion(slow, 10_000);
  await engine.completeUserTask(await harness.task('a'), { variables: { done: true } });
  expect(await end).toEqual({ done: true });
  expect(await refusalOf(engine.awaitCompletion(NOBODY, 10))).toBe('NOT_FOUND');
});

onEveryStore('waiting ends when it is cancelled, and when the engine stops', async (harness) => {
  await harness.deploy(plain);
  const instance = await harness.start('plain');
  const cancelled = refusalOf(harness.engine.awaitCompletion(instance, 20_000));
  await harness.engine.cancelInstance(instance);
  expect(await cancelled).toBe('INVALID_STATE');
  const stopped = refusalOf(harness.engine.awaitCompletion(await harness.start('plain'), 20_000));
  await harness.engine.stop();
  expect(await stopped).toBe('UNAVAILABLE');
  await harness.restart();
});

onEveryStore('waiting for what has ended leaves no timer behind', async (harness) => {
  await harness.deploy(process('quick').startEvent().endEvent());
  const instance = await harness.start('quick');
  const timers = () =>
    globalThis.process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  for (let n = 0; n < 10; n += 1) await harness.engine.awaitCompletion(instance, 60_000);
  expect(timers()).toBeLessThan(before + 10);
});

onEveryStore('a called instance is not cancelled alone; the refusal names the root', async (harness) => {
  await harness.deploy(caller, called);
  const root = await harness.start('caller');
  const [, child] = await harness.rows('processInstances');
  await expect(harness.engine.cancelInstance(fieldOf(child, 'processInstanceKey'))).rejects.toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining(root),
  });
  await harness.engine.cancelInstance(root);
  expect([...(await harness.states('caller')), ...(await harness.states('called'))]).toEqual([
    'TERMINATED',
    'TERMINATED',
  ]);
  expect(await refusalOf(harness.engine.cancelInstance(root))).toBe('NOT_FOUND');
  expect(await refusalOf(harness.engine.cancelInstance(NOBODY))).toBe('NOT_FOUND');
});

onEveryStore('an incident shows in the instances and call activities above it', async (harness) => {
  await harness.deploy(caller, called);
  await harness.start('caller');
  const flags = async () => [
    ...(await harness.rows('processInstances')).map((row) => row['hasIncident']),
    ...(await harness.rows('elementInstances', { elementId: 'call' })).map((row) => row['hasIncident']),
  ];
  expect(await flags()).toEqual([false, false, false]);
  const job = await harness.job('work');
  await harness.engine.failJob(job, { retries: 0 });
  expect(await flags()).toEqual([true, true, true]);
  await harness.engine.updateJob(job, { retries: 1 });
  await harness.engine.resolveIncident(await harness.incident('work'));
  expect(await flags()).toEqual([false, false, false]);
  await harness.engine.completeJob(job);
  expect(await harness.states('caller')).toEqual(['COMPLETED']);
});

onEveryStore('an incident shows in the sub-process around the call activity', async (harness) => {
  await harness.deploy(
    process('outer')
      .startEvent()
      .subProcess('around', (path) => path.startEvent('s').callActivity('call', 'called').endEvent('e'))
      .endEvent(),
    called,
  );
  await harness.start('outer');
  const flagged = async () =>
    (await harness.rows('elementInstances', { hasIncident: true })).map((row) => row['elementId']);
  const job = await harness.job('work');
  await harness.engine.failJob(job, { retries: 0 });
  expect(await flagged()).toEqual(['outer', 'around', 'call', 'called', 'work']);
  await harness.engine.updateJob(job, { retries: 1 });
  await harness.engine.resolveIncident(await harness.incident('work'));
  expect(await flagged()).toEqual([]);
});

onEveryStore('an incident that ends with its instance shows no longer above it', async (harness) => {
  await harness.deploy(
    process('guarded')
      .startEvent()
      .callActivity('call', 'called')
      .boundaryEvent('stop', message('stop', '=id'), (path) => path.userTask('a').endEvent('stopped'))
      .endEvent(),
    called,
  );
  const instance = await harness.start('guarded', { id: 'x' });
  await harness.engine.failJob(await harness.job('work'), { retries: 0 });
  expect(await harness.rows('processInstances', { hasIncident: true })).toHaveLength(2);
  await harness.engine.publishMessage({ name: 'stop', correlationKey: 'x' });
  expect(await harness.active(instance)).toEqual(['a']);
  expect(await harness.rows('processInstances', { hasIncident: true })).toEqual([]);
  expect(await harness.rows('elementInstances', { hasIncident: true })).toEqual([]);
  expect(await harness.rows('incidents', { state: 'ACTIVE' })).toEqual([]);
});

onEveryStore('a process that calls itself without end stops with an incident', async (harness) => {
  await harness.deploy(process('endless').startEvent().callActivity('again', 'endless').endEvent());
  const root = await harness.start('endless');
  const incidents = await harness.rows('incidents');
  expect(incidents.map((row) => row['errorType'])).toEqual(['CALLED_ELEMENT_ERROR']);
  await harness.engine.cancelInstance(root);
  expect(await harness.rows('processInstances', { state: 'ACTIVE' })).toEqual([]);
});

onEveryStore('an incident shows in the scopes around it', async (harness) => {
  await harness.deploy(
    process('nested')
      .startEvent()
      .subProcess('inner', (path) => path.startEvent('begin').serviceTask('work').endEvent('done'))
      .endEvent(),
  );
  await harness.start('nested');
  const flagged = async () =>
    (await harness.rows('elementInstances', { hasIncident: true })).map((row) => row['elementId']);
  const job = await harness.job('work');
  await harness.engine.failJob(job, { retries: 0 });
  expect(await flagged()).toEqual(['nested', 'inner', 'work']);
  await harness.engine.updateJob(job, { retries: 1 });
  await harness.engine.resolveIncident(await harness.incident('work'));
  expect(await flagged()).toEqual([]);
});

onEveryStore('variables are seen from an element, inner ones first', async (harness) => {
  await harness.deploy(
    process('scoped')
      .startEvent()
      .userTask('a', { inputs: { x: '=x + 1' } })
      .endEvent(),
  );
  const root = await harness.start('scoped', { x: 1, y: 2 });
  const [task] = await harness.rows('elementInstances', { elementId: 'a' });
  const element = fieldOf(task, 'elementInstanceKey');
  expect(await harness.engine.visibleVariables(element)).toEqual({ x: 2, y: 2 });
  expect(await harness.engine.visibleVariables(root)).toEqual({ x: 1, y: 2 });
  await harness.engine.setVariables(element, { x: 3 });
  expect(await harness.engine.visibleVariables(element)).toEqual({ x: 3, y: 2 });
  await harness.engine.completeUserTask(await harness.task('a'));
  expect(await refusalOf(harness.engine.setVariables(element, { x: 4 }))).toBe('NOT_FOUND');
  expect(await refusalOf(harness.engine.setVariables(NOBODY, { x: 4 }))).toBe('NOT_FOUND');
  expect(await refusalOf(harness.engine.visibleVariables(NOBODY))).toBe('NOT_FOUND');
});

onEveryStore('user tasks, incidents and dates that are none are refused', async (harness) => {
  await harness.deploy(plain);
  await harness.start('plain');
  const task = await harness.task('a');
  const { engine } = harness;
  expect(await refusalOf(engine.updateUserTask(task, { dueDate: 'soon' }))).toBe('INVALID_ARGUMENT');
  expect(await refusalOf(engine.completeUserTask(NOBODY))).toBe('NOT_FOUND');
  expect(await refusalOf(engine.assignUserTask(NOBODY, 'anna'))).toBe('NOT_FOUND');
  expect(await refusalOf(engine.resolveIncident(NOBODY))).toBe('NOT_FOUND');
  await engine.updateUserTask(task, {
    dueDate: '2026-02-01T10:00:00Z',
    priority: 10,
    candidateGroups: ['x'],
  });
  await engine.updateUserTask(task, { followUpDate: null, priority: null, candidateGroups: null });
  expect(await harness.only('userTasks', {})).toMatchObject({
    dueDate: Date.parse('2026-02-01T10:00:00Z'),
    followUpDate: null,
    priority: 10,
    candidateGroups: ['x'],
  });
});

onEveryStore('the flows it took and the elements it passed are recorded', async (harness) => {
  await harness.deploy(plain);
  const instance = await harness.start('plain');
  const of = { processInstanceKey: instance };
  expect((await harness.rows('sequenceFlows', of)).map((row) => row['sequenceFlowId'])).toEqual(['start_a']);
  await harness.engine.cancelInstance(instance);
  expect(
    (await harness.rows('elementInstances', of)).map((row) => [row['elementId'], row['type'], row['state']]),
  ).toEqual([
    ['plain', 'PROCESS', 'TERMINATED'],
    ['start', 'START_EVENT', 'COMPLETED'],
    ['a', 'USER_TASK', 'TERMINATED'],
  ]);
});

onEveryStore('commands for one instance at the same time follow one another', async (harness) => {
  const model = process('wide').startEvent().parallelGateway('fork');
  const ids = Array.from({ length: 12 }, (_, n) => `t${n}`);
  for (const [n, id] of ids.entries()) {
    if (n === 0) model.branch((path) => path.userTask(id).parallelGateway('join').endEvent());
    else model.branch((path) => path.userTask(id).to('join'));
  }
  await harness.deploy(model);
  const instance = await harness.start('wide');
  const tasks = await harness.rows('userTasks');
  await Promise.all(
    tasks.map((task) =>
      harness.engine.completeUserTask(fieldOf(task, 'userTaskKey'), {
        variables: { [fieldOf(task, 'elementId')]: true },
      }),
    ),
  );
  expect(await harness.states('wide')).toEqual(['COMPLETED']);
  expect(await harness.variables(instance)).toEqual(Object.fromEntries(ids.map((id) => [id, true])));
});

onEveryStore('expressions are evaluated for who asks', async (harness) => {
  const { engine } = harness;
  expect(await engine.evaluateExpression('=x + 1', { x: 1 })).toMatchObject({ result: 2 });
  expect(await engine.evaluateExpression('= toString', {})).toMatchObject({ result: null });
  expect(await refusalOf(Promise.resolve().then(() => engine.evaluateExpression('=x +', {})))).toBe(
    'INVALID_ARGUMENT',
  );
});

onEveryStore('an error that leaves a called process is told to the caller once', async (harness) => {
  await harness.deploy(
    process('guarded')
      .startEvent()
      .callActivity('call', 'called')
      .boundaryEvent('caught', error('E1'), (path) => path.userTask('mend').endEvent('mended'))
      .endEvent(),
    called,
  );
  await harness.start('guarded');
  await harness.engine.throwJobError(await harness.job('work'), {
    errorCode: 'E1',
    errorMessage: 'no',
    variables: { why: 1 },
  });
  expect(await harness.active()).toEqual(['mend']);
  expect(await harness.states('called')).toEqual(['TERMINATED']);
});
