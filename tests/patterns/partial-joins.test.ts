import { process, terminate, type Path } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

/** Three branches from a fork to a complex gateway that goes on when so many tokens have come. */
function partial(path: Path, enough: number): Path {
  return path
    .parallelGateway('fork')
    .branch((one) =>
      one.userTask('A').complexGateway('join', { activationCondition: `=activationCount >= ${enough}` }),
    )
    .branch((two) => two.userTask('B').to('join'))
    .branch((three) => three.userTask('C').to('join'))
    .at('join');
}

function once(enough: number) {
  const model = process('once');
  partial(model.startEvent(), enough).userTask('after').endEvent();
  return model;
}

/** Two threads go through the same fork and join. */
function twice(enough: number) {
  const model = process('twice');
  partial(
    model
      .startEvent()
      .parallelGateway('two')
      .branch((path) => path.exclusiveGateway('enter'))
      .branch((path) => path.to('enter'))
      .at('enter'),
    enough,
  )
    .userTask('after')
    .endEvent();
  return model;
}

/** What has not come when the join goes on is ended with the sub-process. */
function cancelling(enough: number) {
  return process('cancelling')
    .startEvent()
    .subProcess(
      'region',
      (inside) => void partial(inside.startEvent('in'), enough).endEvent('stop', terminate),
    )
    .userTask('after')
    .endEvent();
}

scenario(
  'WCP-9 Structured Discriminator',
  once(1),
  given()
    .completeTask('B')
    .waitingAt('A', 'C', 'join', 'after')
    .completeTask('A')
    .completeTask('C')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-28 Blocking Discriminator',
  twice(1),
  given()
    .waitingAt('A', 'A', 'B', 'B', 'C', 'C')
    .completeTask('A')
    .completeTask('A')
    .waitingAt('B', 'B', 'C', 'C', 'join', 'after')
    .completeTask('B')
    .completeTask('C')
    .waitingAt('B', 'C', 'join', 'after', 'after')
    .completeTask('B')
    .completeTask('C')
    .waitingAt('after', 'after')
    .completeTask('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-29 Cancelling Discriminator',
  cancelling(1),
  given().waitingAt('A', 'B', 'C').completeTask('B').waitingAt('after').completeTask('after').expectEnded(),
);

scenario(
  'WCP-30 Structured Partial Join',
  once(2),
  given()
    .completeTask('C')
    .waitingAt('A', 'B')
    .completeTask('A')
    .waitingAt('B', 'join', 'after')
    .completeTask('B')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-31 Blocking Partial Join',
  twice(2),
  given()
    .completeTask('A')
    .completeTask('A')
    .waitingAt('B', 'B', 'C', 'C')
    .completeTask('B')
    .completeTask('B')
    .waitingAt('C', 'C', 'join', 'after')
    .completeTask('C')
    .waitingAt('C', 'join', 'after', 'after')
    .completeTask('C')
    .waitingAt('after', 'after')
    .completeTask('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'WCP-32 Cancelling Partial Join',
  cancelling(2),
  given()
    .completeTask('B')
    .waitingAt('A', 'C')
    .completeTask('C')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);
