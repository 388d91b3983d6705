import { covers, deployed, given, scenario } from '../support/scenario.ts';
import { conditional, message, process, signal, timer } from '../support/model.ts';

covers('eventBasedGateway', 'receiveTask');

scenario(
  'a receive task starts a process by its message',
  process('p').receiveTask('order', 'order', undefined, { instantiate: true }).userTask('A').endEvent(),
  deployed()
    .publish('order', '', { n: 1 })
    .waitingAt('A')
    .expectVariables({ n: 1 })
    .completeTask('A')
    .expectEnded(),
);

scenario(
  'the first event behind an instantiating gateway starts an instance, the others are forgotten',
  process('p')
    .eventBasedGateway('gate', { instantiate: true })
    .branch((path) => path.catchEvent('m', message('one')).userTask('A').endEvent('a'))
    .branch((path) => path.catchEvent('s', signal('two')).userTask('B').endEvent('b')),
  deployed().broadcast('two', { x: 1 }).waitingAt('B').publish('one', '').waitingAt('A', 'B'),
);

scenario(
  'a parallel one waits for the rest in the instance that the first has started',
  process('p')
    .eventBasedGateway('gate', { instantiate: true, eventGatewayType: 'Parallel' })
    .branch((path) => path.catchEvent('m', message('one', '=id')).userTask('A').endEvent('a'))
    .branch((path) => path.catchEvent('r', message('two', '=id')).userTask('B').endEvent('b')),
  deployed()
    .publish('one', '', { id: 'x' })
    .waitingAt('A', 'gate')
    .completeTask('A')
    .waitingAt('gate')
    .publish('two', 'x')
    .waitingAt('B')
    .completeTask('B')
    .expectEnded({ id: 'x' }),
);

scenario(
  'a gateway with receive tasks as targets',
  process('p')
    .startEvent()
    .eventBasedGateway('gate')
    .branch((path) => path.receiveTask('yes', 'yes', '=id').userTask('A').endEvent('a'))
    .branch((path) => path.receiveTask('no', 'no', '=id').userTask('B').endEvent('b'))
    .branch((path) => path.catchEvent('late', timer('PT1H')).userTask('C').endEvent('c')),
  given({ id: 'x' }).waitingAt('gate').publish('no', 'x', { why: 'cost' }).waitingAt('B'),
);

scenario(
  'a gateway with a condition among its events',
  process('p')
    .startEvent()
    .eventBasedGateway('gate')
    .branch((path) => path.catchEvent('high', conditional('=level > 3')).userTask('A').endEvent('a'))
    .branch((path) => path.catchEvent('late', timer('PT1H')).userTask('C').endEvent('c')),
  given({ level: 1 }).waitingAt('gate').setVariables({ level: 4 }).waitingAt('A'),
);

scenario(
  'without a start event everything begins that no flow leads to',
  process('p')
    .userTask('A')
    .userTask('A2')
    .beside((path) => path.userTask('B')),
  given()
    .waitingAt('A', 'B')
    .completeTask('B')
    .completeTask('A')
    .waitingAt('A2')
    .completeTask('A2')
    .expectEnded(),
);

scenario(
  'a sub-process without a start event too',
  process('p')
    .startEvent()
    .subProcess('s', (path) => path.userTask('A').beside((other) => other.userTask('B')))
    .userTask('after')
    .endEvent(),
  given().waitingAt('A', 'B').completeTask('A').completeTask('B').waitingAt('after'),
);

scenario(
  'of several none start events only one begins: each is a beginning of its own',
  process('p')
    .startEvent('first')
    .userTask('A')
    .endEvent()
    .beside((path) => path.startEvent('second').userTask('B').endEvent('e2')),
  given()
    .waitingAt('A')
    .start('p', {}, { before: ['second'] })
    .waitingAt('A', 'B'),
);

scenario(
  'flows out of an activity: those without condition, those whose condition holds, else the default',
  process('p')
    .startEvent()
    .userTask('T')
    .branch((path) => path.userTask('always').endEvent('e1'))
    .when('=a', (path) => path.userTask('A').endEvent('e2'))
    .when('=b', (path) => path.userTask('B').endEvent('e3'))
    .otherwise((path) => path.userTask('D').endEvent('e4')),
  given({ a: false, b: true }).completeTask('T').waitingAt('always', 'B'),
);

scenario(
  'no condition out of an activity holds: its default flow',
  process('p')
    .startEvent()
    .userTask('T')
    .when('=a', (path) => path.userTask('A').endEvent('e2'))
    .otherwise((path) => path.userTask('D').endEvent('e4')),
  given({ a: false }).completeTask('T').waitingAt('D'),
);

scenario(
  'the lane is known to expressions, and gives its tasks their candidates',
  process('p')
    .lanes({
      id: 'L',
      name: 'CSM',
      of: ['start', 'T', 'e'],
      properties: { candidateGroups: '=[lane, "psy"]' },
    })
    .startEvent()
    .userTask('T', { dueDate: '2026-01-05T10:00:00Z' })
    .endEvent('e'),
  given()
    .waitingAt('T')
    .expectTask('T', { candidateGroups: ['CSM', 'psy'] }),
);

scenario(
  'so many tokens start an activity, so many leave it',
  process('p')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .exclusiveGateway('m')
        .userTask('both', { startQuantity: 2, completionQuantity: 2 })
        .userTask('after')
        .endEvent(),
    )
    .branch((path) => path.userTask('B').to('m')),
  given()
    .completeTask('A')
    .waitingAt('B')
    .completeTask('B')
    .waitingAt('both')
    .completeTask('both')
    .waitingAt('after', 'after'),
);
