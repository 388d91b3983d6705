import { covers, given, scenario } from '../support/scenario.ts';
import { escalation, process } from '../support/model.ts';

covers('escalation');

const thrower = (code: string) =>
  process('p')
    .startEvent()
    .subProcess('scope', (path) =>
      path.startEvent('s').throwEvent('report', escalation(code)).userTask('inside').endEvent('e'),
    );

scenario(
  'a boundary event that does not interrupt: both go on',
  thrower('late')
    .nonInterrupting('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
    .userTask('after')
    .endEvent(),
  given().waitingAt('inside', 'H').completeTask('inside').waitingAt('H', 'after'),
);

scenario(
  'one that interrupts ends the sub-process',
  thrower('late')
    .boundaryEvent('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
    .userTask('after')
    .endEvent(),
  given().waitingAt('H'),
);

scenario(
  'an exact code beats a catch-all',
  thrower('late')
    .boundaryEvent('any', escalation(), (path) => path.userTask('A').endEvent('a'))
    .boundaryEvent('exact', escalation('late'), (path) => path.userTask('X').endEvent('x'))
    .endEvent(),
  given().waitingAt('X'),
);

scenario(
  'nobody catches it: nothing happens',
  thrower('late')
    .boundaryEvent('other', escalation('else'), (path) => path.userTask('O').endEvent('o'))
    .endEvent(),
  given().waitingAt('inside'),
);

scenario(
  'thrown by an end event',
  process('p')
    .startEvent()
    .subProcess('scope', (path) => path.startEvent('s').userTask('inside').endEvent('e', escalation('late')))
    .nonInterrupting('heard', escalation(), (path) => path.userTask('H').endEvent('h'))
    .userTask('after')
    .endEvent(),
  given().completeTask('inside').waitingAt('H', 'after'),
);

const called = () =>
  process('child').startEvent('s').throwEvent('report', escalation('late')).userTask('inside').endEvent('e');

scenario(
  'out of a called process, which goes on',
  [
    process('p')
      .startEvent()
      .callActivity('call', 'child')
      .nonInterrupting('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
      .endEvent(),
    called(),
  ],
  given().waitingAt('inside', 'H').completeTask('inside').waitingAt('H').completeTask('H').expectEnded(),
);

scenario(
  'out of a called process, which an interrupting catcher ends',
  [
    process('p')
      .startEvent()
      .callActivity('call', 'child')
      .boundaryEvent('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
      .endEvent(),
    called(),
  ],
  given().waitingAt('H').expectTerminated('child').completeTask('H').expectEnded(),
);

scenario(
  'the variables of the throwing event go with it',
  process('p')
    .startEvent()
    .subProcess('scope', (path) =>
      path
        .startEvent('s')
        .throwEvent('report', escalation('late'), { inputs: { days: '=3' } })
        .userTask('inside')
        .endEvent('e'),
    )
    .nonInterrupting('heard', escalation('late'), (path) => path.userTask('H').endEvent('h'))
    .endEvent(),
  given().waitingAt('inside', 'H').expectVariables({ days: 3 }),
);
