import { cancel, compensate, error, process, type Path } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('transaction');

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

scenario(
  'completes like any sub-process, with its own data',
  process('done')
    .startEvent()
    .transaction(
      't',
      (inside) =>
        undoable(inside.startEvent('in'), 'a')
          .exclusiveGateway('good')
          .when('=ok', (path) => path.endEvent('out'))
          .otherwise((path) => path.endEvent('stop', cancel())),
      { inputs: { ok: '=false' }, outputs: { result: '=ok' } },
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given().completeTask('a', { ok: true }).expectEnded({ result: true }),
);

scenario(
  'an error that leaves it undoes nothing',
  process('hazard')
    .startEvent()
    .transaction('t', (inside) =>
      undoable(inside.startEvent('in'), 'a').serviceTask('b').endEvent('stop', cancel()),
    )
    .boundaryEvent('failed', error(), (path) => path.userTask('mend').endEvent('undo', compensate()))
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .endEvent(),
  given().completeTask('a').throwError('b', 'E').waitingAt('mend').completeTask('mend').expectEnded(),
);

scenario(
  'once completed it can be undone from outside',
  process('outside')
    .startEvent()
    .transaction('t', (inside) => undoable(undoable(inside.startEvent('in'), 'a'), 'b').endEvent('out'))
    .throwEvent('undo', compensate('t'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'it may undo something itself: cancelled, the compensation goes on with what follows',
  process('handler')
    .startEvent()
    .userTask('first')
    .compensatedBy('firstUndone', (handler) => handler.userTask('undo_first'))
    .userTask('second')
    .compensatedBy('secondUndone', (handler) =>
      handler.transaction('t', (inside) => undoable(inside.startEvent('in'), 'a').endEvent('stop', cancel())),
    )
    .endEvent('undo', compensate()),
  given()
    .completeTask('first')
    .completeTask('second')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_first')
    .completeTask('undo_first')
    .expectEnded(),
);
