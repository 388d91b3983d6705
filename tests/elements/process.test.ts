import { process } from '../support/model.ts';
import { covers, deployed, given, scenario } from '../support/scenario.ts';

covers('process');

const plain = process('plain').startEvent().userTask('a').endEvent();

scenario(
  'takes the variables it is started with',
  plain,
  given({ x: { deep: [1, null, 'é'] } }).expectVariables({ x: { deep: [1, null, 'é'] } }),
);

scenario(
  'takes every flow of its start event',
  process('wide')
    .startEvent()
    .branch((path) => path.userTask('a').endEvent())
    .branch((path) => path.userTask('b').to('end')),
  given().waitingAt('a', 'b').completeTask('a').completeTask('b').expectEnded(),
);

scenario(
  'instances know nothing of each other',
  plain,
  given({ x: 1 })
    .start('plain', { x: 2 })
    .waitingAt('a', 'a')
    .completeTask('a', { x: 3 })
    .expectEnded({ x: 3 })
    .waitingAt('a'),
);

scenario(
  'cancelling ends it wherever it is, and only once',
  plain,
  given()
    .cancel()
    .expectTerminated()
    .refused('NOT_FOUND', (late) => late.completeTask('a'))
    .refused('NOT_FOUND', (late) => late.cancel()),
);

scenario(
  'cancelling works despite incidents',
  process('failing').startEvent().scriptTask('a', { y: '=assert(x, x > 0, "too small")' }).endEvent(),
  given({ x: 0 }).expectIncident('a', 'EXTRACT_VALUE_ERROR').cancel().expectTerminated().waitingAt(),
);

scenario('nothing runs before it is started', plain, deployed().waitingAt().start('plain').waitingAt('a'));
