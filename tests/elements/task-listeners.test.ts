import { describe } from '@jest/globals';
import { multiInstance, process, timer } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';
import { BEGIN } from '../support/scenario-world.ts';

type On = 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';
const listening = (...on: readonly On[]) =>
  on.flatMap((each) => [
    { on: each, type: `${each}-1` },
    { on: each, type: `${each}-2` },
  ]);

describe('creating', () => {
  const model = process('created')
    .startEvent()
    .userTask('a', { candidateGroups: 'x', priority: '20', taskListeners: listening('creating') })
    .endEvent();

  scenario(
    'the task is there when the last listener is done, with what they corrected',
    model,
    given()
      .expectTask('a', { state: 'CREATING', assignee: null, priority: 20, candidateGroups: ['x'] })
      .expectJob('a', { on: 'creating', type: 'creating-1' })
      .refused('INVALID_STATE', (early) => early.completeTask('a'))
      .refused('INVALID_STATE', (early) => early.assignTask('a', 'anna'))
      .answerJob('a', { corrections: { priority: 90, dueDate: BEGIN } })
      .expectTask('a', { state: 'CREATING', priority: 20 })
      .expectJob('a', { on: 'creating', type: 'creating-2' })
      .answerJob('a', { corrections: { assignee: 'anna', priority: 80 } })
      .expectTask('a', { state: 'CREATED', assignee: 'anna', priority: 80, dueDate: BEGIN })
      .completeTask('a')
      .expectEnded(),
  );

  scenario(
    'it cannot be denied',
    model,
    given()
      .refused('INVALID_ARGUMENT', (steps) => steps.answerJob('a', { denied: true }))
      .completeJob('a')
      .completeJob('a')
      .expectTask('a', { state: 'CREATED' }),
  );

  scenario(
    'a task that is cancelled while it is created is gone',
    model,
    given().cancel().expectTerminated().expectTask('a', { state: 'CANCELED' }),
  );
});

scenario(
  'an assignee of the model is assigned when the task is there, and may not be corrected before',
  process('given')
    .startEvent()
    .userTask('a', { assignee: 'anna', taskListeners: listening('creating', 'assigning') })
    .endEvent(),
  given()
    .refused('INVALID_ARGUMENT', (steps) => steps.answerJob('a', { corrections: { assignee: 'bruno' } }))
    .completeJob('a')
    .completeJob('a')
    .expectTask('a', { state: 'ASSIGNING', assignee: null })
    .expectJob('a', { on: 'assigning', type: 'assigning-1' })
    .answerJob('a', { corrections: { assignee: 'carla' } })
    .completeJob('a')
    .expectTask('a', { state: 'CREATED', assignee: 'carla' }),
);

scenario(
  'a denied assignee of the model leaves the task to its candidates',
  process('ungiven')
    .startEvent()
    .userTask('a', { assignee: 'anna', taskListeners: listening('assigning') })
    .endEvent(),
  given()
    .answerJob('a', { denied: true, deniedReason: 'on leave' })
    .expectTask('a', { state: 'CREATED', assignee: null })
    .assignTask('a', 'bruno')
    .completeJob('a')
    .completeJob('a')
    .expectTask('a', { state: 'CREATED', assignee: 'bruno' }),
);

describe('assigning, updating, completing', () => {
  const model = process('changed')
    .startEvent()
    .userTask('a', {
      taskListeners: listening('assigning', 'updating', 'completing'),
      outputs: { result: '=got' },
    })
    .endEvent();

  scenario(
    'a change applies when the last listener is done, with what they corrected',
    model,
    given()
      .assignTask('a', 'anna')
      .expectTask('a', { state: 'ASSIGNING', assignee: null })
      .refused('INVALID_STATE', (early) => early.updateTask('a', { priority: 1 }))
      .refused('INVALID_STATE', (early) => early.setVariables({ x: 1 }, { at: 'a' }))
      .completeJob('a')
      .answerJob('a', { corrections: { assignee: 'bruno', candidateUsers: ['carla'] } })
      .expectTask('a', { state: 'CREATED', assignee: 'bruno', candidateUsers: ['carla'] })
      .updateTask('a', { priority: 10 })
      .expectTask('a', { state: 'UPDATING', priority: 50 })
      .answerJob('a', { corrections: { priority: 20, assignee: null } })
      .completeJob('a')
      .expectTask('a', { state: 'CREATED', priority: 20, assignee: null })
      .completeTask('a', { got: 1 })
      .expectTask('a', { state: 'COMPLETING' })
      .answerJob('a', { corrections: { assignee: 'anna' } })
      .completeJob('a')
      .expectTask('a', { state: 'COMPLETED', assignee: 'anna' })
      .expectEnded({ result: 1 }),
  );

  scenario(
    'a denied change leaves the task as it was',
    model,
    given()
      .assignTask('a', 'anna')
      .answerJob('a', { denied: true, deniedReason: 'she is on leave' })
      .expectTask('a', { state: 'CREATED', assignee: null })
      .updateTask('a', { priority: 10 })
      .completeJob('a')
      .answerJob('a', { denied: true })
      .expectTask('a', { state: 'CREATED', priority: 50 })
      .completeTask('a', { got: 1 })
      .completeJob('a')
      .answerJob('a', { denied: true })
      .expectTask('a', { state: 'CREATED' })
      .waitingAt('a')
      .expectLocal('a', {})
      .completeTask('a', { got: 2 })
      .completeJob('a')
      .completeJob('a')
      .expectEnded({ result: 2 }),
  );

  scenario(
    'a listener denies or corrects, never both, and sets no variables',
    model,
    given()
      .assignTask('a', 'anna')
      .refused('INVALID_ARGUMENT', (steps) =>
        steps.answerJob('a', { denied: true, corrections: { priority: 1 } }),
      )
      .refused('INVALID_ARGUMENT', (steps) => steps.completeJob('a', { x: 1 }))
      .refused('INVALID_STATE', (steps) => steps.throwError('a', 'E1'))
      .completeJob('a')
      .completeJob('a')
      .expectTask('a', { assignee: 'anna' }),
  );

  scenario(
    'variables set on the task are an update of it',
    model,
    given({ x: 1 })
      .setVariables({ x: 2 }, { at: 'a' })
      .expectTask('a', { state: 'UPDATING' })
      .expectVariables({ x: 1 })
      .completeJob('a')
      .completeJob('a')
      .expectVariables({ x: 2 })
      .setVariables({ x: 3 }, { at: 'a', local: true })
      .answerJob('a', { denied: true })
      .expectLocal('a', {})
      .setVariables({ x: 3 }, { at: 'a', local: true })
      .completeJob('a')
      .completeJob('a')
      .expectLocal('a', { x: 3 })
      .expectVariables({ x: 2 })
      .setVariables({ x: 4 })
      .expectVariables({ x: 4 })
      .expectTask('a', { state: 'CREATED' }),
  );

  scenario(
    'without retries left only the listener is tried again',
    model,
    given()
      .completeTask('a', { got: 1 })
      .completeJob('a')
      .failJob('a', { retries: 0, message: 'no answer' })
      .expectIncident('a', 'TASK_LISTENER_NO_RETRIES', /^no answer$/)
      .expectTask('a', { state: 'COMPLETING' })
      .updateRetries('a', 1)
      .resolveIncident('a')
      .expectJob('a', { on: 'completing', type: 'completing-2', isOpen: true })
      .completeJob('a')
      .expectEnded({ result: 1 }),
  );

  scenario(
    'a task that is cancelled meanwhile is gone',
    model,
    given().completeTask('a').cancel().expectTerminated().expectTask('a', { state: 'CANCELED' }),
  );
});

scenario(
  'a type that cannot be evaluated is an incident; resolving begins with the first listener again',
  process('untyped')
    .startEvent()
    .userTask('a', {
      taskListeners: [
        { on: 'creating', type: 'first' },
        { on: 'creating', type: '=kind' },
      ],
    })
    .endEvent(),
  given()
    .answerJob('a', { corrections: { priority: 70 } })
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /type of a listener for creating/)
    .setVariables({ kind: 'second' })
    .resolveIncident('a')
    .expectJob('a', { type: 'first' })
    .completeJob('a')
    .expectJob('a', { type: 'second' })
    .completeJob('a')
    .expectTask('a', { state: 'CREATED', priority: 70 }),
);

describe('canceling', () => {
  const canceled = { taskListeners: listening('canceling') };

  scenario(
    'a process that is cancelled ends when the listeners are done',
    process('whole')
      .startEvent()
      .subProcess('sub', (inside) => inside.startEvent('in').userTask('a', canceled).endEvent('out'))
      .endEvent(),
    given()
      .cancel()
      .waitingAt('a')
      .expectTask('a', { state: 'CANCELING' })
      .expectJob('a', { on: 'canceling', type: 'canceling-1' })
      .refused('INVALID_STATE', (late) => late.completeTask('a'))
      .refused('INVALID_ARGUMENT', (steps) => steps.answerJob('a', { denied: true }))
      .cancel()
      .answerJob('a', { corrections: { priority: 1 } })
      .failJob('a', { retries: 0 })
      .expectIncident('a', 'TASK_LISTENER_NO_RETRIES')
      .updateRetries('a', 1)
      .resolveIncident('a')
      .completeJob('a')
      .expectTerminated()
      .expectTask('a', { state: 'CANCELED', priority: 1 }),
  );

  scenario(
    'what interrupts the task does not wait, but the scope around it does',
    process('interrupted')
      .startEvent()
      .userTask('a', canceled)
      .boundaryEvent('late', timer('PT1H'), (path) => path.userTask('b').endEvent('abandoned'))
      .endEvent(),
    given()
      .advance('PT1H')
      .waitingAt('a', 'b')
      .completeTask('b')
      .waitingAt('a')
      .completeJob('a')
      .completeJob('a')
      .expectEnded(),
  );

  scenario(
    'a transition that listeners still work on gives way',
    process('both')
      .startEvent()
      .userTask('a', { taskListeners: listening('completing', 'canceling') })
      .endEvent(),
    given()
      .completeTask('a', { x: 1 })
      .cancel()
      .expectTask('a', { state: 'CANCELING' })
      .expectJob('a', { on: 'canceling', type: 'canceling-1' })
      .completeJob('a')
      .completeJob('a')
      .expectTerminated(),
  );

  scenario(
    'a type that cannot be evaluated keeps it until that is mended',
    process('stuck')
      .startEvent()
      .userTask('a', { taskListeners: [{ on: 'canceling', type: '=kind' }] })
      .endEvent(),
    given()
      .cancel()
      .expectIncident('a', 'EXTRACT_VALUE_ERROR')
      .setVariables({ kind: 'told' })
      .resolveIncident('a')
      .completeJob('a')
      .expectTerminated(),
  );
});

scenario(
  'task listeners work between the start and the end listeners of the element',
  process('mixed')
    .startEvent()
    .userTask('a', {
      executionListeners: [
        { on: 'start', type: 'before' },
        { on: 'end', type: 'after' },
      ],
      taskListeners: [
        { on: 'creating', type: 'creating' },
        { on: 'completing', type: 'completing' },
      ],
      headers: { topic: 'mail' },
    })
    .endEvent(),
  given()
    .expectJob('a', { on: 'start' })
    .completeJob('a', { local: 1 })
    .expectJob('a', { on: 'creating', headers: { topic: 'mail' } })
    .completeJob('a')
    .completeTask('a', { x: 1 })
    .expectJob('a', { on: 'completing' })
    .completeJob('a')
    .expectJob('a', { on: 'end' })
    .completeJob('a')
    .expectEnded({ x: 1 }),
);

scenario(
  'a loop that ends early is left when the listeners of the tasks it gives up are done',
  process('early')
    .startEvent()
    .userTask('a', {
      loop: multiInstance({ collection: '=[1, 2]', completionCondition: '=true' }),
      taskListeners: listening('canceling'),
    })
    .userTask('b')
    .endEvent(),
  given().completeTask('a').completeJob('a').completeJob('a').waitingAt('b').completeTask('b').expectEnded(),
);
