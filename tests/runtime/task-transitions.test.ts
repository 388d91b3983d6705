import { expect, test } from '@jest/globals';
import { DyingStore } from '../support/dying-store.ts';
import { process } from '../support/model.ts';
import { fieldOf, Harness, onEveryStore, refusalOf } from '../support/runtime-harness.ts';
import { BEGIN } from '../support/scenario-world.ts';

const watched = process('watched')
  .startEvent()
  .userTask('a', {
    candidateGroups: 'clerks',
    headers: { colour: 'green' },
    taskListeners: [
      { on: 'assigning', type: 'assigning' },
      { on: 'completing', type: 'first' },
      { on: 'completing', type: 'second' },
    ],
  })
  .endEvent();

const activate = async (harness: Harness, type: string) => {
  const request = { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 1, waitMs: 2000 };
  const [activated] = await harness.engine.activateJobs(request);
  if (!activated) throw new Error(`There is no job of type ${type}`);
  return { ...activated, jobKey: fieldOf(activated.job, 'jobKey') };
};

onEveryStore('a call waits until the listeners are done, and they see what it is about', async (harness) => {
  await harness.deploy(watched);
  await harness.start('watched', { x: 1 });
  const key = await harness.task('a');
  let isDone = false;
  const completing = harness.engine
    .completeUserTask(key, { variables: { x: 2, y: 3 }, actor: 'anna' })
    .then(() => (isDone = true));
  const first = await activate(harness, 'first');
  expect(first).toMatchObject({
    variables: { x: 2, y: 3 },
    job: {
      kind: 'TASK_LISTENER',
      listenerEventType: 'COMPLETING',
      retries: 3,
      customHeaders: { colour: 'green' },
    },
    userTask: {
      userTaskKey: key,
      action: 'complete',
      assignee: null,
      candidateGroups: ['clerks'],
      priority: 50,
      changedAttributes: [],
    },
  });
  await harness.engine.completeJob(first.jobKey, {
    result: {
      type: 'userTask',
      corrections: {
        priority: 90,
        assignee: 'anna',
        dueDate: new Date(BEGIN).toISOString(),
        candidateUsers: null,
      },
    },
  });
  const second = await activate(harness, 'second');
  expect(second.userTask).toMatchObject({ priority: 90, assignee: 'anna', dueDate: BEGIN });
  expect(second.userTask?.changedAttributes).toEqual(['assignee', 'dueDate', 'priority']);
  expect(isDone).toBe(false);
  expect(await harness.states('watched')).toEqual(['ACTIVE']);
  await harness.engine.completeJob(second.jobKey);
  await completing;
  expect(await harness.rows('userTasks')).toMatchObject([
    { state: 'COMPLETED', priority: 90, assignee: 'anna', completedBy: 'anna' },
  ]);
  expect(await harness.rows('jobs')).toMatchObject([
    { isDenied: false, deniedReason: null },
    { isDenied: false, deniedReason: null },
  ]);
  expect(await harness.states('watched')).toEqual(['COMPLETED']);
});

onEveryStore('a denied call is refused with the reason', async (harness) => {
  await harness.deploy(watched);
  await harness.start('watched');
  const assigning = harness.engine.assignUserTask(await harness.task('a'), 'anna');
  const refused = expect(assigning).rejects.toMatchObject({ code: 'INVALID_STATE', message: 'on leave' });
  const { jobKey, userTask } = await activate(harness, 'assigning');
  expect(userTask).toMatchObject({ action: 'assign', assignee: 'anna', changedAttributes: ['assignee'] });
  await harness.engine.completeJob(jobKey, {
    result: { type: 'userTask', denied: true, deniedReason: 'on leave' },
  });
  await refused;
  expect(await harness.rows('userTasks')).toMatchObject([{ state: 'CREATED', assignee: null }]);
  expect(await harness.rows('jobs')).toMatchObject([{ isDenied: true, deniedReason: 'on leave' }]);
});

onEveryStore('a call that waited long enough is told so; what it began goes on', async (harness) => {
  await harness.deploy(watched);
  await harness.start('watched');
  const key = await harness.task('a');
  expect(await refusalOf(harness.engine.assignUserTask(key, 'anna', { waitMs: 30 }))).toBe(
    'DEADLINE_EXCEEDED',
  );
  expect(await refusalOf(harness.engine.assignUserTask(key, 'bruno'))).toBe('INVALID_STATE');
  await harness.engine.completeJob((await activate(harness, 'assigning')).jobKey);
  expect(await harness.rows('userTasks')).toMatchObject([{ state: 'CREATED', assignee: 'anna' }]);
});

onEveryStore('a call whose task is cancelled meanwhile is refused', async (harness) => {
  await harness.deploy(watched);
  const instance = await harness.start('watched');
  const completing = refusalOf(harness.engine.completeUserTask(await harness.task('a')));
  await activate(harness, 'first');
  await harness.engine.cancelInstance(instance);
  expect(await completing).toBe('INVALID_STATE');
});

onEveryStore('an engine begun anew goes on in the middle of it', async (harness) => {
  await harness.deploy(watched);
  await harness.start('watched');
  const key = await harness.task('a');
  const waiting = refusalOf(harness.engine.completeUserTask(key, { variables: { x: 1 } }));
  const { jobKey } = await activate(harness, 'first');
  await harness.engine.completeJob(jobKey, { result: { type: 'userTask', corrections: { priority: 7 } } });
  await harness.restart();
  expect(await waiting).toBe('UNAVAILABLE');
  expect(await refusalOf(harness.engine.completeUserTask(key))).toBe('INVALID_STATE');
  const second = await activate(harness, 'second');
  expect(second).toMatchObject({ variables: { x: 1 }, userTask: { priority: 7 } });
  await harness.engine.completeJob(second.jobKey);
  expect(await harness.states('watched')).toEqual(['COMPLETED']);
});

test('another node may run the last listener', async () => {
  const harness = await Harness.open('memory');
  await harness.deploy(watched);
  await harness.start('watched');
  const other = await harness.over(harness.store, { node: 1 });
  const assigning = harness.engine.assignUserTask(await harness.task('a'), 'anna');
  await other.engine.completeJob((await activate(other, 'assigning')).jobKey);
  await assigning;
  await other.close();
  await harness.close();
});

test('wherever it dies between two commits, the task is neither lost nor done twice', async () => {
  let died = 0;
  for (let commits = 1; ; commits += 1) {
    const harness = await Harness.open('memory');
    await harness.deploy(watched);
    await harness.start('watched');
    const dying = await harness.over(new DyingStore(harness.store, commits));
    const finished = await drive(dying).then(
      () => true,
      () => false,
    );
    if (!finished) died += 1;
    await dying.engine.stop();
    await harness.restart();
    for (let round = 0; round < 4; round += 1) await drive(harness);
    expect(await harness.states('watched')).toEqual(['COMPLETED']);
    expect((await harness.rows('jobs')).map((job) => job['type'])).toEqual(['assigning', 'first', 'second']);
    await harness.check();
    await harness.close();
    if (finished) break;
  }
  expect(died).toBeGreaterThan(3);
});

/** Assigns and completes the task, listeners included, as far as that has not been done. */
async function drive(harness: Harness): Promise<void> {
  const [task] = await harness.rows('userTasks');
  const key = fieldOf(task, 'userTaskKey');
  const options = { waitMs: 0 };
  if (task?.['state'] === 'CREATED' && task['assignee'] === null)
    await harness.engine.assignUserTask(key, 'anna', options);
  await finishJobs(harness);
  if ((await harness.rows('userTasks', { state: 'CREATED' })).length > 0)
    await harness.engine.completeUserTask(key, options);
  await finishJobs(harness);
}

async function finishJobs(harness: Harness): Promise<void> {
  for (;;) {
    const [job] = await harness.rows('jobs', { endTime: null });
    if (!job) return;
    await harness.engine.completeJob(fieldOf(job, 'jobKey'));
  }
}
