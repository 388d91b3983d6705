import { process } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('exclusiveGateway');

const choice = process('choice')
  .startEvent()
  .exclusiveGateway('which')
  .when('=n > 10', (many) => many.userTask('many').endEvent())
  .when('=n > 5', (some) => some.userTask('some').to('end'))
  .otherwise((few) => few.userTask('few').to('end'));

scenario(
  'takes the first flow whose condition holds, in document order',
  choice,
  given({ n: 20 }).waitingAt('many'),
);

scenario(
  'looks at later conditions when earlier ones do not hold',
  choice,
  given({ n: 6 }).waitingAt('some').completeTask('some').expectEnded(),
);

scenario(
  'takes the default flow when no condition holds',
  choice,
  given({ n: 1 }).waitingAt('few').expectPath('start', 'which', 'few'),
);

const defaultFirst = process('defaultFirst')
  .startEvent()
  .exclusiveGateway('which')
  .otherwise((others) => others.userTask('others').endEvent())
  .when('=n = 1', (one) => one.userTask('one').to('end'));

scenario(
  'looks at all conditions before the default flow, wherever that is drawn',
  defaultFirst,
  given({ n: 1 }).waitingAt('one'),
);

const noDefault = process('noDefault')
  .startEvent()
  .exclusiveGateway('which')
  .when('=n > 5', (more) => more.userTask('more').endEvent())
  .when('=n < 5', (less) => less.userTask('less').to('end'));

scenario(
  'without default, no condition that holds is an incident; resolving looks again',
  noDefault,
  given({ n: 5 })
    .waitingAt('which')
    .expectIncident('which', 'CONDITION_ERROR', /at least one condition/)
    .resolveIncident('which')
    .expectIncident('which', 'CONDITION_ERROR')
    .setVariables({ n: 4 })
    .resolveIncident('which')
    .expectNoIncident()
    .waitingAt('less'),
);

scenario(
  'a condition that gives null is an incident, not false',
  choice,
  given()
    .waitingAt('which')
    .expectIncident('which', 'CONDITION_ERROR', /which_many.*null/),
);

scenario(
  'a condition that gives no boolean is an incident',
  process('number')
    .startEvent()
    .exclusiveGateway('which')
    .when('=n', (a) => a.userTask('a').endEvent())
    .otherwise((b) => b.to('end')),
  given({ n: 1 })
    .expectIncident('which', 'CONDITION_ERROR', /number/)
    .setVariables({ n: true })
    .resolveIncident('which')
    .waitingAt('a'),
);

scenario(
  'a condition that fails is an incident',
  process('failing')
    .startEvent()
    .exclusiveGateway('which')
    .when('=assert(n, n > 0, "too small") > 5', (a) => a.userTask('a').endEvent())
    .otherwise((b) => b.to('end')),
  given({ n: 0 }).expectIncident('which', 'CONDITION_ERROR', /too small/),
);

scenario(
  'a single flow without condition is taken',
  process('single').startEvent().exclusiveGateway('which').userTask('a').endEvent(),
  given().waitingAt('a'),
);

scenario(
  'without outgoing flow it ends its path',
  process('last').startEvent().exclusiveGateway('which'),
  given().expectEnded().expectPath('start', 'which'),
);

scenario(
  'a merge lets each token through by itself',
  process('merging')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.task('a').exclusiveGateway('merge').userTask('after').endEvent())
    .branch((path) => path.task('b').to('merge')),
  given()
    .waitingAt('after', 'after')
    .completeTask('after')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'a loop goes round until its exit is taken',
  process('loop')
    .startEvent()
    .userTask('work')
    .exclusiveGateway('again')
    .when('=not(done)', (path) => path.to('work'))
    .otherwise((path) => path.endEvent()),
  given()
    .completeTask('work', { done: false })
    .waitingAt('work')
    .completeTask('work', { done: false })
    .completeTask('work', { done: true })
    .expectEnded({ done: true })
    .expectPath('start', 'work', 'again', 'work', 'again', 'work', 'again', 'end'),
);
