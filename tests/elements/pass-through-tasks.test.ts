import { process } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('task', 'manualTask');

scenario(
  'tasks without behaviour complete at once',
  process('pass').startEvent().task('a').manualTask('b').endEvent(),
  given({ x: 1 }).expectEnded({ x: 1 }).expectPath('start', 'a', 'b', 'end'),
);

scenario(
  'several outgoing flows are all taken, several incoming ones not waited for',
  process('implicit')
    .startEvent()
    .task('a')
    .branch((path) => path.userTask('x').manualTask('b'))
    .branch((path) => path.userTask('y').to('b'))
    .at('b')
    .userTask('after')
    .endEvent(),
  given()
    .waitingAt('x', 'y')
    .completeTask('x')
    .waitingAt('after', 'y')
    .completeTask('y')
    .waitingAt('after', 'after')
    .completeTask('after')
    .completeTask('after')
    .expectEnded(),
);

scenario(
  'without outgoing flow a task ends its path; the process ends with the last one',
  process('open')
    .startEvent()
    .branch((path) => path.task('a'))
    .branch((path) => path.userTask('b')),
  given().waitingAt('b').completeTask('b').expectEnded(),
);
