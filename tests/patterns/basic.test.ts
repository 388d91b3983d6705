import { process } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'WCP-1 Sequence',
  process('sequence').startEvent().userTask('A').userTask('B').endEvent(),
  given().waitingAt('A').completeTask('A').waitingAt('B').completeTask('B').expectEnded(),
);

const forked = process('forked')
  .startEvent()
  .parallelGateway('fork')
  .branch((path) => path.userTask('A').parallelGateway('join').userTask('after').endEvent())
  .branch((path) => path.userTask('B').to('join'));

scenario(
  'WCP-2 Parallel Split',
  forked,
  given().waitingAt('A', 'B').completeTask('B').waitingAt('A').completeTask('A').waitingAt('after'),
);

scenario(
  'WCP-2 Parallel Split: without a gateway, by two flows out of an activity',
  process('uncontrolled')
    .startEvent()
    .userTask('first')
    .branch((path) => path.userTask('A').endEvent('a'))
    .branch((path) => path.userTask('B').endEvent('b')),
  given().completeTask('first').waitingAt('A', 'B').completeTask('A').completeTask('B').expectEnded(),
);

scenario(
  'WCP-3 Synchronization',
  forked,
  given()
    .completeTask('A')
    .waitingAt('B')
    .completeTask('B')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

const chosen = process('chosen')
  .startEvent()
  .exclusiveGateway('choose')
  .when('=amount > 100', (path) => path.userTask('A').exclusiveGateway('merge').userTask('after').endEvent())
  .when('=amount > 10', (path) => path.userTask('B').to('merge'))
  .otherwise((path) => path.userTask('C').to('merge'));

scenario('WCP-4 Exclusive Choice', chosen, given({ amount: 200 }).waitingAt('A'));

scenario('WCP-4 Exclusive Choice: by default', chosen, given({ amount: 1 }).waitingAt('C'));

scenario(
  'WCP-5 Simple Merge',
  chosen,
  given({ amount: 50 })
    .completeTask('B')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded()
    .expectPath('start', 'choose', 'B', 'merge', 'after', 'end'),
);
