import { compensate, error, process, timer, type Path, type ProcessModel } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

function afterwards(model: ProcessModel): ProcessModel {
  return model.throwEvent('undo', compensate()).endEvent();
}

// ---- compensation event sub-processes

scenario(
  'a sub-process with a compensation event sub-process undoes itself by it, with its data as they were',
  afterwards(
    process('itself')
      .startEvent()
      .subProcess(
        's',
        (inside) =>
          undoable(inside.startEvent('in'), 'a')
            .endEvent('out')
            .eventSubProcess('sUndone', (undoing) =>
              undoing.startEvent('onUndo', compensate()).userTask('check').endEvent('checked'),
            ),
        { inputs: { place: '="inside"' } },
      ),
  ),
  given({ place: 'outside' })
    .waitingAt('a')
    .completeTask('a')
    .waitingAt('undo', 'check')
    .expectLocal('s', { place: 'inside' })
    .completeTask('check', { place: 'changed' })
    .expectPath(
      ...['start', 's', 'in', 'a', 'out', 'undo', 's', 'sUndone', 'onUndo', 'check', 'checked', 'end'],
    )
    .expectEnded({ place: 'outside' }),
);

scenario(
  'inside a compensation event sub-process the activities of its sub-process can be undone',
  afterwards(
    process('within')
      .startEvent()
      .subProcess('s', (inside) =>
        undoable(undoable(inside.startEvent('in'), 'a'), 'b')
          .endEvent('out')
          .eventSubProcess('sUndone', (undoing) =>
            undoable(undoing.startEvent('onUndo', compensate()), 'c')
              .throwEvent('undoA', compensate('a'))
              .throwEvent('undoRest', compensate())
              .endEvent('undone'),
          ),
      ),
  ),
  given()
    .completeTask('a')
    .completeTask('b')
    .completeTask('c')
    .waitingAt('undo', 'undoA', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undoRest', 'undo_c')
    .completeTask('undo_c')
    .waitingAt('undo', 'undoRest', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'a sub-process with nothing to undo inside is still undone by its compensation event sub-process',
  afterwards(
    process('alone')
      .startEvent()
      .subProcess('s', (inside) =>
        inside
          .startEvent('in')
          .endEvent('out')
          .eventSubProcess('sUndone', (undoing) =>
            undoing
              .startEvent('onUndo', compensate())
              .throwEvent('going', compensate(undefined, { waitForCompletion: false }))
              .scriptTask('note', { undone: '=true' })
              .endEvent('noted'),
          ),
      ),
  ),
  given().expectEnded({ undone: true }),
);

// ---- what a handler may be

scenario(
  'a handler may be a sub-process: what completes inside it is not undone in turn',
  process('subHandler')
    .startEvent()
    .userTask('a')
    .compensatedBy('aUndone', (handler) =>
      handler.subProcess('undo_a', (inside) => undoable(inside.startEvent('in'), 'b').endEvent('out')),
    )
    .throwEvent('undo', compensate())
    .throwEvent('again', compensate())
    .endEvent(),
  given().completeTask('a').waitingAt('undo', 'b').completeTask('b').expectEnded(),
);

scenario(
  'a handler may call a process, and a call may have a handler; what completed in a called process stays',
  [
    process('caller')
      .startEvent()
      .callActivity('call', 'called')
      .compensatedBy('callUndone', (handler) => handler.callActivity('undo_call', 'called'))
      .throwEvent('undo', compensate())
      .endEvent(),
    undoable(process('called').startEvent('begin'), 'task')
      .exclusiveGateway('which')
      .when('=undoAgain', (path) => path.endEvent('undone', compensate()))
      .otherwise((path) => path.endEvent('finish')),
  ],
  given({ undoAgain: false })
    .completeTask('task')
    .waitingAt('undo', 'task')
    .completeTask('task')
    .expectEnded(undefined, 'caller'),
);

scenario(
  'a handler sees the variables of its scope and its result is written there',
  afterwards(
    process('result')
      .startEvent()
      .subProcess(
        's',
        (inside) =>
          inside
            .startEvent('in')
            .serviceTask('a', { outputs: { booking: '=id' } })
            .compensatedBy('aUndone', (handler) =>
              handler.serviceTask('undo_a', {
                inputs: { id: '=booking' },
                outputs: { left: '=id', booking: '=null' },
              }),
            )
            .endEvent('out'),
        { inputs: { booking: '=null' } },
      ),
  ),
  given()
    .completeJob('a', { id: 12 })
    .expectLocal('undo_a', { id: 12 })
    .completeJob('undo_a')
    .expectEnded({ left: 12 }),
);

// ---- handlers that fail

scenario(
  'an incident in a handler holds up the compensation until it is resolved',
  afterwards(
    undoable(process('incident').startEvent(), 'b')
      .serviceTask('a')
      .compensatedBy('aUndone', (handler) => handler.serviceTask('undo_a')),
  ),
  given()
    .completeTask('b')
    .completeJob('a')
    .failJob('undo_a', { retries: 0, message: 'no answer' })
    .expectIncident('undo_a', 'JOB_NO_RETRIES')
    .updateRetries('undo_a', 1)
    .resolveIncident('undo_a')
    .completeJob('undo_a')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'an error in a handler goes to what catches it around the handler, not to the events of the completed activity',
  process('passedBy')
    .startEvent()
    .subProcess('outer', (outer) =>
      outer
        .startEvent('in1')
        .subProcess('s', (inside) =>
          inside
            .startEvent('in2')
            .serviceTask('a')
            .compensatedBy('aUndone', (handler) => handler.serviceTask('undo_a'))
            .endEvent('out2')
            .eventSubProcess('inSub', (aside) =>
              aside.startEvent('onErrorInside', error('E')).endEvent('wrong1'),
            ),
        )
        .boundaryEvent('onSub', error('E'), (path) => path.endEvent('wrong2'))
        .endEvent('undo', compensate()),
    )
    .boundaryEvent('onOuter', error('E'), (path) => path.userTask('mend').endEvent('mended'))
    .endEvent(),
  given().completeJob('a').throwError('undo_a', 'E').waitingAt('mend').completeTask('mend').expectEnded(),
);

scenario(
  'an error nobody catches is an incident of the handler',
  afterwards(
    process('uncaught')
      .startEvent()
      .serviceTask('a')
      .compensatedBy('aUndone', (handler) => handler.serviceTask('undo_a')),
  ),
  given()
    .completeJob('a')
    .throwError('undo_a', 'E')
    .expectIncident('undo_a', 'UNHANDLED_ERROR_EVENT')
    .resolveIncident('undo_a')
    .completeJob('undo_a')
    .expectEnded(),
);

scenario(
  'a handler that is interrupted by its own boundary event has had its turn',
  afterwards(
    process('interrupted')
      .startEvent()
      .userTask('b')
      .compensatedBy('bUndone', (handler) =>
        handler
          .userTask('undo_b')
          .boundaryEvent('late', timer('PT1H'), (path) => path.userTask('remind').endEvent('reminded')),
      )
      .serviceTask('a')
      .compensatedBy('aUndone', (handler) =>
        handler.serviceTask('undo_a').boundaryEvent('failed', error(), (path) => path.endEvent('noted')),
      ),
  ),
  given()
    .completeTask('b')
    .completeJob('a')
    .throwError('undo_a', 'E')
    .waitingAt('undo', 'undo_b')
    .advance('PT1H')
    .waitingAt('remind')
    .completeTask('remind')
    .expectEnded(),
);
