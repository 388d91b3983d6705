import { describe } from '@jest/globals';
import { link, message, multiInstance, process, timer } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

const both = [
  { on: 'start', type: 'before' },
  { on: 'start', type: '="before-" + name', retries: '=n' },
  { on: 'end', type: 'after' },
  { on: 'end', type: 'later' },
] as const;

const guarded = process('guarded')
  .startEvent()
  .serviceTask('work', {
    executionListeners: both,
    inputs: { name: '="x"' },
    outputs: { sum: '=done + first' },
    headers: { topic: 'mail' },
  })
  .userTask('next')
  .endEvent();

describe('a task', () => {
  scenario(
    'begins after its start listeners and is left after its end listeners, one after the other',
    guarded,
    given({ n: 2 })
      .expectJob('work', { on: 'start', type: 'before', retries: 3, headers: { topic: 'mail' } })
      .completeJob('work', { first: 1 })
      .expectLocal('work', { name: 'x', first: 1 })
      .expectJob('work', { on: 'start', type: 'before-x', retries: 2 })
      .completeJob('work', { name: 'y' })
      .expectLocal('work', { name: 'y', first: 1 })
      .expectJob('work', { on: null, type: 'work' })
      .completeJob('work', { done: 2 })
      .expectVariables({ n: 2, sum: 3 })
      .expectJob('work', { on: 'end', type: 'after' })
      .completeJob('work', { sum: 4 })
      .expectJob('work', { on: 'end', type: 'later' })
      .waitingAt('work')
      .completeJob('work', { sum: 5, more: true })
      .expectVariables({ n: 2, sum: 5, more: true })
      .waitingAt('next'),
  );

  scenario(
    'without retries left only the listener is tried again',
    guarded,
    given({ n: 2 })
      .completeJob('work')
      .failJob('work', { retries: 0, message: 'no answer', variables: { tried: 1 } })
      .expectIncident('work', 'EXECUTION_LISTENER_NO_RETRIES', /^no answer$/)
      .refused('INVALID_STATE', (early) => early.completeJob('work'))
      .refused('INVALID_STATE', (early) => early.resolveIncident('work'))
      .updateRetries('work', 1)
      .resolveIncident('work')
      .expectNoIncident()
      .expectJob('work', { on: 'start', type: 'before-x', isOpen: true })
      .completeJob('work')
      .expectJob('work', { on: null })
      .completeJob('work', { done: 1, first: 1 })
      .failJob('work', { retries: 0 })
      .expectIncident('work', 'EXECUTION_LISTENER_NO_RETRIES')
      .updateRetries('work', 1)
      .resolveIncident('work')
      .completeJob('work')
      .completeJob('work')
      .waitingAt('next'),
  );

  scenario(
    'an expression that fails is an incident; resolving begins with the first listener again',
    guarded,
    given()
      .completeJob('work')
      .expectIncident('work', 'EXTRACT_VALUE_ERROR', /retries of a listener for start of work/)
      .setVariables({ n: 1 })
      .resolveIncident('work')
      .expectJob('work', { on: 'start', type: 'before' })
      .completeJob('work')
      .completeJob('work')
      .expectJob('work', { on: null }),
  );

  scenario(
    'a listener throws no errors',
    guarded,
    given({ n: 1 }).refused('INVALID_STATE', (steps) => steps.throwError('work', 'E1')),
  );

  scenario(
    'a listener of an element gives no result',
    guarded,
    given({ n: 1 }).refused('INVALID_ARGUMENT', (steps) => steps.answerJob('work', { denied: true })),
  );

  scenario(
    'is cancelled with its listener',
    guarded,
    given({ n: 1 })
      .cancel()
      .expectTerminated()
      .refused('NOT_FOUND', (late) => late.completeJob('work')),
  );
});

scenario(
  'boundary events are waited for between start and end listeners only',
  process('bounded')
    .startEvent()
    .serviceTask('work', {
      executionListeners: [
        { on: 'start', type: 'before' },
        { on: 'end', type: 'after' },
      ],
    })
    .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('abandoned'))
    .endEvent(),
  given()
    .advance('PT2H')
    .completeJob('work')
    .advance('PT30M')
    .completeJob('work')
    .advance('PT2H')
    .waitingAt('work')
    .completeJob('work')
    .expectEnded(),
);

scenario(
  'a process begins after its start listeners and ends after its end listeners',
  process('whole', {
    executionListeners: [
      { on: 'start', type: 'before' },
      { on: 'end', type: 'after' },
    ],
  })
    .startEvent()
    .userTask('work')
    .endEvent(),
  given({ x: 1 })
    .expectJob('whole', { on: 'start', type: 'before' })
    .completeJob('whole', { x: 2, y: 1 })
    .waitingAt('work')
    .completeTask('work')
    .expectJob('whole', { on: 'end', type: 'after' })
    .completeJob('whole', { y: 2 })
    .expectEnded({ x: 2, y: 2 }),
);

scenario(
  'a gateway decides after its start listener',
  process('deciding')
    .startEvent()
    .exclusiveGateway('choice', { executionListeners: [{ on: 'start', type: 'before' }] })
    .when('=way = "a"', (path) => path.userTask('a').endEvent('a_done'))
    .otherwise((path) => path.userTask('b').endEvent('b_done')),
  given()
    .setVariables({ way: 'a' })
    .completeJob('choice', { ignored: true })
    .expectVariables({ way: 'a' })
    .waitingAt('a'),
);

scenario(
  'what starts listening hears nothing before its start listener is done',
  process('catching')
    .startEvent()
    .catchEvent('wait', message('m', '="x"'), {
      executionListeners: [
        { on: 'start', type: 'before' },
        { on: 'end', type: 'after' },
      ],
    })
    .endEvent(),
  given()
    .completeJob('wait')
    .publish('m', 'x', { got: 1 })
    .expectJob('wait', { on: 'end', type: 'after' })
    .expectVariables({ got: 1 })
    .completeJob('wait', { got: 2 })
    .expectEnded({ got: 2 }),
);

scenario(
  'the event that happened behind a gateway is left after its end listener',
  process('racing')
    .startEvent()
    .eventBasedGateway('race')
    .branch((path) =>
      path
        .catchEvent('first', message('m', '="x"'), {
          executionListeners: [
            { on: 'start', type: 'before' },
            { on: 'end', type: 'after' },
          ],
        })
        .endEvent('won'),
    )
    .branch((path) => path.catchEvent('second', timer('PT1H')).endEvent('lost')),
  given()
    .publish('m', 'x', { got: 1 })
    .expectJob('first', { on: 'end', type: 'after' })
    .completeJob('first')
    .expectEnded({ got: 1 }),
);

scenario(
  'the parts of a sub-process begin after its start listener, and it is left after its end listener',
  process('nested')
    .startEvent()
    .subProcess('sub', (inside) => inside.startEvent('in').userTask('work').endEvent('out'), {
      executionListeners: [
        { on: 'start', type: 'before' },
        { on: 'end', type: 'after' },
      ],
    })
    .endEvent(),
  given()
    .completeJob('sub', { local: 1 })
    .expectLocal('sub', { local: 1 })
    .waitingAt('work')
    .completeTask('work')
    .completeJob('sub', { out: 1 })
    .expectEnded({ out: 1 }),
);

scenario(
  'a start event and an end event are left after their end listeners',
  process('ends')
    .startEvent('start', undefined, { executionListeners: [{ on: 'end', type: 'begun' }] })
    .endEvent('end', undefined, {
      executionListeners: [
        { on: 'start', type: 'ending' },
        { on: 'end', type: 'ended' },
      ],
    }),
  given()
    .expectJob('start', { on: 'end', type: 'begun' })
    .completeJob('start', { a: 1 })
    .expectJob('end', { on: 'start', type: 'ending' })
    .completeJob('end', { b: 1 })
    .expectJob('end', { on: 'end', type: 'ended' })
    .completeJob('end', { c: 1 })
    .expectEnded({ a: 1, c: 1 }),
);

scenario(
  'a link is jumped from after its end listener, and begins after its start listener',
  process('jump')
    .startEvent()
    .throwEvent('there', link('page 2'), { executionListeners: [{ on: 'end', type: 'leaving' }] })
    .beside((path) =>
      path
        .catchEvent('here', link('page 2'), { executionListeners: [{ on: 'start', type: 'arriving' }] })
        .userTask('work')
        .endEvent(),
    ),
  given().waitingAt('there').completeJob('there').waitingAt('here').completeJob('here').waitingAt('work'),
);

scenario(
  'each turn of a loop has its own, the loop around them has none',
  process('looped')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance({
        sequential: true,
        collection: '=[1, 2]',
        element: 'n',
        outputCollection: 'all',
        outputElement: '=got',
      }),
      executionListeners: [
        { on: 'start', type: '="before-" + string(n)' },
        { on: 'end', type: 'after' },
      ],
    })
    .endEvent(),
  given()
    .expectJob('work', { on: 'start', type: 'before-1' })
    .completeJob('work', { got: 0 })
    .completeJob('work')
    .expectJob('work', { on: 'end', type: 'after' })
    .completeJob('work', { got: 10 })
    .expectJob('work', { on: 'start', type: 'before-2' })
    .completeJob('work', { got: 0 })
    .completeJob('work', { got: 20 })
    .completeJob('work')
    .expectEnded({ all: [10, 20] }),
);
