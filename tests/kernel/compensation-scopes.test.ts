import {
  compensate,
  error,
  message,
  process,
  terminate,
  timer,
  type Path,
  type ProcessModel,
} from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

/** A user task that another one undoes. */
function undoable<P extends Path>(path: P, id: string): P {
  return path.userTask(id).compensatedBy(`${id}Undone`, (handler) => handler.userTask(`undo_${id}`));
}

/** A sub-process with two activities that can be undone, `<id>1` and `<id>2`. */
function booking<P extends Path>(path: P, id: string): P {
  return path.subProcess(id, (inside) =>
    undoable(undoable(inside.startEvent(`${id}In`), `${id}1`), `${id}2`).endEvent(`${id}Out`),
  );
}

function afterwards(model: ProcessModel): ProcessModel {
  return model.throwEvent('undo', compensate()).endEvent();
}

scenario(
  'what completed inside a completed sub-process is undone within it, in its place in the order',
  afterwards(undoable(booking(undoable(process('nested').startEvent(), 'a'), 's'), 'b')),
  given()
    .completeTask('a')
    .completeTask('s1')
    .completeTask('s2')
    .completeTask('b')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .waitingAt('undo', 'undo_s2')
    .completeTask('undo_s2')
    .waitingAt('undo', 'undo_s1')
    .completeTask('undo_s1')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'sub-processes are undone however deep',
  afterwards(
    process('deep')
      .startEvent()
      .subProcess('outer', (outer) =>
        undoable(
          outer
            .startEvent('in1')
            .subProcess('middle', (middle) => booking(middle.startEvent('in2'), 's').endEvent('out2')),
          'a',
        ).endEvent('out1'),
      ),
  ),
  given()
    .completeTask('s1')
    .completeTask('s2')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .completeTask('undo_s2')
    .waitingAt('undo', 'undo_s1')
    .completeTask('undo_s1')
    .expectPath(
      ...[
        'start',
        'outer',
        'in1',
        'middle',
        'in2',
        's',
        'sIn',
        's1',
        's2',
        'sOut',
        'out2',
        'a',
        'out1',
        'undo',
      ],
      ...['outer', 'aUndone', 'undo_a', 'middle', 's', 's2Undone', 'undo_s2', 's1Undone', 'undo_s1', 'end'],
    )
    .expectEnded(),
);

scenario(
  'a sub-process named as the activity to be undone undoes what completed inside it',
  booking(booking(process('named').startEvent(), 's'), 't')
    .throwEvent('undo', compensate('s'))
    .endEvent(),
  given()
    .completeTask('s1')
    .completeTask('s2')
    .completeTask('t1')
    .completeTask('t2')
    .waitingAt('undo', 'undo_s2')
    .completeTask('undo_s2')
    .completeTask('undo_s1')
    .expectEnded(),
);

scenario(
  'several sub-processes are undone side by side on request',
  booking(booking(process('wide').startEvent(), 's'), 't')
    .throwEvent('undo', compensate(), { properties: { compensationOrder: 'parallel' } })
    .endEvent(),
  given()
    .completeTask('s1')
    .completeTask('s2')
    .completeTask('t1')
    .completeTask('t2')
    .waitingAt('undo', 'undo_s1', 'undo_s2', 'undo_t1', 'undo_t2')
    .completeTask('undo_s1')
    .completeTask('undo_t2')
    .completeTask('undo_t1')
    .completeTask('undo_s2')
    .expectEnded(),
);

scenario(
  'the handler of a sub-process undoes all of it; those inside are not asked',
  afterwards(
    booking(process('outside').startEvent(), 's').compensatedBy('sUndone', (handler) =>
      handler.userTask('undo_s'),
    ),
  ),
  given()
    .completeTask('s1')
    .completeTask('s2')
    .waitingAt('undo', 'undo_s')
    .completeTask('undo_s')
    .expectEnded(),
);

scenario(
  'thrown inside a sub-process, what completed around it stays as it is',
  undoable(process('inside').startEvent(), 'a')
    .subProcess('s', (inside) =>
      undoable(inside.startEvent('in'), 'b').throwEvent('undo', compensate()).endEvent('out'),
    )
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo', 'undo_b')
    .completeTask('undo_b')
    .expectEnded(),
);

scenario(
  'an interrupting event sub-process undoes what had completed in the scope it took over',
  undoable(process('taken').startEvent(), 'a')
    .serviceTask('b')
    .endEvent()
    .eventSubProcess('failed', (inside) =>
      undoable(inside.startEvent('onError', error()), 'c').endEvent('undo', compensate()),
    ),
  given()
    .completeTask('a')
    .throwError('b', 'E')
    .completeTask('c')
    .waitingAt('undo', 'undo_c')
    .completeTask('undo_c')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .expectEnded(),
);

scenario(
  'what completed inside an event sub-process that has ended is undone with the rest of its scope',
  process('aside')
    .startEvent()
    .subProcess('s', (inside) =>
      undoable(inside.startEvent('in'), 'a')
        .endEvent('out')
        .eventSubProcess('noted', (aside) =>
          undoable(
            aside.startEvent('onNote', message('note', '=id'), { isInterrupting: false }),
            'n',
          ).endEvent('notedEnd'),
        ),
    )
    .throwEvent('undo', compensate())
    .endEvent(),
  given({ id: 1 })
    .publish('note', '1')
    .completeTask('n')
    .completeTask('a')
    .waitingAt('undo', 'undo_a')
    .completeTask('undo_a')
    .waitingAt('undo', 'undo_n')
    .completeTask('undo_n')
    .expectEnded(),
);

scenario(
  'what a scope under compensation had of its own is as it was when it completed; what is around is as it is now',
  afterwards(
    process('snapshot')
      .startEvent()
      .subProcess(
        's',
        (inside) =>
          inside
            .startEvent('in')
            .userTask('a', { outputs: { price: '=paid' } })
            .compensatedBy('aUndone', (handler) =>
              handler.scriptTask('undo_a', { back: '={price: price, rate: rate}' }),
            )
            .endEvent('out'),
        { inputs: { price: '=0' } },
      )
      .userTask('b'),
  ),
  given({ price: 1, rate: 1, back: null })
    .completeTask('a', { paid: 7 })
    .completeTask('b', { rate: 2 })
    .expectEnded({ price: 1, rate: 2, back: { price: 7, rate: 2 } }),
);

scenario(
  'a scope under compensation applies none of its mappings again',
  afterwards(
    process('mapped')
      .startEvent()
      .subProcess('s', (inside) => undoable(inside.startEvent('in'), 'a').endEvent('out'), {
        inputs: { count: '=total + 1' },
        outputs: { total: '=count' },
      }),
  ),
  given({ total: 0 })
    .completeTask('a')
    .expectVariables({ total: 1 })
    .completeTask('undo_a')
    .expectEnded({ total: 1 }),
);

scenario(
  'scopes that end by an event are not undone: what had completed inside is forgotten',
  booking(process('interrupted').startEvent(), 's')
    .boundaryEvent('late', timer('PT1H'), (path) => path.to('undo'))
    .throwEvent('undo', compensate())
    .endEvent(),
  given().completeTask('s1').waitingAt('s2').advance('PT1H').expectEnded(),
);

scenario(
  'a terminate end event leaves what has completed, and stops what is being undone',
  undoable(undoable(process('stopped').startEvent(), 'a'), 'b')
    .parallelGateway('fork')
    .branch((path) =>
      path.throwEvent('undo', compensate(undefined, { waitForCompletion: false })).endEvent('going'),
    )
    .branch((path) => path.userTask('c').endEvent('stop', terminate)),
  given().completeTask('a').completeTask('b').waitingAt('undo_b', 'c').completeTask('c').expectEnded(),
);

scenario(
  'an interrupted thrower stops what was still to be undone',
  process('givenUp')
    .startEvent()
    .subProcess('s', (inside) =>
      undoable(undoable(inside.startEvent('in'), 'a'), 'b')
        .throwEvent('undo', compensate())
        .endEvent('out'),
    )
    .boundaryEvent('late', timer('PT1H'), (path) => path.userTask('look').endEvent('given_up'))
    .endEvent(),
  given()
    .completeTask('a')
    .completeTask('b')
    .waitingAt('undo', 'undo_b')
    .advance('PT1H')
    .waitingAt('look')
    .completeTask('look')
    .expectEnded(),
);

scenario(
  'an instance can be cancelled while it compensates',
  afterwards(booking(undoable(process('cancelled').startEvent(), 'a'), 's')),
  given()
    .completeTask('a')
    .completeTask('s1')
    .completeTask('s2')
    .waitingAt('undo', 'undo_s2')
    .cancel()
    .expectTerminated(),
);

scenario(
  'an inclusive join does not wait for what is undone before it',
  process('joined')
    .startEvent()
    .inclusiveGateway('split')
    .when('=true', (path) => booking(path, 's').inclusiveGateway('join').userTask('after').endEvent())
    .when('=true', (path) =>
      path
        .userTask('b')
        .throwEvent('undo', compensate('s', { waitForCompletion: false }))
        .to('join'),
    ),
  given()
    .completeTask('s1')
    .completeTask('s2')
    .waitingAt('b')
    .completeTask('b')
    .waitingAt('undo_s2', 'after')
    .completeTask('undo_s2')
    .completeTask('undo_s1')
    .completeTask('after')
    .expectEnded(),
);
