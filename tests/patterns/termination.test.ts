import { process, terminate } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'WCP-11 Implicit Termination',
  process('implicit')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('A').endEvent('a'))
    .branch((path) => path.userTask('B')),
  given().completeTask('A').waitingAt('B').completeTask('B').expectEnded(),
);

scenario(
  'WCP-43 Explicit Termination',
  process('explicit')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('A').endEvent('stop', terminate))
    .branch((path) => path.userTask('B').endEvent('b')),
  given().waitingAt('A', 'B').completeTask('A').expectEnded().waitingAt(),
);
