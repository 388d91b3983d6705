import { conditional, message, multiInstance, process, signal } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'WCP-12 Multiple Instances without Synchronization',
  process('unsynchronised')
    .startEvent()
    .exclusiveGateway('round')
    .parallelGateway('one')
    .branch((path) => path.userTask('A', { inputs: { which: '=n' } }).endEvent('a'))
    .branch((path) =>
      path
        .scriptTask('count', { n: '=n + 1' })
        .exclusiveGateway('more')
        .when('=n < 3', (back) => back.to('round'))
        .otherwise((on) => on.userTask('after').endEvent()),
    ),
  given({ n: 0 })
    .waitingAt('A', 'A', 'A', 'after')
    .completeTask('after')
    .completeTask('A')
    .completeTask('A')
    .completeTask('A')
    .expectEnded(),
);

scenario(
  'WCP-13 Multiple Instances with a priori Design-Time Knowledge',
  process('threeTimes')
    .startEvent()
    .userTask('A', { loop: multiInstance({ loopCardinality: '=3' }) })
    .userTask('after')
    .endEvent(),
  given()
    .waitingAt('A', 'A', 'A')
    .completeTask('A')
    .completeTask('A')
    .waitingAt('A')
    .completeTask('A')
    .waitingAt('after'),
);

scenario(
  'WCP-14 Multiple Instances with a priori Run-Time Knowledge',
  process('forEach')
    .startEvent()
    .userTask('A', { assignee: '=person', loop: multiInstance({ collection: '=people', element: 'person' }) })
    .userTask('after')
    .endEvent(),
  given({ people: ['Ada', 'Eva'] })
    .waitingAt('A', 'A')
    .expectTask('A', { assignee: 'Ada' })
    .completeTask('A')
    .expectTask('A', { assignee: 'Eva' })
    .completeTask('A')
    .waitingAt('after'),
);

scenario(
  'WCP-15 Multiple Instances without a priori Run-Time Knowledge',
  process('oneMore')
    .startEvent()
    .subProcess('instances', (inside) =>
      inside
        .startEvent('in')
        .userTask('A')
        .endEvent('a')
        .eventSubProcess('another', (each) =>
          each
            .startEvent('added', message('one more', '=id'), { isInterrupting: false })
            .userTask('B')
            .endEvent('b'),
        ),
    )
    .userTask('after')
    .endEvent(),
  given({ id: 'x' })
    .waitingAt('A')
    .publish('one more', 'x')
    .completeTask('A')
    .publish('one more', 'x')
    .waitingAt('B', 'B')
    .completeTask('B')
    .completeTask('B')
    .waitingAt('after'),
);

scenario(
  'WCP-15 Multiple Instances without a priori Run-Time Knowledge: activated one by one in an ad-hoc sub-process',
  process('adHoc')
    .startEvent()
    .adHocSubProcess('instances', (inside) => void inside.userTask('A'), {
      activeElementsCollection: '=["A"]',
    })
    .userTask('after')
    .endEvent(),
  given()
    .waitingAt('A')
    .activateAdHoc('instances', ['A', 'A'])
    .waitingAt('A', 'A', 'A')
    .completeTask('A')
    .completeTask('A')
    .completeTask('A')
    .waitingAt('after'),
);

scenario(
  'WCP-34 Static Partial Join for Multiple Instances',
  process('partial')
    .startEvent()
    .userTask('A', {
      loop: multiInstance({
        loopCardinality: '=3',
        behavior: 'Complex',
        complexBehaviorDefinitions: [
          { condition: '=numberOfCompletedInstances = 2', event: signal('enough') },
        ],
      }),
    })
    .nonInterrupting('enough', signal('enough'), (path) => path.userTask('after').endEvent('done'))
    .endEvent('rest'),
  given()
    .completeTask('A')
    .waitingAt('A', 'A')
    .completeTask('A')
    .waitingAt('A', 'after')
    .completeTask('A')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-35 Cancelling Partial Join for Multiple Instances',
  process('cancellingPartial')
    .startEvent()
    .userTask('A', {
      loop: multiInstance({ loopCardinality: '=3', completionCondition: '=numberOfCompletedInstances >= 2' }),
    })
    .userTask('after')
    .endEvent(),
  given()
    .completeTask('A')
    .waitingAt('A', 'A')
    .completeTask('A')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-36 Dynamic Partial Join for Multiple Instances',
  process('dynamicPartial')
    .startEvent()
    .adHocSubProcess('instances', (inside) => void inside.userTask('A', { outputs: { done: '=done + 1' } }), {
      activeElementsCollection: '=["A", "A"]',
      completionCondition: '=done >= 2',
      cancelRemainingInstances: false,
    })
    .nonInterrupting('enough', conditional('=done = 2'), (path) => path.userTask('after').endEvent('over'))
    .endEvent('rest'),
  given({ done: 0 })
    .waitingAt('A', 'A')
    .activateAdHoc('instances', ['A'])
    .completeTask('A')
    .waitingAt('A', 'A')
    .completeTask('A')
    .waitingAt('A', 'after')
    .refused('INVALID_STATE', (steps) => steps.activateAdHoc('instances', ['A']))
    .completeTask('A')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);
