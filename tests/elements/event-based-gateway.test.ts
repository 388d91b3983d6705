import { message, process, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('eventBasedGateway', 'intermediateCatchEvent');

const race = process('racing')
  .startEvent()
  .eventBasedGateway('race')
  .branch((path) => path.catchEvent('answered', message('answer', '=id')).userTask('read').endEvent())
  .branch((path) => path.catchEvent('refused', message('refusal', '=id')).userTask('note').to('end'))
  .branch((path) => path.catchEvent('late', timer('P1D')).userTask('remind').to('end'));

scenario(
  'waits for all events; the first to happen is followed',
  race,
  given({ id: 'x' })
    .waitingAt('race')
    .publish('answer', 'x', { text: 'yes' })
    .waitingAt('read')
    .expectVariables({ id: 'x', text: 'yes' })
    .expectPath('start', 'race', 'answered', 'read'),
);

scenario(
  'the others are forgotten',
  race,
  given({ id: 'x' })
    .publish('refusal', 'x')
    .waitingAt('note')
    .publish('answer', 'x', { text: 'yes' })
    .advance('P2D')
    .waitingAt('note')
    .expectVariables({ id: 'x' })
    .completeTask('note')
    .expectEnded(),
);

scenario(
  'a timer can be the first',
  race,
  given({ id: 'x' })
    .advance('PT23H')
    .waitingAt('race')
    .advance('PT1H')
    .waitingAt('remind')
    .publish('answer', 'x')
    .waitingAt('remind'),
);

scenario(
  'a message for somebody else changes nothing',
  race,
  given({ id: 'x' }).publish('answer', 'y').waitingAt('race'),
);

scenario(
  'the event that happens maps its payload',
  process('mapped')
    .startEvent()
    .eventBasedGateway('race')
    .branch((path) =>
      path
        .catchEvent('answered', message('answer', '=id'), { outputs: { reply: '=text' } })
        .userTask('read')
        .endEvent(),
    )
    .branch((path) => path.catchEvent('late', timer('P1D')).to('end')),
  given({ id: 1 }).publish('answer', '1', { text: 'yes', more: 1 }).expectVariables({ id: 1, reply: 'yes' }),
);

scenario(
  'an event that cannot be awaited is an incident of the gateway; none of the others is awaited',
  race,
  given({ id: null })
    .waitingAt('race')
    .expectIncident('race', 'EXTRACT_VALUE_ERROR', /correlation key/)
    .advance('P2D')
    .waitingAt('race')
    .setVariables({ id: 'x' })
    .resolveIncident('race')
    .publish('answer', 'x')
    .waitingAt('read'),
);

scenario(
  'cancelling ends the waiting',
  race,
  given({ id: 'x' }).cancel().expectTerminated().publish('answer', 'x').advance('P2D'),
);

scenario(
  'in a loop it waits anew',
  process('again')
    .startEvent()
    .eventBasedGateway('race')
    .branch((path) => path.catchEvent('asked', message('question', '=id')).userTask('answer').to('race'))
    .branch((path) => path.catchEvent('closed', timer('P10D')).endEvent()),
  given({ id: 'x' })
    .publish('question', 'x')
    .completeTask('answer')
    .advance('P9D')
    .publish('question', 'x')
    .completeTask('answer')
    .waitingAt('race')
    .advance('P9D')
    .waitingAt('race')
    .advance('P1D')
    .expectEnded(),
);
