import {
  cancel,
  compensate,
  error,
  multiInstance,
  process,
  standardLoop,
  type Path,
  type ProcessModel,
} from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

function afterwards(model: ProcessModel): ProcessModel {
  return model.throwEvent('undo', compensate()).endEvent();
}

const each = multiInstance({ sequential: true, collection: '=items', element: 'item' });
const together = multiInstance({ collection: '=items', element: 'item' });

scenario(
  'a repeated activity is undone once, when all of it has completed',
  afterwards(
    process('once')
      .startEvent()
      .userTask('a', { loop: each })
      .compensatedBy('aUndone', (handler) => handler.userTask('undo_a')),
  ),
  given({ items: [1, 2] })
    .completeTask('a')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'what completed inside the turns of a repeated sub-process is undone turn by turn, with the data of each',
  afterwards(
    process('turns')
      .startEvent()
      .subProcess('s', (inside) => undoable(undoable(inside.startEvent('in'), 'a'), 'b').endEvent('out'), {
        loop: each,
      }),
  ),
  given({ items: ['x', 'y'] })
    .completeTask('a')
    .completeTask('b')
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'turns that ran side by side are undone in the order in which they completed, backwards',
  afterwards(
    process('sideBySide')
      .startEvent()
      .subProcess(
        's',
        (inside) =>
          inside
            .startEvent('in')
            .userTask('a')
            .compensatedBy('aUndone', (handler) =>
              handler.scriptTask('undo_a', { undone: '=append(undone, item)' }),
            )
            .endEvent('out'),
        { loop: together },
      ),
  ),
  given({ items: ['x', 'y', 'z'], undone: [] })
    .completeTask('a')
    .completeTask('a')
    .completeTask('a')
    .expectEnded({ items: ['x', 'y', 'z'], undone: ['z', 'y', 'x'] }),
);

scenario(
  'each turn of a repeated sub-process undoes itself, if it can',
  afterwards(
    process('selves')
      .startEvent()
      .subProcess(
        's',
        (inside) =>
          inside
            .startEvent('in')
            .userTask('a')
            .endEvent('out')
            .eventSubProcess('sUndone', (undoing) =>
              undoing
                .startEvent('onUndo', compensate())
                .scriptTask('note', { undone: '=append(undone, item)' })
                .endEvent('noted'),
            ),
        { loop: each },
      ),
  ),
  given({ items: ['x', 'y'], undone: [] })
    .completeTask('a')
    .completeTask('a')
    .expectEnded({ items: ['x', 'y'], undone: ['y', 'x'] }),
);

scenario(
  'the handler of a repeated sub-process undoes all of it',
  afterwards(
    process('whole')
      .startEvent()
      .subProcess('s', (inside) => undoable(inside.startEvent('in'), 'a').endEvent('out'), {
        loop: standardLoop({ maximum: 2 }),
      })
      .compensatedBy('sUndone', (handler) => handler.userTask('undo_s')),
  ),
  given()
    .completeTask('a')
    .completeTask('a')
    .waitingAt('undo', 'undo_s')
    .completeTask('undo_s')
    .expectEnded(),
);

scenario(
  'a handler may be repeated',
  afterwards(
    process('repeated')
      .startEvent()
      .userTask('a')
      .compensatedBy('aUndone', (handler) => handler.userTask('undo_a', { loop: together })),
  ),
  given({ items: [1, 2] })
    .completeTask('a')
    .waitingAt('undo', 'undo_a', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'inside a turn only what completed in that turn is undone',
  process('own')
    .startEvent()
    .subProcess(
      's',
      (inside) => undoable(inside.startEvent('in'), 'a').throwEvent('undo', compensate()).endEvent('out'),
      { loop: each },
    )
    .endEvent(),
  given({ items: [1, 2] })
    .completeTask('a')
    .completeTask('undo_a')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'what completed in the activations of an ad-hoc sub-process is undone',
  afterwards(
    process('adHoc')
      .startEvent()
      .adHocSubProcess(
        's',
        (inside) => inside.beside((path) => undoable(path, 'a')).beside((path) => undoable(path, 'b')),
        { activeElementsCollection: '=["a", "b"]' },
      ),
  ),
  given()
    .completeTask('b')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'thrown inside one activation of an ad-hoc sub-process, it undoes what completed in all of them',
  process('adHocInside')
    .startEvent()
    .adHocSubProcess(
      's',
      (inside) =>
        inside
          .beside((path) => undoable(path, 'a').throwEvent('undo', compensate()))
          .beside((path) => undoable(path, 'b')),
      { activeElementsCollection: '=["a", "b"]' },
    )
    .endEvent(),
  given()
    .completeTask('b')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'a repeated transaction is cancelled as a whole: turns that were active and turns that were done are undone',
  process('transactions')
    .startEvent()
    .transaction(
      't',
      (inside) =>
        inside
          .startEvent('in')
          .userTask('a')
          .compensatedBy('aUndone', (handler) =>
            handler.scriptTask('undo_a', { undone: '=append(undone, item)' }),
          )
          .userTask('b')
          .exclusiveGateway('good')
          .when('=ok', (path) => path.endEvent('out'))
          .otherwise((path) => path.endEvent('stop', cancel())),
      { loop: together },
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.userTask('tell').endEvent('told'))
    .endEvent(),
  given({ items: ['x', 'y', 'z'], ok: true, undone: [] })
    .completeTask('a')
    .completeTask('a')
    .completeTask('b')
    .waitingAt('b', 'a')
    .completeTask('b', { ok: false })
    .waitingAt('tell')
    .expectVariables({ items: ['x', 'y', 'z'], ok: false, undone: ['y', 'x'] })
    .completeTask('tell')
    .expectEnded(),
);

scenario(
  'repeated one after the other, a transaction that is cancelled begins no further turn',
  process('oneByOne')
    .startEvent()
    .transaction(
      't',
      (inside) =>
        undoable(inside.startEvent('in'), 'a')
          .exclusiveGateway('good')
          .when('=ok', (path) => path.endEvent('out'))
          .otherwise((path) => path.endEvent('stop', cancel())),
      { loop: each },
    )
    .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
    .boundaryEvent('failed', error(), (path) => path.endEvent('wrong'))
    .endEvent(),
  given({ items: [1, 2, 3] })
    .completeTask('a', { ok: true })
    .completeTask('a', { ok: false })
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);
