import { process, standardLoop } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'WCP-10 Arbitrary Cycles',
  process('cycles')
    .startEvent()
    .exclusiveGateway('one')
    .userTask('A')
    .exclusiveGateway('two')
    .userTask('B')
    .exclusiveGateway('next')
    .when('=to = "A"', (path) => path.to('one'))
    .when('=to = "B"', (path) => path.to('two'))
    .otherwise((path) => path.endEvent()),
  given()
    .completeTask('A')
    .completeTask('B', { to: 'B' })
    .completeTask('B', { to: 'A' })
    .completeTask('A')
    .completeTask('B', { to: 'end' })
    .expectEnded(),
);

const looped = (testBefore: boolean) =>
  process('looped')
    .startEvent()
    .userTask('A', { loop: standardLoop({ testBefore, condition: '=more' }) })
    .userTask('after')
    .endEvent();

scenario(
  'WCP-21 Structured Loop: tested after each round',
  looped(false),
  given({ more: false })
    .completeTask('A', { more: true })
    .completeTask('A', { more: false })
    .waitingAt('after'),
);

scenario(
  'WCP-21 Structured Loop: tested before each round',
  looped(true),
  given({ more: false }).waitingAt('after'),
);

scenario(
  'WCP-22 Recursion',
  process('recursive')
    .startEvent()
    .exclusiveGateway('deeper')
    .when('=n > 0', (path) =>
      path
        .callActivity('itself', 'recursive', { inputs: { n: '=n - 1' }, outputs: { product: '=product' } })
        .scriptTask('times', { product: '=product * n' })
        .endEvent('back'),
    )
    .otherwise((path) => path.userTask('bottom').scriptTask('one', { product: '=1' }).endEvent()),
  given({ n: 3 }).waitingAt('bottom').completeTask('bottom').expectEnded({ n: 3, product: 6 }),
);
