import { message, process, sent, terminate } from '../support/model.ts';
import { covers, deployed, given, scenario } from '../support/scenario.ts';

covers('startEvent', 'endEvent', 'intermediateThrowEvent', 'none');

scenario(
  'none events happen when they are reached',
  process('none').startEvent().throwEvent('milestone').endEvent(),
  given({ x: 1 }).expectEnded({ x: 1 }).expectPath('start', 'milestone', 'end'),
);

scenario(
  'a none event hands on what it maps, and nothing else',
  process('mapped')
    .startEvent('start', undefined, { outputs: { a: '=x + 1' } })
    .throwEvent('milestone', undefined, { inputs: { local: '=a * 2' }, outputs: { b: '=local' } })
    .endEvent('end', undefined, { inputs: { last: '=b + 1' }, outputs: { c: '=last' } }),
  given({ x: 1 }).expectEnded({ x: 1, a: 2, b: 4, c: 5 }),
);

scenario(
  'an event whose mapping fails is an incident',
  process('failing')
    .startEvent()
    .throwEvent('milestone', undefined, { outputs: { b: '=assert(x, x > 0, "too small")' } })
    .endEvent(),
  given({ x: 0 })
    .expectIncident('milestone', 'IO_MAPPING_ERROR', /too small/)
    .setVariables({ x: 1 })
    .resolveIncident('milestone')
    .expectEnded({ x: 1, b: 1 }),
);

scenario(
  'each end event ends one path',
  process('paths')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').endEvent('end1'))
    .branch((path) => path.userTask('b').endEvent('end2')),
  given().completeTask('b').waitingAt('a').completeTask('a').expectEnded(),
);

scenario(
  'an end event several paths lead to is reached by each of them',
  process('shared')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.task('a').endEvent())
    .branch((path) => path.task('b').to('end')),
  given().expectEnded().expectPath('start', 'fork', 'a', 'b', 'end', 'end'),
);

scenario(
  'a message that is thrown is work for a job worker; the path goes on when it is done',
  process('sending')
    .startEvent()
    .throwEvent('ask', sent, { type: 'mail', retries: '5', headers: { to: 'desk' } })
    .endEvent('tell', sent, { type: 'mail', inputs: { text: '="done"' } }),
  given()
    .waitingAt('ask')
    .expectJob('ask', { type: 'mail', retries: 5, headers: { to: 'desk' } })
    .completeJob('ask', { messageId: 7 })
    .waitingAt('tell')
    .expectLocal('tell', { text: 'done' })
    .failJob('tell', { retries: 0 })
    .expectIncident('tell', 'JOB_NO_RETRIES')
    .updateRetries('tell', 1)
    .resolveIncident('tell')
    .completeJob('tell')
    .expectEnded({ messageId: 7 }),
);

const startedByMessage = process('begun')
  .startEvent('start', message('begin'), { outputs: { topic: '=about' } })
  .userTask('a')
  .endEvent();

scenario(
  'a message start event begins an instance; its mappings pick from the payload',
  startedByMessage,
  deployed()
    .publish('begin', '', { about: 'care', more: 1 })
    .waitingAt('a')
    .expectVariables({ topic: 'care' })
    .refused('INVALID_STATE', (other) => other.start('begun'))
    .completeTask('a')
    .expectEnded(),
);

const several = process('several')
  .startEvent('byHand')
  .userTask('a')
  .endEvent()
  .beside((path) => path.startEvent('byMessage', message('begin')).userTask('b').to('end'));

scenario(
  'of several start events only the one that happened begins',
  several,
  given()
    .waitingAt('a')
    .publish('begin', '')
    .waitingAt('a', 'b')
    .completeTask('b')
    .waitingAt('a')
    .expectPath('byHand', 'a', 'byMessage', 'b', 'end'),
);

scenario(
  'a terminate end event ends everything else in the process',
  process('terminated')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').endEvent('stop', terminate))
    .branch((path) => path.serviceTask('b').endEvent())
    .branch((path) => path.catchEvent('c', message('m', '=id')).to('end')),
  given({ id: 'x' })
    .waitingAt('a', 'b', 'c')
    .completeTask('a', { last: true })
    .expectEnded({ id: 'x', last: true })
    .refused('NOT_FOUND', (late) => late.completeJob('b')),
);
