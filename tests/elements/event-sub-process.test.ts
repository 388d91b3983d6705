import { covers, given, scenario } from '../support/scenario.ts';
import {
  compensate,
  conditional,
  error,
  escalation,
  message,
  process,
  signal,
  terminate,
  timer,
  type EventTrigger,
  type Path,
} from '../support/model.ts';

covers('eventSubProcess');

const inside =
  (trigger: EventTrigger, isInterrupting = true) =>
  (path: Path) =>
    path.startEvent('begun', trigger, { isInterrupting }).userTask('handle').endEvent('handled');

scenario(
  'an interrupting one takes the process over, and the process ends with it',
  process('p')
    .eventSubProcess('esp', inside(message('stop', '=id')))
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('A').endEvent('a'))
    .branch((path) => path.userTask('B').endEvent('b')),
  given({ id: 'x' })
    .waitingAt('A', 'B')
    .publish('stop', 'x', { why: 'storm' })
    .waitingAt('handle')
    .completeTask('handle')
    .expectEnded({ id: 'x', why: 'storm' }),
);

scenario(
  'one that does not interrupt runs beside the process, as often as its event happens',
  process('p')
    .eventSubProcess('esp', inside(message('note', '=id'), false))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given({ id: 'x' })
    .publish('note', 'x')
    .publish('note', 'x')
    .waitingAt('A', 'handle', 'handle')
    .completeTask('A')
    .waitingAt('handle', 'handle')
    .completeTask('handle')
    .completeTask('handle')
    .expectEnded(),
);

scenario(
  'when the process ends its event can no longer happen',
  process('p')
    .eventSubProcess('esp', inside(timer('PT1H')))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given().completeTask('A').expectEnded().advance('PT2H').expectEnded(),
);

scenario(
  'a timer cycle goes on while the scope does',
  process('p')
    .eventSubProcess('esp', inside(timer('R3/PT1H'), false))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given().advance('PT1H').advance('PT1H').waitingAt('A', 'handle', 'handle'),
);

scenario(
  'an error in its scope is caught, a more exact one first; the scope then completes and the path goes on',
  process('p')
    .startEvent()
    .subProcess('scope', (path) =>
      path
        .eventSubProcess('any', (esp) => esp.startEvent('s1', error()).userTask('generic').endEvent('e1'))
        .eventSubProcess('exact', (esp) =>
          esp.startEvent('s2', error('E1')).userTask('special').endEvent('e2'),
        )
        .startEvent('s')
        .serviceTask('work')
        .endEvent('e'),
    )
    .userTask('after')
    .endEvent(),
  given().throwError('work', 'E1').waitingAt('special').completeTask('special').waitingAt('after'),
);

scenario(
  'an error thrown inside it goes to the scope around',
  process('p')
    .startEvent()
    .subProcess('scope', (path) =>
      path
        .eventSubProcess('esp', (esp) => esp.startEvent('s1', error('E1')).serviceTask('mend').endEvent('e1'))
        .startEvent('s')
        .serviceTask('work')
        .endEvent('e'),
    )
    .boundaryEvent('failed', error('E1'), (path) => path.userTask('rescue').endEvent('rescued'))
    .userTask('after')
    .endEvent(),
  given().throwError('work', 'E1').waitingAt('mend').throwError('mend', 'E1').waitingAt('rescue'),
);

scenario(
  'an escalation that does not interrupt lets both go on',
  process('p')
    .eventSubProcess('esp', inside(escalation('late'), false))
    .startEvent()
    .throwEvent('report', escalation('late'))
    .userTask('A')
    .endEvent(),
  given().waitingAt('A', 'handle').completeTask('A').completeTask('handle').expectEnded(),
);

scenario(
  'an escalation that interrupts ends the thrower',
  process('p')
    .eventSubProcess('esp', inside(escalation()))
    .startEvent()
    .throwEvent('report', escalation('late'))
    .userTask('A')
    .endEvent(),
  given().waitingAt('handle').completeTask('handle').expectEnded(),
);

scenario(
  'a signal reaches it',
  process('p')
    .eventSubProcess('esp', inside(signal('alarm')))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given()
    .broadcast('alarm', { level: 3 })
    .waitingAt('handle')
    .completeTask('handle')
    .expectEnded({ level: 3 }),
);

scenario(
  'a condition on variables of its scope',
  process('p')
    .startEvent()
    .subProcess(
      'scope',
      (path) =>
        path
          .eventSubProcess('esp', inside(conditional('=amount > 100')))
          .startEvent('s')
          .userTask('A')
          .endEvent('e'),
      { inputs: { amount: '=0' } },
    )
    .endEvent(),
  given()
    .waitingAt('A')
    .setVariables({ amount: 50 }, { at: 'A' })
    .waitingAt('A')
    .setVariables({ amount: 101 }, { at: 'A' })
    .waitingAt('handle'),
);

scenario(
  'it sees and changes the variables of its scope',
  process('p')
    .startEvent()
    .subProcess(
      'scope',
      (path) =>
        path
          .eventSubProcess('esp', (esp) =>
            esp
              .startEvent('begun', signal('go'), { isInterrupting: false })
              .scriptTask('count', { n: '=n + 1' })
              .endEvent('handled'),
          )
          .startEvent('s')
          .userTask('A')
          .endEvent('e'),
      { inputs: { n: '=10' } },
    )
    .endEvent(),
  given({ n: 1 }).broadcast('go').broadcast('go').expectLocal('scope', { n: 12 }).expectVariables({ n: 1 }),
);

scenario(
  'one in another takes only that other over',
  process('p')
    .eventSubProcess('outer', (path) =>
      path
        .eventSubProcess('inner', (esp) => esp.startEvent('i', signal('two')).userTask('I').endEvent('ie'))
        .startEvent('o', signal('one'), { isInterrupting: false })
        .userTask('O')
        .endEvent('oe'),
    )
    .startEvent()
    .userTask('A')
    .endEvent(),
  given()
    .broadcast('two')
    .waitingAt('A')
    .broadcast('one')
    .waitingAt('A', 'O')
    .broadcast('two')
    .waitingAt('A', 'I')
    .completeTask('I')
    .waitingAt('A'),
);

scenario(
  'an interrupting one ends the others of its scope, and none can begin any more',
  process('p')
    .eventSubProcess('first', inside(signal('one'), false))
    .eventSubProcess('second', (path) =>
      path.startEvent('begun2', signal('two')).userTask('handle2').endEvent('handled2'),
    )
    .startEvent()
    .userTask('A')
    .endEvent(),
  given()
    .broadcast('one')
    .waitingAt('A', 'handle')
    .broadcast('two')
    .waitingAt('handle2')
    .broadcast('one')
    .waitingAt('handle2')
    .completeTask('handle2')
    .expectEnded(),
);

scenario(
  'a terminate end event inside it ends only what is inside it',
  process('p')
    .eventSubProcess('esp', (path) =>
      path
        .startEvent('begun', signal('one'), { isInterrupting: false })
        .parallelGateway('f')
        .branch((one) => one.userTask('X').endEvent('stop', terminate))
        .branch((two) => two.userTask('Y').endEvent('y')),
    )
    .startEvent()
    .userTask('A')
    .endEvent(),
  given().broadcast('one').completeTask('X').waitingAt('A'),
);

scenario(
  'a key that cannot be evaluated stops the scope before it begins',
  process('p')
    .eventSubProcess('esp', inside(message('stop', '=key')))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given()
    .expectIncident('p', 'EXTRACT_VALUE_ERROR')
    .setVariables({ key: 'k' })
    .resolveIncident('p')
    .waitingAt('A')
    .publish('stop', 'k')
    .waitingAt('handle'),
);

scenario(
  'one begun by compensation waits for nothing',
  process('p')
    .startEvent()
    .subProcess('scope', (path) =>
      path
        .eventSubProcess('esp', (esp) => esp.startEvent('c', compensate()).userTask('undo').endEvent('ce'))
        .startEvent('s')
        .userTask('A')
        .endEvent('e'),
    )
    .endEvent(),
  given().waitingAt('A').completeTask('A').expectEnded(),
);

scenario(
  'a scope whose condition cannot be evaluated ends all the same when its work is done',
  process('p')
    .eventSubProcess('esp', inside(conditional('=ready')))
    .startEvent()
    .userTask('A')
    .endEvent(),
  given({ ready: false })
    .setVariables({ ready: 'soon' })
    .expectIncident('p', 'CONDITION_ERROR')
    .completeTask('A')
    .expectEnded(),
);
