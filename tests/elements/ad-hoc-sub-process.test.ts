import type { JobResult } from '../../engine/kernel/command.ts';
import type { NodeId } from '../../engine/model/ids.ts';
import {
  conditional,
  error,
  message,
  multiInstance,
  process,
  standardLoop,
  timer,
  type AdHocOptions,
  type Path,
} from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('adHocSubProcess');

const beside = (path: Path): void => {
  path
    .beside((apart) => apart.userTask('a'))
    .beside((apart) => apart.userTask('b').userTask('then'))
    .beside((apart) => apart.serviceTask('c'));
};

const care = (options: AdHocOptions, inside = beside) =>
  process('caring').startEvent().adHocSubProcess('care', inside, options).userTask('after').endEvent();

scenario(
  'begins what its collection names, and is over when nothing is active any more',
  care({ activeElementsCollection: '=first' }),
  given({ first: ['a', 'b'] })
    .waitingAt('a', 'b')
    .completeTask('b')
    .waitingAt('a', 'then')
    .completeTask('a')
    .completeTask('then')
    .waitingAt('after')
    .expectPath('start', 'care', 'care', 'a', 'care', 'b', 'then', 'after')
    .expectVariables({ first: ['a', 'b'] }),
);

scenario(
  'the same can be done several times',
  care({ activeElementsCollection: '=["a", "a"]' }),
  given().waitingAt('a', 'a').completeTask('a').completeTask('a').waitingAt('after'),
);

scenario(
  'begun with nothing it stays open until something is activated from outside',
  care({}),
  given()
    .waitingAt('care')
    .activateAdHoc('care', ['a', { elementId: 'c', variables: { why: 'urgent' } }])
    .waitingAt('a', 'c')
    .completeJob('c', { why: 'done', result: 1 })
    .expectVariables({ result: 1 })
    .completeTask('a')
    .waitingAt('after'),
);

scenario(
  'an empty collection begins nothing either',
  care({ activeElementsCollection: '=[]' }),
  given().waitingAt('care').activateAdHoc('care', ['a']).completeTask('a').waitingAt('after'),
);

for (const [what, first] of [
  ['an unknown id', ['a', 'x']],
  ['an element to which a flow leads', ['then']],
  ['no id', [1]],
  ['no list', 'a'],
  ['null', null],
] as const)
  scenario(
    `${what} among what begins is an incident; resolving looks again`,
    care({ activeElementsCollection: '=first', inputs: { mine: '=1' } }),
    given({ first })
      .expectIncident('care', 'EXTRACT_VALUE_ERROR', /active elements of care/)
      .resolveIncident('care')
      .expectIncident('care', 'EXTRACT_VALUE_ERROR')
      .setVariables({ first: ['a'] })
      .resolveIncident('care')
      .waitingAt('a')
      .completeTask('a')
      .waitingAt('after'),
  );

scenario(
  'only what is inside, and to which no flow leads, can be activated, and only while it is open',
  care({}),
  given()
    .refused('INVALID_ARGUMENT', (steps) => steps.activateAdHoc('care', ['a', 'then']))
    .refused('INVALID_ARGUMENT', (steps) => steps.activateAdHoc('care', ['after']))
    .activateAdHoc('care', ['a'])
    .completeTask('a')
    .waitingAt('after'),
);

scenario(
  'activating may cancel what is active',
  care({ activeElementsCollection: '=["a"]' }),
  given()
    .activateAdHoc('care', ['b'], { cancelRemaining: true })
    .waitingAt('b')
    .completeTask('b')
    .completeTask('then')
    .waitingAt('after'),
);

scenario(
  'sequential ordering: one after the other, in the order asked for',
  care({ activeElementsCollection: '=["b", "a"]', ordering: 'Sequential' }),
  given()
    .waitingAt('b')
    .activateAdHoc('care', ['c'])
    .completeTask('b')
    .waitingAt('then')
    .completeTask('then')
    .waitingAt('a')
    .completeTask('a')
    .waitingAt('c')
    .completeJob('c')
    .waitingAt('after'),
);

scenario(
  'sequential ordering: cancelling forgets what waits',
  care({ activeElementsCollection: '=["a", "b"]', ordering: 'Sequential' }),
  given()
    .activateAdHoc('care', ['c'], { cancelRemaining: true })
    .waitingAt('c')
    .completeJob('c')
    .waitingAt('after'),
);

scenario(
  'the completion condition ends it with what is still active',
  care({ activeElementsCollection: '=["a", "b", "c"]', completionCondition: '=enough' }),
  given({ enough: false })
    .completeTask('a')
    .waitingAt('b', 'c')
    .completeTask('b')
    .completeJob('c', { enough: true })
    .waitingAt('after'),
);

scenario(
  'or lets what is active be finished',
  care({
    activeElementsCollection: '=["a", "b"]',
    completionCondition: '=enough',
    cancelRemainingInstances: false,
  }),
  given({ enough: true })
    .completeTask('a')
    .waitingAt('b')
    .refused('INVALID_STATE', (steps) => steps.activateAdHoc('care', ['c']))
    .completeTask('b')
    .waitingAt('then')
    .completeTask('then')
    .waitingAt('after'),
);

scenario(
  'as long as its condition does not hold it stays open',
  care({ activeElementsCollection: '=["a"]', completionCondition: '=enough' }),
  given({ enough: false })
    .completeTask('a')
    .waitingAt('care')
    .activateAdHoc('care', ['a'])
    .completeTask('a', { enough: true })
    .waitingAt('after'),
);

scenario(
  'a condition that cannot be evaluated is an incident where it arose; nothing is done twice',
  care({
    activeElementsCollection: '=["c"]',
    completionCondition: '=enough',
    outputCollection: 'results',
    outputElement: '=result',
  }),
  given()
    .completeJob('c', { result: 1 })
    .waitingAt('care')
    .setVariables({ enough: true })
    .resolveIncident('care')
    .waitingAt('after')
    .expectVariables({ result: 1, enough: true, results: [1] }),
);

scenario(
  'what the activations put out is collected in the order in which they end',
  care({
    activeElementsCollection: '=["a", "c"]',
    outputCollection: 'results',
    outputElement: '=result',
    completionCondition: '=count(results) = 3',
  }),
  given()
    .activateAdHoc('care', [{ elementId: 'a', variables: { result: null } }])
    .completeJob('c', { result: 'c' })
    .completeTask('a', { result: 'a' })
    .waitingAt('a')
    .completeTask('a', { result: 'mine' })
    .waitingAt('after')
    .expectVariables({ result: 'a', results: ['c', 'a', 'mine'] }),
);

scenario(
  'its output mappings see the collected outputs',
  care({
    activeElementsCollection: '=["c"]',
    outputCollection: 'results',
    outputElement: '=result',
    outputs: { best: '=results[1]' },
  }),
  given().completeJob('c', { result: 7 }).waitingAt('after').expectVariables({ result: 7, best: 7 }),
);

const described = {
  adHocSubProcessElements: [
    { elementId: 'a', elementName: 'Ask', documentation: 'Asks.', properties: { tool: 'phone' } },
    { elementId: 'b', elementName: null, documentation: null, properties: {} },
  ],
};

scenario(
  'it describes what can be activated',
  care({}, (inside) => {
    inside
      .beside((path) =>
        path.userTask('a', { name: 'Ask', documentation: 'Asks.', properties: { tool: 'phone' } }),
      )
      .beside((path) => path.userTask('b').userTask('then'));
  }),
  given().expectLocal('care', described),
);

const decided = (
  ids: readonly string[],
  { fulfilled = false, cancel = false, variables = {} } = {},
): JobResult => ({
  type: 'adHocSubProcess',
  activate: ids.map((id) => ({ node: id as NodeId, variables })),
  isCompletionConditionFulfilled: fulfilled,
  isCancelRemainingInstances: cancel,
});

const byWorker = care({ type: 'agent', outputCollection: 'results', outputElement: '=result' });

scenario(
  'a job worker decides what begins and when it is over; it is asked again after each activation',
  byWorker,
  given()
    .waitingAt('care')
    .expectJob('care', { type: 'agent', isOpen: true })
    .refused('INVALID_ARGUMENT', (steps) => steps.completeJob('care', {}, decided(['then'])))
    .completeJob('care', { thought: 1 }, decided(['a', 'c'], { variables: { result: null } }))
    .waitingAt('a', 'c')
    .expectJob('care', { isOpen: false })
    .completeTask('a', { result: 1 })
    .expectJob('care', { isOpen: true })
    .completeJob('c', { result: 2 })
    .completeJob('care', {}, decided([], { fulfilled: true }))
    .waitingAt('after')
    .expectVariables({ results: [1, 2] }),
);

scenario(
  'the worker may end it with what is active, or let that finish',
  byWorker,
  given()
    .completeJob('care', {}, decided(['a', 'a', 'b']))
    .completeTask('a')
    .completeJob('care', {}, decided([], { fulfilled: true }))
    .waitingAt('a', 'b')
    .completeTask('a')
    .completeTask('b')
    .completeTask('then')
    .waitingAt('after'),
);

scenario(
  'the worker may cancel what is active',
  byWorker,
  given()
    .completeJob('care', {}, decided(['a', 'b']))
    .completeTask('a')
    .completeJob('care', {}, decided(['c'], { cancel: true }))
    .waitingAt('c')
    .completeJob('c')
    .completeJob('care', {}, decided(['a']))
    .completeTask('a')
    .completeJob('care', {}, decided(['b'], { fulfilled: true, cancel: true }))
    .waitingAt('after'),
);

scenario(
  'a worker that answers nothing leaves it open',
  byWorker,
  given()
    .completeJob('care')
    .waitingAt('care')
    .activateAdHoc('care', ['a'])
    .completeTask('a')
    .waitingAt('care'),
);

scenario(
  'a worker out of retries is an incident of its own kind; the next activation asks anew',
  byWorker,
  given()
    .completeJob('care', {}, decided(['a', 'a']))
    .completeTask('a')
    .failJob('care', { retries: 0, message: 'no idea' })
    .expectIncident('care', 'AD_HOC_SUB_PROCESS_NO_RETRIES', /no idea/)
    .completeTask('a')
    .expectNoIncident()
    .completeJob('care', {}, decided([], { fulfilled: true }))
    .waitingAt('after'),
);

scenario(
  'a worker may throw an error',
  process('failing')
    .startEvent()
    .adHocSubProcess('care', beside, { type: 'agent' })
    .boundaryEvent('failed', error('E'), (path) => path.endEvent('broken'))
    .endEvent(),
  given()
    .completeJob('care', {}, decided(['a', 'a']))
    .completeTask('a')
    .throwError('care', 'E')
    .expectEnded(),
);

scenario(
  'boundary events and event sub-processes belong to the whole of it',
  process('guarded')
    .startEvent()
    .adHocSubProcess(
      'care',
      (inside) => {
        beside(inside);
        inside.eventSubProcess('alarm', (path) =>
          path.startEvent('rings', message('alarm', '="x"')).userTask('help').endEvent('helped'),
        );
      },
      { activeElementsCollection: '=["a"]', ordering: 'Sequential' },
    )
    .nonInterrupting('late', timer('PT1H'), (path) => path.userTask('note').endEvent('noted'))
    .userTask('after')
    .endEvent(),
  given()
    .activateAdHoc('care', ['b'])
    .advance('PT1H')
    .waitingAt('a', 'note')
    .publish('alarm', 'x')
    .waitingAt('help', 'note')
    .refused('INVALID_STATE', (steps) => steps.activateAdHoc('care', ['c']))
    .completeTask('help')
    .waitingAt('after', 'note'),
);

scenario(
  'an event sub-process that begins takes the question back from the worker',
  process('asked')
    .startEvent()
    .adHocSubProcess(
      'care',
      (inside) => {
        beside(inside);
        inside.eventSubProcess('alarm', (path) =>
          path.startEvent('rings', message('alarm', '="x"')).userTask('help').endEvent('helped'),
        );
      },
      { type: 'agent' },
    )
    .endEvent(),
  given()
    .publish('alarm', 'x')
    .expectJob('care', { isOpen: false })
    .refused('NOT_FOUND', (steps) => steps.completeJob('care', {}, decided(['a'])))
    .completeTask('help')
    .expectEnded(),
);

scenario(
  'an incident of its own, resolved, begins nothing anew',
  process('odd')
    .startEvent()
    .adHocSubProcess('care', beside, { activeElementsCollection: '=["a"]' })
    .boundaryEvent('stop', conditional('=x'), (path) => path.endEvent('stopped'))
    .endEvent(),
  given({ x: 'perhaps' })
    .expectIncident('care', 'CONDITION_ERROR')
    .setVariables({ x: false })
    .resolveIncident('care')
    .waitingAt('a')
    .completeTask('a')
    .expectEnded(),
);

scenario(
  'loops inside, and it may be repeated itself',
  process('repeated')
    .startEvent()
    .adHocSubProcess(
      'care',
      (inside) => {
        inside
          .beside((path) => path.userTask('a', { loop: standardLoop({ maximum: 2 }) }))
          .beside((path) => path.userTask('b', { loop: multiInstance({ collection: '=[1, 2]' }) }));
      },
      {
        activeElementsCollection: '=[which]',
        outputCollection: 'done',
        outputElement: '=which',
        loop: multiInstance({
          collection: '=["a", "b"]',
          element: 'which',
          outputCollection: 'all',
          outputElement: '=done',
          sequential: true,
        }),
      },
    )
    .endEvent(),
  given()
    .waitingAt('a')
    .completeTask('a')
    .waitingAt('a')
    .completeTask('a')
    .waitingAt('b', 'b')
    .completeTask('b')
    .completeTask('b')
    .expectEnded({ all: [['a'], ['b']] }),
);

scenario(
  'many that never wait are done one after the other',
  care(
    { activeElementsCollection: '=for i in 1..200 return "t"', ordering: 'Sequential' },
    (inside) => void inside.beside((path) => path.scriptTask('t', { n: '=n + 1' })),
  ),
  given({ n: 0 }).waitingAt('after').expectVariables({ n: 200 }),
);

scenario(
  'cancelling the instance ends everything',
  byWorker,
  given()
    .completeJob('care', {}, decided(['a', 'c']))
    .completeTask('a')
    .cancel()
    .expectTerminated(),
);
