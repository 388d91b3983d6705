import { compensate, multiple, process, signal, timer, type Path } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('compensate');

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

function undoableAll<P extends Path>(path: P, ...ids: readonly string[]): P {
  for (const id of ids) undoable(path, id);
  return path;
}

scenario(
  'what has completed is undone, the last first, one after the other; then the thrower goes on',
  undoableAll(process('reverse').startEvent(), 'a', 'b', 'c')
    .throwEvent('undo', compensate())
    .userTask('after')
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undo_c')
    .completeTask('undo_c')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('after')
    .completeTask('after')
    .expectPath(
      ...['start', 'a', 'b', 'c', 'undo', 'cUndone', 'undo_c', 'bUndone', 'undo_b', 'aUndone', 'undo_a'],
      ...['after', 'end'],
    )
    .expectEnded(),
);

scenario(
  'over parallel branches the order is that of completion, not of the drawing',
  process('branches')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => undoable(path, 'a').parallelGateway('join').endEvent('undo', compensate()))
    .branch((path) => undoable(path, 'b').to('join')),
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
  'an activity that completed several times is undone as often',
  process('rounds')
    .startEvent()
    .exclusiveGateway('round')
    .userTask('a')
    .compensatedBy('aUndone', (handler) => handler.scriptTask('undo_a', { undone: '=undone + 1' }))
    .exclusiveGateway('enough')
    .when('=again', (path) => path.to('round'))
    .otherwise((path) => path.endEvent('undo', compensate())),
  given({ undone: 0 })
    .completeTask('a', { again: true })
    .completeTask('a', { again: true })
    .completeTask('a', { again: false })
    .expectEnded({ undone: 3, again: false }),
);

scenario(
  'one activity alone can be undone',
  undoableAll(process('one').startEvent(), 'a', 'b', 'c').throwEvent('undo', compensate('b')).endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'what was undone once is not undone again',
  undoableAll(process('twice').startEvent(), 'a', 'b')
    .throwEvent('first', compensate('a'))
    .endEvent('second', compensate()),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('first', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('second', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'thrown twice at the same time, each activity is undone by one of the throwers',
  undoableAll(process('both').startEvent(), 'a', 'b')
    .parallelGateway('fork')
    .branch((path) => path.throwEvent('first', compensate()).endEvent('firstEnd'))
    .branch((path) => path.throwEvent('second', compensate()).endEvent('secondEnd')),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('first', 'undo_b', 'second', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('first', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'with nothing to undo the thrower goes on at once; active and terminated activities are not undone',
  process('nothing')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      undoable(path, 'late')
        .boundaryEvent('tooLate', timer('PT1H'), (after) => after.to('undo'))
        .endEvent('lateEnd'),
    )
    .branch((path) => undoable(path, 'active').endEvent('activeEnd'))
    .branch((path) => path.catchEvent('wait', timer('PT1H')).throwEvent('undo', compensate()).endEvent()),
  given()
    .waitingAt('late', 'active', 'wait')
    .advance('PT1H')
    .waitingAt('active')
    .completeTask('active')
    .expectEnded(),
);

scenario(
  'a thrower that does not wait is left at once, and what it threw is still carried out in order',
  undoableAll(process('going').startEvent(), 'a', 'b')
    .throwEvent('undo', compensate(undefined, { waitForCompletion: false }))
    .userTask('after')
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo_b', 'after')
    .completeTask('after')
    .waitingAt('undo_b')
    .completeTask('undo_b')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'what several throwers that do not wait have thrown is carried out after one another',
  undoableAll(process('several').startEvent(), 'a', 'b')
    .throwEvent('undoA', compensate('a', { waitForCompletion: false }))
    .throwEvent('undoB', compensate('b', { waitForCompletion: false }))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo_a')
    .completeTask('undo_a')
    .waitingAt('undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'on request all is undone at once',
  undoableAll(process('parallel').startEvent(), 'a', 'b', 'c')
    .throwEvent('undo', compensate(), { properties: { compensationOrder: 'parallel' } })
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undo_a', 'undo_b', 'undo_c')
    .completeTask('undo_a')
    .completeTask('undo_c')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'a thrower that does not wait can have all undone at once',
  undoableAll(process('parallelGoing').startEvent(), 'a', 'b')
    .throwEvent('undo', compensate(undefined, { waitForCompletion: false }), {
      properties: { compensationOrder: 'parallel' },
    })
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo_a', 'undo_b')
    .completeTask('undo_a')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'a multiple event that undoes two activities and tells others waits for both',
  undoableAll(process('multiple').startEvent(), 'a', 'b', 'c')
    .throwEvent('undo', multiple(compensate('c'), signal('undoing'), compensate('a')))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undo_c')
    .completeTask('undo_c')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);
