import { conditional, message, process, signal, timer } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

scenario(
  'nothing is done in a suspended instance, and everything goes on when it is resumed',
  process('working').startEvent().serviceTask('work').userTask('a').endEvent(),
  given()
    .suspend()
    .refused('INVALID_STATE', (steps) => steps.completeJob('work').failJob('work', { retries: 1 }).suspend())
    .setVariables({ x: 1 })
    .resume()
    .refused('INVALID_STATE', (steps) => steps.resume())
    .completeJob('work')
    .suspend()
    .refused('INVALID_STATE', (steps) =>
      steps.completeTask('a').assignTask('a', 'anna').updateTask('a', { priority: 1 }),
    )
    .resume()
    .completeTask('a')
    .expectEnded({ x: 1 }),
);

scenario(
  'a timer that became due meanwhile fires on resumption',
  process('waiting').startEvent().catchEvent('wait', timer('PT1H')).userTask('a').endEvent(),
  given().suspend().advance('PT2H').waitingAt('wait').resume().waitingAt('a'),
);

scenario(
  'a timer that is not due yet keeps its time',
  process('patient').startEvent().catchEvent('wait', timer('PT3H')).endEvent(),
  given().suspend().advance('PT1H').resume().waitingAt('wait').advance('PT2H').expectEnded(),
);

scenario(
  'a signal is lost, as for anybody who does not listen',
  process('listening').startEvent().catchEvent('wait', signal('go')).endEvent(),
  given().suspend().broadcast('go').resume().waitingAt('wait').broadcast('go').expectEnded(),
);

scenario(
  'a message nobody buffers is lost, and the subscription stays',
  process('corresponding').startEvent().catchEvent('wait', message('go', '=id')).endEvent(),
  given({ id: 'x' }).suspend().publish('go', 'x').resume().waitingAt('wait').publish('go', 'x').expectEnded(),
);

scenario(
  'conditions are looked at on resumption',
  process('conditional').startEvent().catchEvent('wait', conditional('=x > 1')).userTask('a').endEvent(),
  given({ x: 1 }).suspend().setVariables({ x: 2 }).waitingAt('wait').resume().waitingAt('a'),
);

scenario(
  'what it called stops and goes on with it',
  [
    process('calling').startEvent().callActivity('call', 'called').userTask('after').endEvent(),
    process('called')
      .startEvent()
      .userTask('inner')
      .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('tooLate'))
      .endEvent(),
  ],
  given()
    .suspend()
    .refused('INVALID_STATE', (steps) => steps.completeTask('inner'))
    .advance('PT2H')
    .waitingAt('inner')
    .resume()
    .waitingAt('after'),
);

scenario(
  'a suspended instance can be cancelled',
  process('cancelled').startEvent().serviceTask('work').endEvent(),
  given().suspend().cancel().expectTerminated(),
);

scenario(
  'a suspended instance can be modified: what begins waits for its resumption',
  [
    process('modified')
      .startEvent()
      .userTask('a')
      .serviceTask('work')
      .catchEvent('wait', timer('PT1H'))
      .catchEvent('told', signal('go'))
      .callActivity('call', 'called')
      .endEvent(),
    process('called').startEvent().userTask('inner').endEvent(),
  ],
  given()
    .suspend()
    .modify({
      activate: ['work', 'wait', 'told', 'call'].map((elementId) => ({ elementId })),
      terminate: [{ elementId: 'a' }],
    })
    .advance('PT2H')
    .broadcast('go')
    .refused('INVALID_STATE', (steps) => steps.completeJob('work').completeTask('inner'))
    .waitingAt('work', 'wait', 'told', 'inner')
    .resume()
    .waitingAt('work', 'told', 'told', 'inner')
    .completeJob('work')
    .completeTask('inner')
    .advance('PT1H')
    .waitingAt('told', 'told', 'told')
    .broadcast('go')
    .waitingAt('inner', 'inner', 'inner'),
);
