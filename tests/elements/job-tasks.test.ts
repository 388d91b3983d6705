import { describe } from '@jest/globals';
import { error, process, type Path } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';
import type { JobOptions } from '../support/model.ts';

covers('serviceTask', 'sendTask', 'businessRuleTask', 'scriptTask');

type Draw = (path: Path, id: string, options?: JobOptions) => Path;
const kinds: Readonly<Record<string, Draw>> = {
  serviceTask: (path, id, options) => path.serviceTask(id, options),
  sendTask: (path, id, options) => path.sendTask(id, options),
  businessRuleTask: (path, id, options) => path.businessRuleTask(id, options),
  scriptTask: (path, id, options) => path.scriptTask(id, null, options),
};

describe.each(Object.keys(kinds))('%s', (kind) => {
  const draw = kinds[kind]!;
  const model = process(kind);
  draw(model.startEvent(), 'work', { retries: '2', headers: { topic: 'mail', size: '' } })
    .boundaryEvent('caught', error('E1'), (path) => path.userTask('mend').endEvent('mended'))
    .endEvent();

  scenario(
    'is work for a job worker',
    model,
    given({ x: 1 })
      .waitingAt('work')
      .expectJob('work', { type: 'work', retries: 2, headers: { topic: 'mail', size: '' }, isOpen: true })
      .completeJob('work', { x: 2, result: [1, { a: null }] })
      .expectEnded({ x: 2, result: [1, { a: null }] })
      .refused('NOT_FOUND', (again) => again.completeJob('work')),
  );

  scenario(
    'an error thrown by the worker is caught on it',
    model,
    given()
      .throwError('work', 'E1', { detail: 1 })
      .waitingAt('mend')
      .expectVariables({})
      .completeTask('mend')
      .expectEnded(),
  );
});

const work = process('working').startEvent().serviceTask('work').userTask('after').endEvent();

scenario(
  'a job has three retries unless the diagram says otherwise',
  work,
  given().expectJob('work', { type: 'work', retries: 3, headers: {} }),
);

scenario(
  'type and retries may be expressions',
  process('expressed')
    .startEvent()
    .serviceTask('work', { type: '="send-" + kind', retries: '=n' })
    .endEvent(),
  given({ kind: 'mail', n: 7 }).expectJob('work', { type: 'send-mail', retries: 7 }),
);

scenario(
  'a type that is no text is an incident',
  process('untyped').startEvent().serviceTask('work', { type: '=kind' }).endEvent(),
  given()
    .expectIncident('work', 'EXTRACT_VALUE_ERROR', /job type/)
    .setVariables({ kind: 'mail' })
    .resolveIncident('work')
    .expectJob('work', { type: 'mail' })
    .completeJob('work')
    .expectEnded(),
);

scenario(
  'retries that are none are an incident',
  process('unretried').startEvent().serviceTask('work', { retries: '=n' }).endEvent(),
  given({ n: 0 })
    .expectIncident('work', 'EXTRACT_VALUE_ERROR', /at least 1/)
    .setVariables({ n: 2 })
    .resolveIncident('work')
    .expectJob('work', { retries: 2 }),
);

scenario(
  'a failed job with retries left may be tried again',
  work,
  given()
    .failJob('work', { retries: 2, message: 'no answer', variables: { attempt: 1 } })
    .expectJob('work', { retries: 2, isOpen: true })
    .expectNoIncident()
    .expectLocal('work', { attempt: 1 })
    .expectVariables({})
    .completeJob('work')
    .waitingAt('after'),
);

scenario(
  'without retries left it is an incident: new retries first, then resolve, then the job goes on',
  work,
  given()
    .failJob('work', { retries: 0, message: 'the registry is down' })
    .waitingAt('work')
    .expectIncident('work', 'JOB_NO_RETRIES', /^the registry is down$/)
    .refused('INVALID_STATE', (early) => early.resolveIncident('work'))
    .refused('INVALID_STATE', (early) => early.completeJob('work'))
    .refused('INVALID_STATE', (early) => early.failJob('work', { retries: 1 }))
    .refused('INVALID_STATE', (early) => early.throwError('work', 'E1'))
    .updateRetries('work', 1)
    .expectIncident('work', 'JOB_NO_RETRIES')
    .resolveIncident('work')
    .expectNoIncident()
    .expectJob('work', { retries: 1, isOpen: true })
    .completeJob('work', { done: true })
    .waitingAt('after')
    .expectVariables({ done: true }),
);

scenario(
  'a failure without message still says what happened',
  work,
  given()
    .failJob('work', { retries: 0 })
    .expectIncident('work', 'JOB_NO_RETRIES', /retries/),
);

scenario(
  'an error nobody catches is an incident; resolving makes the job available again',
  work,
  given()
    .throwError('work', 'E1')
    .waitingAt('work')
    .expectIncident('work', 'UNHANDLED_ERROR_EVENT', /E1/)
    .resolveIncident('work')
    .expectNoIncident()
    .completeJob('work')
    .waitingAt('after'),
);

scenario(
  'cancelling takes the job away',
  work,
  given()
    .cancel()
    .expectTerminated()
    .refused('NOT_FOUND', (late) => late.completeJob('work')),
);

scenario(
  'retries can be changed while nothing is wrong',
  work,
  given().updateRetries('work', 9).expectJob('work', { retries: 9 }).completeJob('work').waitingAt('after'),
);
