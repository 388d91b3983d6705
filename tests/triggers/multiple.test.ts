import { covers, deployed, given, scenario } from '../support/scenario.ts';
import {
  conditional,
  error,
  escalation,
  message,
  multiple,
  parallelMultiple,
  process,
  reference,
  signal,
  timer,
} from '../support/model.ts';

covers('multiple');

scenario(
  'the first of several events is enough',
  process('p')
    .startEvent()
    .catchEvent('either', multiple(message('yes', '=id'), timer('PT1H'), signal('stop')))
    .userTask('A')
    .endEvent(),
  given({ id: 'x' })
    .waitingAt('either')
    .publish('yes', 'x', { said: true })
    .waitingAt('A')
    .expectVariables({ id: 'x', said: true }),
);

scenario(
  'the others are forgotten',
  process('p')
    .startEvent()
    .catchEvent('either', multiple(message('yes', '=id'), timer('PT1H')))
    .userTask('A')
    .endEvent(),
  given({ id: 'x' }).advance('PT1H').waitingAt('A').publish('yes', 'x').waitingAt('A'),
);

scenario(
  'all of a parallel multiple event must happen, in any order',
  process('p')
    .startEvent()
    .catchEvent('all', parallelMultiple(message('one', '=id'), signal('two'), timer('PT1H')))
    .userTask('A')
    .endEvent(),
  given({ id: 'x' })
    .broadcast('two', { b: 2 })
    .waitingAt('all')
    .publish('one', 'x', { a: 1 })
    .waitingAt('all')
    .advance('PT1H')
    .waitingAt('A')
    .expectVariables({ id: 'x', a: 1, b: 2 }),
);

scenario(
  'on a boundary: whichever comes first interrupts',
  process('p')
    .startEvent()
    .serviceTask('work')
    .boundaryEvent('stop', multiple(signal('stop'), error('bad')), (path) => path.userTask('S').endEvent('s'))
    .endEvent(),
  given().throwError('work', 'bad').waitingAt('S'),
);

scenario(
  'a parallel multiple boundary event that does not interrupt waits for all of them again',
  process('p')
    .startEvent()
    .userTask('A')
    .nonInterrupting('both', parallelMultiple(signal('one'), signal('two')), (path) =>
      path.userTask('B').endEvent('b'),
    )
    .endEvent(),
  given()
    .broadcast('one')
    .broadcast('one')
    .waitingAt('A')
    .broadcast('two')
    .waitingAt('A', 'B')
    .broadcast('two')
    .waitingAt('A', 'B')
    .broadcast('one')
    .waitingAt('A', 'B', 'B'),
);

scenario(
  'thrown: all of it is thrown, then the path goes on',
  [
    process('p')
      .startEvent()
      .subProcess('s', (path) =>
        path
          .startEvent('s1')
          .throwEvent('tell', multiple(signal('fire'), escalation('late')))
          .userTask('A')
          .endEvent('e1'),
      )
      .nonInterrupting('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
      .endEvent(),
    process('q').startEvent('begin', signal('fire')).userTask('run').endEvent(),
  ],
  given().waitingAt('A', 'H', 'run'),
);

scenario(
  'a process may be started by any of several events',
  process('p')
    .startEvent('begin', multiple(message('one'), signal('two')))
    .userTask('A')
    .endEvent(),
  deployed().publish('one', '').broadcast('two').waitingAt('A', 'A'),
);

scenario(
  'an event sub-process by several events, one of them a condition',
  process('p')
    .eventSubProcess('esp', (path) =>
      path
        .startEvent('begun', multiple(conditional('=level > 3'), signal('alarm')))
        .userTask('handle')
        .endEvent('handled'),
    )
    .startEvent()
    .userTask('A')
    .endEvent(),
  given({ level: 1 }).waitingAt('A').setVariables({ level: 4 }).waitingAt('handle'),
);

scenario(
  'event definitions may be referred to',
  process('p')
    .startEvent()
    .catchEvent('either', multiple(reference('shared', timer('PT5M')), signal('stop')))
    .endEvent(),
  given().advance('PT5M').expectEnded(),
);
