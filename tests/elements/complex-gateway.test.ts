import { covers, given, scenario } from '../support/scenario.ts';
import { process } from '../support/model.ts';

covers('complexGateway');

const twoOfThree = () =>
  process('voting')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .complexGateway('quorum', { activationCondition: '=activationCount >= 2' })
        .userTask('after')
        .endEvent(),
    )
    .branch((path) => path.userTask('B').to('quorum'))
    .branch((path) => path.userTask('C').to('quorum'));

scenario(
  'two of three are enough; the third is awaited for the reset and leads to nothing more',
  twoOfThree(),
  given()
    .completeTask('A')
    .waitingAt('B', 'C')
    .completeTask('C')
    .waitingAt('B', 'after', 'quorum')
    .completeTask('B')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'the path behind may be over before the reset',
  twoOfThree(),
  given()
    .completeTask('A')
    .completeTask('B')
    .completeTask('after')
    .waitingAt('C', 'quorum')
    .completeTask('C')
    .expectEnded(),
);

scenario(
  'a token that can no longer come is not awaited',
  process('gone')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .complexGateway('first', { activationCondition: '=activationCount >= 1' })
        .userTask('after')
        .endEvent(),
    )
    .branch((path) =>
      path
        .userTask('B')
        .exclusiveGateway('stop')
        .when('=stop', (out) => out.endEvent('stopped'))
        .otherwise((on) => on.to('first')),
    ),
  given({ stop: true })
    .completeTask('A')
    .waitingAt('B', 'after', 'first')
    .completeTask('B')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'after the reset it can be activated again',
  process('again')
    .startEvent()
    .exclusiveGateway('merge')
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .complexGateway('first', { activationCondition: '=activationCount >= 1' })
        .userTask('review')
        .exclusiveGateway('ok')
        .when('=ok', (out) => out.endEvent())
        .otherwise((back) => back.to('merge')),
    )
    .branch((path) => path.userTask('B').to('first')),
  given({ ok: false })
    .completeTask('A')
    .completeTask('B')
    .waitingAt('review')
    .completeTask('review')
    .waitingAt('A', 'B')
    .completeTask('B')
    .waitingAt('A', 'review', 'first'),
);

scenario(
  'at the activation and at the reset it is left by the flows whose conditions hold then',
  process('twice')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .userTask('A')
        .complexGateway('first', { activationCondition: '=tokens.A_first > 0 and waitingForStart' })
        .when('=waitingForStart', (out) => out.userTask('early').endEvent('e1'))
        .when('=not(waitingForStart)', (out) => out.userTask('late').endEvent('e2')),
    )
    .branch((path) => path.userTask('B').to('first')),
  given().completeTask('B').waitingAt('A').completeTask('A').waitingAt('early'),
);

scenario(
  'no flow can be taken at the activation: an incident',
  process('nowhere')
    .startEvent()
    .complexGateway('gate')
    .when('=go', (out) => out.userTask('on').endEvent()),
  given({ go: false })
    .expectIncident('gate', 'CONDITION_ERROR')
    .setVariables({ go: true })
    .resolveIncident('gate')
    .waitingAt('on'),
);
