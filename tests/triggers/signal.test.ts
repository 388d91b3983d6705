import { covers, deployed, given, scenario } from '../support/scenario.ts';
import { process, signal } from '../support/model.ts';

covers('signal');

scenario(
  'everybody who waits for it is reached, in all instances, and processes that it starts',
  [
    process('waiting').startEvent().catchEvent('alarm', signal('fire')).userTask('run').endEvent(),
    process('started').startEvent('begin', signal('fire')).userTask('extinguish').endEvent(),
  ],
  given()
    .start('waiting')
    .waitingAt('alarm', 'alarm')
    .broadcast('fire', { floor: 2 })
    .waitingAt('run', 'run', 'extinguish')
    .expectVariables({ floor: 2 }, 'started'),
);

scenario(
  'thrown by an instance, with the variables of the throwing event itself',
  [
    process('thrower')
      .startEvent()
      .throwEvent('shout', signal('fire'), { inputs: { floor: '=level + 1' } })
      .endEvent(),
    process('hearer').startEvent('begin', signal('fire')).userTask('run').endEvent(),
  ],
  given({ level: 1 }).expectEnded({ level: 1 }).waitingAt('run').expectVariables({ floor: 2 }, 'hearer'),
);

scenario(
  'it reaches its own instance too',
  process('self')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.catchEvent('hear', signal('go')).userTask('A').endEvent('a'))
    .branch((path) => path.userTask('B').endEvent('shout', signal('go'))),
  given().waitingAt('hear', 'B').completeTask('B').waitingAt('A'),
);

scenario(
  'nobody waits: nothing happens, and it is not kept',
  process('late').startEvent().userTask('first').catchEvent('hear', signal('go')).endEvent(),
  given().broadcast('go').completeTask('first').waitingAt('hear').broadcast('go').expectEnded(),
);

scenario(
  'on a boundary, interrupting or not',
  process('bound')
    .startEvent()
    .userTask('A')
    .nonInterrupting('note', signal('note'), (path) => path.userTask('N').endEvent('n'))
    .boundaryEvent('stop', signal('stop'), (path) => path.userTask('S').endEvent('s'))
    .endEvent(),
  given()
    .broadcast('note')
    .broadcast('note')
    .waitingAt('A', 'N', 'N')
    .broadcast('stop')
    .waitingAt('N', 'N', 'S'),
);

scenario(
  'its name may be computed where it is waited for',
  process('computed').startEvent().catchEvent('hear', signal('=channel + "-on"')).endEvent(),
  given({ channel: 'c1' }).broadcast('c2-on').waitingAt('hear').broadcast('c1-on').expectEnded(),
);

scenario(
  'behind an event-based gateway',
  process('either')
    .startEvent()
    .eventBasedGateway('gate')
    .branch((path) => path.catchEvent('yes', signal('yes')).endEvent('e1'))
    .branch((path) => path.catchEvent('no', signal('no')).userTask('sorry').endEvent('e2')),
  given().broadcast('no').waitingAt('sorry'),
);

scenario(
  'deployed again, only the latest version starts',
  process('begun').startEvent('begin', signal('go')).userTask('A').endEvent(),
  deployed().broadcast('go').waitingAt('A'),
);
