import { error, message, process, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';
import type { CallOptions } from '../support/model.ts';

covers('callActivity', 'process');

const caller = (options: CallOptions = {}) =>
  process('caller').startEvent().callActivity('call', 'called', options).userTask('after').endEvent();
const called = process('called').startEvent('begin').userTask('work').endEvent('finish');

scenario(
  'runs the called process and waits for its end',
  [caller(), called],
  given({ x: 1 })
    .waitingAt('work')
    .expectVariables({ x: 1 }, 'called')
    .completeTask('work', { y: 2 })
    .waitingAt('after')
    .expectEnded({ x: 1, y: 2 }, 'called')
    .expectVariables({ x: 1, y: 2 })
    .completeTask('after')
    .expectEnded()
    .expectPath('start', 'call', 'begin', 'work', 'finish', 'after', 'end'),
);

scenario(
  'a called process that does not wait is passed at once',
  [caller(), process('called').startEvent('begin').scriptTask('set', { y: '=x + 1' }).endEvent('finish')],
  given({ x: 1 }).waitingAt('after').expectVariables({ x: 1, y: 2 }),
);

scenario(
  'takes all visible variables, the local ones first',
  [
    process('outer')
      .startEvent()
      .subProcess(
        'sub',
        (inside) =>
          inside
            .startEvent('in')
            .callActivity('call', 'called', { inputs: { b: '=a + 1' } })
            .endEvent('out'),
        {
          inputs: { a: '=5' },
        },
      )
      .endEvent(),
    called,
  ],
  given({ a: 1, c: 3 }).expectVariables({ a: 5, b: 6, c: 3 }, 'called'),
);

scenario(
  'takes only its input mappings when told so',
  [caller({ propagateAllParentVariables: false, inputs: { b: '=a + 1' } }), called],
  given({ a: 1 }).expectVariables({ b: 2 }, 'called'),
);

scenario(
  'gives back nothing when told so',
  [caller({ propagateAllChildVariables: false }), called],
  given({ x: 1 }).completeTask('work', { x: 2, y: 2 }).waitingAt('after').expectVariables({ x: 1 }),
);

scenario(
  'gives back only its output mappings where it has some',
  [caller({ outputs: { result: '=y * 2' } }), called],
  given({ x: 1 }).completeTask('work', { x: 2, y: 2 }).expectVariables({ x: 1, result: 4 }),
);

scenario(
  'maps outputs also when it does not give back all variables',
  [caller({ propagateAllChildVariables: false, outputs: { result: '=y * 2' } }), called],
  given().completeTask('work', { y: 2 }).expectVariables({ result: 4 }),
);

scenario(
  'what the called process does with its variables does not reach the caller before it ends',
  [caller(), called],
  given({ x: 1 })
    .setVariables({ x: 2 }, { at: 'work' })
    .expectVariables({ x: 2 }, 'called')
    .expectVariables({ x: 1 }),
);

const byName = process('byName').startEvent().callActivity('call', '=name').endEvent();

scenario(
  'a process that is not deployed is an incident; resolving looks again',
  [byName, called],
  given({ name: 'nobody' })
    .waitingAt('call')
    .expectIncident('call', 'CALLED_ELEMENT_ERROR', /nobody/)
    .setVariables({ name: 'called' })
    .resolveIncident('call')
    .waitingAt('work')
    .completeTask('work')
    .expectEnded(),
);

scenario(
  'an id that is no text is an incident',
  [byName, called],
  given().expectIncident('call', 'EXTRACT_VALUE_ERROR', /process id/),
);

scenario(
  'a called instance is not cancelled alone',
  [caller(), called],
  given()
    .refused('INVALID_STATE', (alone) => alone.cancel('called'))
    .waitingAt('work'),
);

scenario(
  'cancelling the caller cancels what it called, at any depth',
  [process('top').startEvent().callActivity('callMiddle', 'caller').endEvent(), caller(), called],
  given()
    .waitingAt('work')
    .cancel()
    .expectTerminated('top')
    .expectTerminated('caller')
    .expectTerminated('called')
    .waitingAt(),
);

const guarded = process('guarded')
  .startEvent()
  .callActivity('call', 'called')
  .boundaryEvent('late', timer('P1D'), (path) => path.userTask('ask').endEvent('over'))
  .boundaryEvent('failed', error('E1'), (path) => path.userTask('mend').endEvent('mended'), {
    outputs: { reason: '=why' },
  })
  .nonInterrupting('noted', message('note', '=id'), (path) => path.userTask('read').endEvent('wasRead'))
  .endEvent();

scenario(
  'interrupting it cancels what it called',
  [guarded, called],
  given({ id: 'x' })
    .waitingAt('work')
    .advance('P1D')
    .waitingAt('ask')
    .expectTerminated('called')
    .refused('NOT_FOUND', (late) => late.completeTask('work'))
    .completeTask('ask')
    .expectEnded(),
);

scenario(
  'a non-interrupting event leaves it running',
  [guarded, called],
  given({ id: 'x' })
    .publish('note', 'x')
    .waitingAt('read', 'work')
    .completeTask('work')
    .waitingAt('read')
    .completeTask('read')
    .expectEnded(),
);

const failing = process('called').startEvent('begin').userTask('work').endEvent('fail', error('E1'));

scenario(
  'an error the called process does not catch is caught on the call activity',
  [guarded, failing],
  given({ id: 'x' })
    .completeTask('work')
    .waitingAt('mend')
    .expectTerminated('called')
    .expectVariables({ id: 'x', reason: null })
    .completeTask('mend')
    .expectEnded(),
);

scenario(
  'an error of a job in a called process carries its variables to the event that catches it',
  [guarded, process('called').startEvent('begin').serviceTask('work').endEvent('finish')],
  given({ id: 'x' })
    .throwError('work', 'E1', { why: 'no answer' })
    .waitingAt('mend')
    .expectVariables({ id: 'x', reason: 'no answer' }),
);

scenario(
  'an error passes through several callers to the one that catches it',
  [
    process('top')
      .startEvent()
      .callActivity('callMiddle', 'middle')
      .boundaryEvent('caught', error(), (path) => path.userTask('mend').endEvent('mended'))
      .endEvent(),
    process('middle').startEvent('m1').callActivity('callLow', 'called').endEvent('m2'),
    failing,
  ],
  given()
    .completeTask('work')
    .waitingAt('mend')
    .expectTerminated('called')
    .expectTerminated('middle')
    .completeTask('mend')
    .expectEnded(),
);

scenario(
  'an error nobody catches stays an incident where it was thrown',
  [caller(), failing],
  given()
    .completeTask('work')
    .waitingAt('fail')
    .expectIncident('fail', 'UNHANDLED_ERROR_EVENT', /E1/)
    .cancel()
    .expectTerminated(),
);

scenario(
  'output mappings that fail are an incident of the call activity; the called process has ended',
  [caller({ outputs: { result: '=assert(y, y > 0, "too small")' } }), called],
  given()
    .completeTask('work', { y: 0 })
    .waitingAt('call')
    .expectEnded({ y: 0 }, 'called')
    .expectIncident('call', 'IO_MAPPING_ERROR', /too small/)
    .setVariables({ y: 5 }, { at: 'call' })
    .resolveIncident('call')
    .waitingAt('after')
    .expectVariables({ result: 5 }),
);

scenario(
  'two calls run side by side and come back in any order',
  [
    process('two')
      .startEvent()
      .parallelGateway('fork')
      .branch((path) =>
        path
          .callActivity('one', 'called', { inputs: { n: '=1' }, outputs: { first: '=n' } })
          .parallelGateway('join')
          .endEvent(),
      )
      .branch((path) =>
        path.callActivity('other', 'called', { inputs: { n: '=2' }, outputs: { second: '=n' } }).to('join'),
      ),
    called,
  ],
  given()
    .waitingAt('work', 'work')
    .completeTask('work')
    .waitingAt('work')
    .completeTask('work')
    .expectEnded({ first: 1, second: 2 }),
);

scenario(
  'a process may call itself',
  [
    process('down')
      .startEvent()
      .exclusiveGateway('deeper')
      .when('=n > 0', (path) =>
        path
          .callActivity('call', 'down', { inputs: { n: '=n - 1' }, outputs: { depth: '=depth + 1' } })
          .endEvent(),
      )
      .otherwise((path) => path.scriptTask('bottom', { depth: '=0' }).to('end')),
  ],
  given({ n: 3 }).expectEnded({ n: 3, depth: 3 }),
);
