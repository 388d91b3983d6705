import { covers, given, scenario } from '../support/scenario.ts';
import { link, process } from '../support/model.ts';

covers('link');

scenario(
  'several throwing links lead to the one that catches their name',
  process('p')
    .startEvent()
    .exclusiveGateway('x')
    .when('=a', (path) => path.throwEvent('out1', link('there')))
    .otherwise((path) => path.userTask('B').throwEvent('out2', link('there')))
    .beside((path) => path.catchEvent('in', link('there')).userTask('A').endEvent()),
  given({ a: false }).waitingAt('B').completeTask('B').waitingAt('A').completeTask('A').expectEnded(),
);

scenario(
  'a link backwards is a loop',
  process('p')
    .startEvent()
    .userTask('A')
    .exclusiveGateway('x')
    .when('=again', (path) => path.throwEvent('out', link('back')))
    .otherwise((path) => path.endEvent())
    .beside((path) => path.catchEvent('in', link('back')).to('A')),
  given().completeTask('A', { again: true }).waitingAt('A').completeTask('A', { again: false }).expectEnded(),
);

scenario(
  'the scope does not end in between',
  process('p')
    .startEvent()
    .subProcess('s', (path) =>
      path
        .startEvent('s1')
        .throwEvent('out', link('there'))
        .beside((apart) => apart.catchEvent('in', link('there')).userTask('A').endEvent('e1')),
    )
    .endEvent(),
  given().waitingAt('A').completeTask('A').expectEnded(),
);
