import { message, process, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('receiveTask', 'boundaryEvent');

const waits = process('waits').startEvent().receiveTask('wait', 'answer', '=id').userTask('read').endEvent();

scenario(
  'waits for its message; the payload becomes variables',
  waits,
  given({ id: 'x' })
    .waitingAt('wait')
    .publish('answer', 'y')
    .publish('other', 'x')
    .waitingAt('wait')
    .publish('answer', 'x', { text: 'yes' })
    .waitingAt('read')
    .expectVariables({ id: 'x', text: 'yes' }),
);

scenario('a number as key is its text', waits, given({ id: 12 }).publish('answer', '12').waitingAt('read'));

scenario(
  'a key that is neither text nor number is an incident',
  waits,
  given({ id: true })
    .expectIncident('wait', 'EXTRACT_VALUE_ERROR', /correlation key/)
    .setVariables({ id: 'x' })
    .resolveIncident('wait')
    .expectNoIncident()
    .publish('answer', 'x')
    .waitingAt('read'),
);

scenario(
  'the key is taken when the waiting begins, and not again',
  waits,
  given({ id: 'x' })
    .setVariables({ id: 'y' })
    .publish('answer', 'y')
    .waitingAt('wait')
    .publish('answer', 'x')
    .waitingAt('read'),
);

scenario(
  'only mapped outputs leave it',
  process('mapped')
    .startEvent()
    .receiveTask('wait', 'answer', '=id', { outputs: { reply: '=text' } })
    .userTask('read')
    .endEvent(),
  given({ id: 'x' })
    .publish('answer', 'x', { text: 'yes', more: 1 })
    .expectVariables({ id: 'x', reply: 'yes' }),
);

const interrupted = process('interrupted')
  .startEvent()
  .receiveTask('wait', 'answer', '=id')
  .boundaryEvent('late', timer('P1D'), (path) => path.userTask('ask').to('wait'))
  .boundaryEvent('withdrawn', message('withdrawal', '=id'), (path) => path.endEvent('over'))
  .endEvent();

scenario(
  'is interrupted by its boundary events',
  interrupted,
  given({ id: 'x' })
    .advance('P1D')
    .waitingAt('ask')
    .publish('answer', 'x')
    .waitingAt('ask')
    .completeTask('ask')
    .waitingAt('wait')
    .publish('withdrawal', 'x')
    .expectEnded()
    .expectPath('start', 'wait', 'late', 'ask', 'wait', 'withdrawn', 'over'),
);

scenario(
  'its boundary events end with it',
  interrupted,
  given({ id: 'x' }).publish('answer', 'x').expectEnded().advance('P2D'),
);
