import { process } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

const structured = process('structured')
  .startEvent()
  .inclusiveGateway('choose')
  .when('=a', (path) => path.userTask('A').inclusiveGateway('sync').userTask('after').endEvent())
  .when('=b', (path) => path.userTask('B').to('sync'))
  .otherwise((path) => path.userTask('C').to('sync'));

scenario('WCP-6 Multi-Choice', structured, given({ a: true, b: true }).waitingAt('A', 'B'));

scenario('WCP-6 Multi-Choice: none of them', structured, given({ a: false, b: false }).waitingAt('C'));

scenario(
  'WCP-7 Structured Synchronizing Merge',
  structured,
  given({ a: true, b: true }).completeTask('B').waitingAt('A').completeTask('A').waitingAt('after'),
);

scenario(
  'WCP-7 Structured Synchronizing Merge: what was not chosen is not awaited',
  structured,
  given({ a: true, b: false }).completeTask('A').waitingAt('after'),
);

scenario(
  'WCP-8 Multi-Merge',
  process('multiMerge')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('A').exclusiveGateway('merge').userTask('after').endEvent())
    .branch((path) => path.userTask('B').to('merge')),
  given()
    .completeTask('A')
    .waitingAt('B', 'after')
    .completeTask('B')
    .waitingAt('after', 'after')
    .completeTask('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-37 Local Synchronizing Merge',
  process('acyclic')
    .startEvent()
    .inclusiveGateway('choose')
    .when('=a', (path) =>
      path
        .userTask('A')
        .exclusiveGateway('more')
        .when('=again', (on) => on.userTask('A2').inclusiveGateway('sync').userTask('after').endEvent())
        .otherwise((on) => on.endEvent('enough')),
    )
    .otherwise((path) => path.endEvent('nothing'))
    .when('=b', (path) => path.userTask('B').to('sync')),
  given({ a: true, b: true, again: false })
    .completeTask('B')
    .waitingAt('A')
    .completeTask('A')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-38 General Synchronizing Merge',
  process('cyclic')
    .startEvent()
    .inclusiveGateway('choose')
    .when('=a', (path) =>
      path
        .exclusiveGateway('round')
        .userTask('A')
        .exclusiveGateway('again')
        .when('=more', (on) => on.to('round'))
        .otherwise((on) => on.inclusiveGateway('sync').userTask('after').endEvent()),
    )
    .when('=b', (path) => path.userTask('B').to('sync'))
    .otherwise((path) => path.endEvent('nothing')),
  given({ a: true, b: true })
    .completeTask('B')
    .waitingAt('A')
    .completeTask('A', { more: true })
    .waitingAt('A')
    .completeTask('A', { more: false })
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

/** Two threads go through the same fork and join. */
const threads = process('threads')
  .startEvent()
  .parallelGateway('twice')
  .branch((path) =>
    path
      .exclusiveGateway('enter')
      .parallelGateway('fork')
      .branch((one) => one.userTask('A').parallelGateway('join').userTask('after').endEvent())
      .branch((two) => two.userTask('B').to('join')),
  )
  .branch((path) => path.to('enter'));

scenario(
  'WCP-33 Generalised AND-Join',
  threads,
  given()
    .waitingAt('A', 'A', 'B', 'B')
    .completeTask('A')
    .completeTask('A')
    .waitingAt('B', 'B')
    .completeTask('B')
    .waitingAt('B', 'after')
    .completeTask('B')
    .waitingAt('after', 'after')
    .completeTask('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-41 Thread Merge',
  process('threadMerge')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path.userTask('A').exclusiveGateway('merge').userTask('three', { startQuantity: 3 }).endEvent(),
    )
    .branch((path) => path.userTask('B').to('merge'))
    .branch((path) => path.userTask('C').to('merge')),
  given()
    .completeTask('C')
    .completeTask('A')
    .waitingAt('B')
    .completeTask('B')
    .waitingAt('three')
    .completeTask('three')
    .expectEnded(),
);

scenario(
  'WCP-42 Thread Split',
  process('threadSplit').startEvent().userTask('A', { completionQuantity: 3 }).userTask('B').endEvent(),
  given()
    .completeTask('A')
    .waitingAt('B', 'B', 'B')
    .completeTask('B')
    .completeTask('B')
    .completeTask('B')
    .expectEnded(),
);
