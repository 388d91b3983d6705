import { process } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('parallelGateway');

const both = process('both')
  .startEvent()
  .parallelGateway('fork')
  .branch((path) => path.userTask('a').parallelGateway('join').userTask('after').endEvent())
  .branch((path) => path.userTask('b').to('join'));

scenario(
  'takes every flow; the join waits for one token from each',
  both,
  given()
    .waitingAt('a', 'b')
    .completeTask('b')
    .waitingAt('a')
    .completeTask('a')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded()
    .expectPath('start', 'fork', 'a', 'b', 'join', 'after', 'end'),
);

scenario(
  'cancelling forgets the tokens that wait at a join',
  both,
  given().completeTask('a').cancel().expectTerminated(),
);

scenario(
  'surplus tokens stay for the next round',
  process('surplus')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path.userTask('a').exclusiveGateway('left').parallelGateway('join').userTask('after').endEvent(),
    )
    .branch((path) => path.userTask('b').to('left'))
    .branch((path) => path.userTask('c').exclusiveGateway('right').to('join'))
    .branch((path) => path.userTask('d').to('right')),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('c', 'd')
    .completeTask('c')
    .waitingAt('after', 'd')
    .completeTask('after')
    .waitingAt('d')
    .completeTask('d')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'a join that lacks a token keeps the instance running',
  process('stuck')
    .startEvent()
    .exclusiveGateway('one')
    .when('=left', (path) => path.task('a').parallelGateway('join').endEvent())
    .otherwise((path) => path.task('b').to('join')),
  given({ left: true }).waitingAt().cancel().expectTerminated(),
);

scenario(
  'joins and forks in one gateway',
  process('joinAndFork')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').parallelGateway('again'))
    .branch((path) => path.userTask('b').to('again'))
    .at('again')
    .branch((path) => path.userTask('c').endEvent())
    .branch((path) => path.userTask('d').to('end')),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('c', 'd')
    .completeTask('d')
    .completeTask('c')
    .expectEnded(),
);

scenario(
  'each instance of a scope joins for itself',
  process('scopes')
    .startEvent()
    .parallelGateway('twice')
    .branch((path) => path.task('x').exclusiveGateway('merge'))
    .branch((path) => path.task('y').to('merge'))
    .at('merge')
    .subProcess('sub', (inside) =>
      inside
        .startEvent('in')
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').parallelGateway('join').endEvent('out'))
        .branch((path) => path.userTask('b').to('join')),
    )
    .endEvent(),
  given()
    .waitingAt('a', 'a', 'b', 'b')
    .completeTask('a')
    .completeTask('a')
    .waitingAt('b', 'b')
    .completeTask('b')
    .waitingAt('b')
    .completeTask('b')
    .expectEnded(),
);

scenario(
  'in a loop it joins in each round',
  process('rounds')
    .startEvent()
    .exclusiveGateway('round')
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').parallelGateway('join').exclusiveGateway('again'))
    .branch((path) => path.userTask('b').to('join'))
    .at('again')
    .when('=more', (path) => path.to('round'))
    .otherwise((path) => path.endEvent()),
  given()
    .completeTask('a')
    .completeTask('b', { more: true })
    .waitingAt('a', 'b')
    .completeTask('b')
    .completeTask('a', { more: false })
    .expectEnded(),
);
