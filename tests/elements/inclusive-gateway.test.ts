import { covers, given, scenario } from '../support/scenario.ts';
import { error, link, process, timer } from '../support/model.ts';

covers('inclusiveGateway');

const choice = () =>
  process('order')
    .startEvent()
    .inclusiveGateway('split')
    .when('=a', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=b', (path) => path.userTask('B').to('join'))
    .otherwise((path) => path.userTask('C').to('join'));

scenario(
  'every flow whose condition holds is taken, and what was taken is joined',
  choice(),
  given({ a: true, b: true })
    .waitingAt('A', 'B')
    .completeTask('B')
    .waitingAt('A')
    .completeTask('A')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'one flow taken is not waited for in vain',
  choice(),
  given({ a: true, b: false }).completeTask('A').waitingAt('after').completeTask('after').expectEnded(),
);

scenario(
  'no condition holds: the default flow',
  choice(),
  given({ a: false, b: false }).waitingAt('C').completeTask('C').waitingAt('after'),
);

scenario(
  'no condition holds and there is no default: an incident, resolved when one holds',
  process('strict')
    .startEvent()
    .inclusiveGateway('split')
    .when('=a', (path) => path.userTask('A').endEvent('a'))
    .when('=b', (path) => path.userTask('B').endEvent('b')),
  given({ a: false, b: false })
    .expectIncident('split', 'CONDITION_ERROR')
    .setVariables({ b: true })
    .resolveIncident('split')
    .waitingAt('B'),
);

scenario(
  'a loop behind one branch is waited for: the token may still come',
  process('looping')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .exclusiveGateway('again')
        .userTask('B')
        .exclusiveGateway('enough')
        .when('=more', (back) => back.to('again'))
        .otherwise((on) => on.to('join')),
    ),
  given({ more: true })
    .completeTask('A')
    .waitingAt('B')
    .completeTask('B')
    .waitingAt('B')
    .setVariables({ more: false })
    .completeTask('B')
    .waitingAt('after'),
);

scenario(
  'a branch that ends elsewhere lets the join go on',
  process('ending')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .userTask('B')
        .exclusiveGateway('stop')
        .when('=stop', (out) => out.endEvent('stopped'))
        .otherwise((on) => on.to('join')),
    ),
  given({ stop: true }).completeTask('A').waitingAt('B').completeTask('B').waitingAt('after'),
);

scenario(
  'a boundary event of an activity under way may lead to the join',
  process('late')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .userTask('B')
        .boundaryEvent('timeout', timer('PT1H'), (out) => out.userTask('C').to('join'))
        .endEvent('done'),
    ),
  given()
    .completeTask('A')
    .waitingAt('B')
    .advance('PT1H')
    .waitingAt('C')
    .completeTask('C')
    .waitingAt('after'),
);

scenario(
  'the activity completes instead, and its boundary event is not waited for any more',
  process('early')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .userTask('B')
        .boundaryEvent('failed', error('no'), (out) => out.to('join'))
        .endEvent('done'),
    ),
  given().completeTask('A').waitingAt('B').completeTask('B').waitingAt('after'),
);

scenario(
  'a token that could as well come by a flow that has one already is not waited for (BPMN 2.0 §13.3.3)',
  process('standard')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path.userTask('A').exclusiveGateway('merge').inclusiveGateway('join').userTask('after').endEvent(),
    )
    .branch((path) =>
      path
        .userTask('B')
        .exclusiveGateway('either')
        .when('=x', (one) => one.to('merge'))
        .otherwise((other) => other.to('join')),
    ),
  given({ x: true }).completeTask('A').waitingAt('B', 'after').completeTask('B').waitingAt('after', 'after'),
);

scenario(
  'links lead to the join too',
  process('linked')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) => path.userTask('B').throwEvent('out', link('bridge')))
    .beside((apart) => apart.catchEvent('in', link('bridge')).to('join')),
  given().completeTask('A').waitingAt('B').completeTask('B').waitingAt('after'),
);

scenario(
  'a sub-process under way counts as a whole',
  process('nested')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => path.userTask('A').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .subProcess('inner', (inside) => inside.startEvent('s').userTask('B').userTask('B2').endEvent('e'))
        .to('join'),
    ),
  given().completeTask('A').completeTask('B').waitingAt('B2').completeTask('B2').waitingAt('after'),
);
