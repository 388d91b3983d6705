import { message, multiInstance, process } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'WCP-19 Cancel Task',
  process('cancelTask')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .boundaryEvent('withdrawn', message('withdraw', '=id'), (after) => after.endEvent('a'))
        .endEvent('done'),
    )
    .branch((path) => path.userTask('B').endEvent('b')),
  given({ id: 'x' }).publish('withdraw', 'x').waitingAt('B').completeTask('B').expectEnded(),
);

scenario(
  'WCP-20 Cancel Case',
  process('cancelCase')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('A').endEvent('a'))
    .branch((path) =>
      path
        .subProcess('sub', (inside) => inside.startEvent('in').serviceTask('B').endEvent('out'))
        .endEvent('b'),
    ),
  given().waitingAt('A', 'B').cancel().expectTerminated().waitingAt(),
);

scenario(
  'WCP-25 Cancel Region',
  process('cancelRegion')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .subProcess('region', (inside) =>
          inside
            .startEvent('in')
            .parallelGateway('split')
            .branch((one) => one.userTask('A').endEvent('a'))
            .branch((two) => two.userTask('B').endEvent('b')),
        )
        .boundaryEvent('withdrawn', message('withdraw', '=id'), (after) =>
          after.userTask('instead').endEvent('i'),
        )
        .endEvent('done'),
    )
    .branch((path) => path.userTask('C').endEvent('c')),
  given({ id: 'x' }).waitingAt('A', 'B', 'C').publish('withdraw', 'x').waitingAt('C', 'instead'),
);

const many = process('many')
  .startEvent()
  .userTask('A', { loop: multiInstance({ loopCardinality: '=3' }) })
  .boundaryEvent('withdrawn', message('withdraw', '=id'), (path) => path.endEvent('gone'))
  .boundaryEvent('enough', message('enough', '=id'), (path) => path.to('after'))
  .exclusiveGateway('after')
  .userTask('B')
  .endEvent();

scenario(
  'WCP-26 Cancel Multiple Instance Task',
  many,
  given({ id: 'x' }).completeTask('A').waitingAt('A', 'A').publish('withdraw', 'x').expectEnded(),
);

scenario(
  'WCP-27 Complete Multiple Instance Task',
  many,
  given({ id: 'x' })
    .completeTask('A')
    .waitingAt('A', 'A')
    .publish('enough', 'x')
    .waitingAt('B')
    .completeTask('B')
    .expectEnded(),
);
