import {
  compensate,
  message,
  multiInstance,
  parallelMultiple,
  process,
  signal,
  standardLoop,
  timer,
  type Path,
  type ProcessModel,
} from '../support/model.ts';
import { deployed, given, scenario } from '../support/scenario.ts';

const old = (draw: (path: ProcessModel) => unknown): ProcessModel => drawn('old', draw);
const renewed = (draw: (path: ProcessModel) => unknown): ProcessModel => drawn('renewed', draw);

function drawn(id: string, draw: (path: ProcessModel) => unknown): ProcessModel {
  const model = process(id);
  draw(model);
  return model;
}

scenario(
  'a user task goes on in another process, with its assignee',
  [
    old((path) => path.startEvent().userTask('a', { assignee: 'anna', priority: '10' }).endEvent()),
    renewed((path) => path.startEvent().userTask('b', { priority: '90' }).userTask('c').endEvent()),
  ],
  given({ x: 1 })
    .migrate('renewed', { a: 'b' })
    .waitingAt('b')
    .expectTask('b', { assignee: 'anna', priority: 10 })
    .completeTask('b')
    .waitingAt('c')
    .completeTask('c')
    .expectEnded({ x: 1 }, 'renewed'),
);

scenario(
  'jobs and incidents go along',
  [
    old((path) => path.startEvent().serviceTask('a', { type: 'first' }).endEvent()),
    renewed((path) => path.startEvent().serviceTask('b', { type: 'second' }).endEvent()),
  ],
  given()
    .failJob('a', { retries: 0 })
    .migrate('renewed', { a: 'b' })
    .expectIncident('b', 'JOB_NO_RETRIES')
    .expectJob('b', { type: 'first' })
    .updateRetries('b', 1)
    .resolveIncident('b')
    .completeJob('b')
    .expectEnded(),
);

scenario(
  'events are kept, closed and opened',
  [
    old((path) =>
      path
        .startEvent()
        .userTask('a')
        .boundaryEvent('kept', timer('PT5H'), (aside) => aside.userTask('old1').endEvent())
        .boundaryEvent('closed', signal('closed'), (aside) => aside.userTask('old2').endEvent('e2'))
        .endEvent('e3'),
    ),
    renewed((path) =>
      path
        .startEvent()
        .userTask('b')
        .nonInterrupting('keptToo', timer('PT1H'), (aside) => aside.userTask('new1').endEvent())
        .nonInterrupting('opened', message('opened', '=id'), (aside) => aside.userTask('new2').endEvent('e2'))
        .endEvent('e3'),
    ),
  ],
  given({ id: 'x' })
    .migrate('renewed', { a: 'b', kept: 'keptToo' })
    .broadcast('closed')
    .waitingAt('b')
    .advance('PT1H')
    .waitingAt('b')
    .publish('opened', 'x')
    .waitingAt('b', 'new2')
    .advance('PT4H')
    .waitingAt('b', 'new1', 'new2'),
);

const joining = (join: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .parallelGateway('fork')
    .branch((aside) => aside.userTask('a').to(join))
    .branch((aside) => aside.userTask('b').parallelGateway(join).userTask('after').endEvent());

scenario(
  'a token that waits at a join goes along',
  [old(joining('join')), renewed(joining('meeting'))],
  given()
    .completeTask('a')
    .refused('INVALID_STATE', (steps) => steps.migrate('renewed', { b: 'b' }))
    .migrate('renewed', { b: 'b', join: 'meeting' })
    .completeTask('b')
    .waitingAt('after'),
);

const nested = (sub: string, inner: string, rescue: string, called: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .subProcess(sub, (inside) =>
      inside
        .startEvent('s')
        .userTask(inner)
        .endEvent('e')
        .eventSubProcess(rescue, (within) =>
          within
            .startEvent(`${rescue}Start`, message('help', '=id'), { isInterrupting: false })
            .callActivity(called, 'callee')
            .endEvent('helped'),
        ),
    )
    .endEvent();
const callee = process('callee').startEvent().userTask('work').endEvent();

scenario(
  'scopes, event sub-processes and calls go along',
  [old(nested('sub', 'a', 'rescue', 'call')), renewed(nested('scope', 'b', 'aid', 'invoke')), callee],
  given({ id: 'x' })
    .publish('help', 'x')
    .waitingAt('a', 'work')
    .refused('INVALID_STATE', (steps) => steps.migrate('renewed', { sub: 'scope', a: 'b' }))
    .migrate('renewed', {
      sub: 'scope',
      a: 'b',
      rescue: 'aid',
      rescueStart: 'aidStart',
      call: 'invoke',
    })
    .waitingAt('b', 'work')
    .publish('help', 'x')
    .waitingAt('b', 'work', 'work')
    .completeTask('work')
    .completeTask('work')
    .completeTask('b')
    .expectEnded(undefined, 'renewed'),
);

const repeated =
  (id: string, sequential = false) =>
  (path: ProcessModel) =>
    path
      .startEvent()
      .userTask(id, { loop: multiInstance({ sequential, collection: '=[1, 2, 3]', element: 'item' }) })
      .endEvent();

scenario(
  'the turns of a loop go along',
  [
    old(repeated('a')),
    renewed(repeated('b')),
    drawn('one', (path) => path.startEvent().userTask('b').endEvent()),
    drawn('sequential', repeated('b', true)),
    drawn('looping', (path) => path.startEvent().userTask('b', { loop: standardLoop() }).endEvent()),
  ],
  given()
    .completeTask('a')
    .refused('INVALID_STATE', (steps) =>
      steps.migrate('one', { a: 'b' }).migrate('sequential', { a: 'b' }).migrate('looping', { a: 'b' }),
    )
    .migrate('renewed', { a: 'b' })
    .waitingAt('b', 'b')
    .completeTask('b')
    .completeTask('b')
    .expectEnded(),
);

const racing = (draw: (path: Path) => unknown) => (path: ProcessModel) =>
  path
    .startEvent()
    .eventBasedGateway('race')
    .branch((aside) => aside.catchEvent('soon', timer('PT1H')).endEvent('one'))
    .branch((aside) => draw(aside));

scenario(
  'an event-based gateway waits for the events of the target',
  [
    old(racing((path) => path.catchEvent('told', signal('told')).endEvent('two'))),
    renewed(racing((path) => path.catchEvent('asked', signal('asked')).userTask('a').endEvent('two'))),
  ],
  given()
    .migrate('renewed', { race: 'race', soon: 'soon' })
    .broadcast('told')
    .waitingAt('race')
    .broadcast('asked')
    .waitingAt('a'),
);

scenario(
  'a suspended instance is migrated as it is, and goes on by the new process',
  [
    old((path) => path.startEvent().catchEvent('a', signal('go')).endEvent()),
    renewed((path) =>
      path
        .startEvent()
        .catchEvent('b', signal('go'))
        .userTask('c')
        .boundaryEvent('late', timer('PT1H'), (aside) => aside.endEvent('e2'))
        .endEvent(),
    ),
  ],
  given()
    .suspend()
    .migrate('renewed', { a: 'b' })
    .broadcast('go')
    .waitingAt('b')
    .resume()
    .broadcast('go')
    .waitingAt('c'),
);

scenario(
  'an instance ends after the counterpart of the element it was told to',
  [
    old((path) => path.startEvent().userTask('a').userTask('x').endEvent()),
    renewed((path) => path.startEvent().userTask('b').userTask('y').endEvent()),
  ],
  deployed()
    .start('old', {}, { until: ['a'] })
    .migrate('renewed', { a: 'b' })
    .completeTask('b')
    .expectTerminated(),
);

const quorum = (second: string, gate: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .parallelGateway('fork')
    .branch((one) =>
      one
        .userTask('a')
        .complexGateway(gate, { activationCondition: '=activationCount >= 1' })
        .userTask('after')
        .endEvent(),
    )
    .branch((other) => other.userTask(second).to(gate));

scenario(
  'a complex gateway that waits for its reset goes on waiting for the flow that is left',
  [old(quorum('b', 'gate')), renewed(quorum('c', 'door'))],
  given()
    .completeTask('a')
    .waitingAt('b', 'after', 'gate')
    .migrate('renewed', { b: 'c', after: 'after', gate: 'door' })
    .waitingAt('c', 'after', 'door')
    .completeTask('c')
    .waitingAt('after')
    .completeTask('after')
    .expectEnded(),
);

const choice = (id: string, first: string, then: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .adHocSubProcess(id, (inside) => inside.userTask(first).beside((apart) => apart.userTask(then)), {
      ordering: 'Sequential',
      activeElementsCollection: `=["${first}", "${then}"]`,
    })
    .endEvent();

scenario(
  'what an ad-hoc sub-process has still to activate goes along',
  [old(choice('box', 'a', 'b')), renewed(choice('bag', 'c', 'd'))],
  given()
    .waitingAt('a')
    .migrate('renewed', { box: 'bag', a: 'c', b: 'd' })
    .waitingAt('c')
    .completeTask('c')
    .waitingAt('d')
    .completeTask('d')
    .expectEnded(),
);

const undoable = (undo: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .serviceTask('book')
    .compensatedBy('back', (handler) => handler.serviceTask(undo))
    .userTask('decide')
    .throwEvent('undoAll', compensate())
    .endEvent();

scenario(
  'what can be compensated is compensated by the handler of the target',
  [old(undoable('unbook')), renewed(undoable('refund'))],
  given()
    .completeJob('book')
    .migrate('renewed', { decide: 'decide' })
    .completeTask('decide')
    .waitingAt('refund', 'undoAll')
    .completeJob('refund')
    .expectEnded(),
);

scenario(
  'what the target cannot compensate is not compensated',
  [
    old(undoable('unbook')),
    renewed((path) =>
      path
        .startEvent()
        .serviceTask('book')
        .serviceTask('pay')
        .compensatedBy('back', (handler) => handler.serviceTask('repay'))
        .userTask('decide')
        .throwEvent('undoAll', compensate())
        .endEvent(),
    ),
  ],
  given().completeJob('book').migrate('renewed', { decide: 'decide' }).completeTask('decide').expectEnded(),
);

const both = (id: string) => (path: ProcessModel) =>
  path
    .startEvent()
    .catchEvent(id, parallelMultiple(signal('one'), signal('two')))
    .userTask('after')
    .endEvent();

scenario(
  'what has happened of a parallel multiple event has happened in the target too',
  [old(both('all')), renewed(both('every'))],
  given()
    .broadcast('one', { first: 1 })
    .migrate('renewed', { all: 'every' })
    .waitingAt('every')
    .broadcast('two', { second: 2 })
    .waitingAt('after')
    .expectVariables({ first: 1, second: 2 }),
);

scenario(
  'a wrong plan is refused',
  [
    old((path) => path.startEvent().userTask('a').endEvent()),
    renewed((path) => path.startEvent().userTask('b').serviceTask('c').endEvent()),
  ],
  given()
    .refused('INVALID_ARGUMENT', (steps) =>
      steps.migrate('renewed', { a: 'nothing' }).migrate('renewed', { a: 'b', nothing: 'b' }),
    )
    .refused('INVALID_STATE', (steps) => steps.migrate('renewed', {}).migrate('renewed', { a: 'c' })),
);
