import { message, process, terminate, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('terminate', 'none');

scenario(
  'ends everything else in its scope, which then completes',
  process('all')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').endEvent('stop', terminate))
    .branch((path) => path.serviceTask('b').parallelGateway('join').endEvent())
    .branch((path) => path.userTask('c').to('join'))
    .branch((path) =>
      path
        .subProcess('sub', (inside) => inside.startEvent('s').receiveTask('d', 'm', '=id').endEvent('e'))
        .endEvent('subEnd'),
    )
    .branch((path) =>
      path
        .userTask('f')
        .nonInterrupting('late', timer('P1D'), (after) => after.endEvent('lateEnd'))
        .endEvent('fEnd'),
    ),
  given({ id: 'x' })
    .completeTask('c')
    .waitingAt('a', 'b', 'd', 'f')
    .completeTask('a', { y: 1 })
    .expectEnded({ id: 'x', y: 1 })
    .publish('m', 'x')
    .advance('P2D'),
);

scenario(
  'a token under way in the same step is forgotten too',
  process('underWay')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.endEvent('stop', terminate))
    .branch((path) => path.task('pass').userTask('never').endEvent()),
  given().expectEnded().expectPath('start', 'fork', 'stop'),
);

scenario(
  'in a sub-process it does not reach the scope around',
  process('inside')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .subProcess('sub', (inside) =>
          inside
            .startEvent('s')
            .branch((one) => one.catchEvent('stopped', message('stop', '=id')).endEvent('stop', terminate))
            .branch((two) => two.userTask('a').endEvent('e')),
        )
        .parallelGateway('join')
        .endEvent(),
    )
    .branch((path) => path.userTask('b').to('join')),
  given({ id: 'x' }).publish('stop', 'x').waitingAt('b').completeTask('b').expectEnded(),
);

scenario(
  'ends the called processes of its scope',
  [
    process('calling')
      .startEvent()
      .parallelGateway('fork')
      .branch((path) => path.callActivity('call', 'called').endEvent())
      .branch((path) => path.userTask('a').endEvent('stop', terminate)),
    process('called').startEvent('s').userTask('work').endEvent('e'),
  ],
  given().waitingAt('a', 'work').completeTask('a').expectEnded().expectTerminated('called').waitingAt(),
);

scenario(
  'an incident beside it does not hold it back',
  process('stuck')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.scriptTask('fails', { y: '=assert(x, x > 0, "too small")' }).endEvent())
    .branch((path) => path.userTask('a').endEvent('stop', terminate)),
  given({ x: 0 }).expectIncident('fails', 'EXTRACT_VALUE_ERROR').completeTask('a').expectEnded(),
);
