import { cancel, compensate, error, message, process, timer, type Path } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('cancel', 'transaction');

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

function undoableAll<P extends Path>(path: P, ...ids: readonly string[]): P {
  for (const id of ids) undoable(path, id);
  return path;
}

scenario(
  'a cancel end event undoes the transaction, the last completed first, and leaves it by its cancel event',
  process('cancelled')
    .startEvent()
    .transaction('t', (inside) => undoableAll(inside.startEvent('in'), 'a', 'b').endEvent('stop', cancel()))
    .boundaryEvent('onCancel', cancel(), (path) => path.userTask('tell').endEvent('told'))
    .userTask('after')
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo_b')
    .completeTask('undo_b')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .waitingAt('tell')
    .completeTask('tell')
    .expectPath(
      ...['start', 't', 'in', 'a', 'b', 'stop', 'bUndone', 'undo_b', 'aUndone', 'undo_a', 'onCancel'],
      ...['tell', 'told'],
    )
    .expectEnded(),
);

scenario(
  'what is active inside ends first and is not undone',
  process('active')
    .startEvent()
    .transaction('t', (inside) =>
      inside
        .startEvent('in')
        .parallelGateway('fork')
        .branch((path) => undoableAll(path, 'a', 'b').endEvent('out'))
        .branch((path) => path.userTask('c').endEvent('stop', cancel()))
        .eventSubProcess('aside', (aside) =>
          aside.startEvent('onNote', message('note', '=1')).endEvent('noted'),
        ),
    )
    .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('tooLate'))
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given()
    .completeTask('a')
    .waitingAt('b', 'c')
    .completeTask('c')
    .waitingAt('undo_a')
    .advance('PT2H')
    .publish('note', '1')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'nothing to undo: the transaction is left at once',
  process('empty')
    .startEvent()
    .transaction('t', (inside) => inside.startEvent('in').endEvent('stop', cancel()))
    .boundaryEvent('onCancel', cancel(), (path) => path.userTask('tell').endEvent('told'))
    .endEvent(),
  given().waitingAt('tell').completeTask('tell').expectEnded(),
);

scenario(
  'without a cancel event on the transaction the path ends there',
  process('unlistened')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .transaction('t', (inside) => undoable(inside.startEvent('in'), 'a').endEvent('stop', cancel()))
        .userTask('never')
        .endEvent('end1'),
    )
    .branch((path) => path.userTask('beside').endEvent('end2')),
  given().completeTask('a').completeTask('beside').waitingAt('undo_a').completeTask('undo_a').expectEnded(),
);

scenario(
  'thrown in a nested sub-process it cancels the transaction around, and what had completed in that sub-process is undone too',
  process('nested')
    .startEvent()
    .transaction('t', (inside) =>
      undoable(inside.startEvent('in1'), 'a')
        .subProcess(
          's',
          (sub) =>
            undoable(sub.startEvent('in2'), 'b')
              .subProcess('u', (deepest) => undoable(deepest.startEvent('in3'), 'c').endEvent('out3'))
              .userTask('d')
              .endEvent('stop', cancel())
              .eventSubProcess('sUndone', (undoing) =>
                undoing.startEvent('onUndo', compensate()).endEvent('wrong'),
              ),
          { inputs: { own: '=1' } },
        )
        .compensatedBy('wholeUndone', (handler) => handler.userTask('undo_s'))
        .endEvent('out1'),
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .completeTask('d')
    .waitingAt('undo_c')
    .completeTask('undo_c')
    .waitingAt('undo_b')
    .expectLocal('s', { own: 1 })
    .completeTask('undo_b')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'it cancels the nearest transaction around, which counts as not done for the one outside',
  process('nearest')
    .startEvent()
    .transaction('outer', (outside) =>
      undoable(outside.startEvent('in1'), 'a')
        .transaction('inner', (inside) => undoable(inside.startEvent('in2'), 'b').endEvent('stop', cancel()))
        .boundaryEvent('onInner', cancel(), (path) => path.userTask('c').endEvent('stopToo', cancel()))
        .endEvent('out1'),
    )
    .boundaryEvent('onOuter', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo_b')
    .completeTask('undo_b')
    .waitingAt('c')
    .completeTask('c')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'cancelled while it compensates: what is being undone ends, what was still to be undone is',
  process('midway')
    .startEvent()
    .transaction('t', (inside) =>
      undoable(inside.startEvent('in'), 'a')
        .subProcess('s', (sub) => undoableAll(sub.startEvent('in2'), 'b', 'c').endEvent('out2'))
        .parallelGateway('fork')
        .branch((path) => path.throwEvent('undo', compensate()).endEvent('out'))
        .branch((path) => path.userTask('d').endEvent('stop', cancel())),
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undo_c', 'd')
    .completeTask('d')
    .waitingAt('undo_b')
    .completeTask('undo_b')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'an error in a handler, caught on the transaction, ends the cancellation',
  process('failing')
    .startEvent()
    .transaction('t', (inside) =>
      undoable(inside.startEvent('in'), 'a')
        .serviceTask('b')
        .compensatedBy('bUndone', (handler) => handler.serviceTask('undo_b'))
        .endEvent('stop', cancel())
        .eventSubProcess('aside', (aside) => aside.startEvent('onError', error()).endEvent('wrong')),
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .boundaryEvent('hazard', error('E'), (path) => path.userTask('mend').endEvent('mended'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeJob('b')
    .throwError('undo_b', 'E')
    .waitingAt('mend')
    .completeTask('mend')
    .expectEnded(),
);
