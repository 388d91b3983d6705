import {
  conditional,
  error,
  message,
  multiInstance,
  process,
  standardLoop,
  terminate,
  timer,
} from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('userTask', 'serviceTask', 'scriptTask', 'subProcess', 'callActivity');

const each = { collection: '=items', element: 'item' };
const collected = { ...each, outputCollection: 'results', outputElement: '=result' };

const tasks = process('tasks')
  .startEvent()
  .userTask('check', { assignee: '=item', loop: multiInstance(collected) })
  .userTask('after')
  .endEvent();

scenario(
  'parallel: all at once, each with its item; done in any order, the outputs are in that of the items',
  tasks,
  given({ items: ['a', 'b', 'c'] })
    .waitingAt('check', 'check', 'check')
    .expectTask('check', { assignee: 'a' })
    .completeTask('check', { result: 1 })
    .expectTask('check', { assignee: 'b' })
    .completeTask('check', { result: 2 })
    .waitingAt('check')
    .expectVariables({ items: ['a', 'b', 'c'] })
    .completeTask('check', { result: 3 })
    .waitingAt('after')
    .expectVariables({ items: ['a', 'b', 'c'], results: [1, 2, 3] })
    .expectPath('start', 'check', 'check', 'check', 'check', 'after'),
);

scenario(
  'an empty collection: the activity is over at once, its output is an empty list',
  tasks,
  given({ items: [] }).waitingAt('after').expectVariables({ items: [], results: [] }),
);

scenario(
  'a collection that is no list is an incident of the body; resolving looks again, without waiting twice',
  process('noList')
    .startEvent()
    .userTask('check', { loop: multiInstance(each) })
    .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('gaveUp'))
    .endEvent(),
  given({ items: 'a, b' })
    .expectIncident(
      'check',
      'EXTRACT_VALUE_ERROR',
      /input collection of check to be a list, but it is string/,
    )
    .resolveIncident('check')
    .expectIncident('check', 'EXTRACT_VALUE_ERROR')
    .setVariables({ items: ['a'] })
    .resolveIncident('check')
    .waitingAt('check')
    .expectNoIncident()
    .advance('PT1H')
    .expectEnded()
    .expectPath('start', 'check', 'check', 'late', 'gaveUp'),
);

const inTurn = process('inTurn')
  .startEvent()
  .userTask('check', { assignee: '=item', loop: multiInstance({ ...collected, sequential: true }) })
  .endEvent();

scenario(
  'sequential: one after the other',
  inTurn,
  given({ items: ['a', 'b'] })
    .waitingAt('check')
    .expectTask('check', { assignee: 'a' })
    .completeTask('check', { result: 1 })
    .expectTask('check', { assignee: 'b' })
    .completeTask('check', { result: 2 })
    .expectEnded({ items: ['a', 'b'], results: [1, 2] }),
);

scenario(
  'sequential: an item is the one the collection has when its turn comes; a collection that has shrunk is an incident',
  inTurn,
  given({ items: ['a', 'b', 'c'] })
    .setVariables({ items: ['a', 'B'] })
    .completeTask('check', { result: 1 })
    .expectTask('check', { assignee: 'B' })
    .completeTask('check', { result: 2 })
    .expectIncident('check', 'EXTRACT_VALUE_ERROR', /to have an item 3, but it has only 2/)
    .setVariables({ items: ['x', 'y', 'z', 'more'] })
    .resolveIncident('check')
    .expectTask('check', { assignee: 'z' })
    .completeTask('check', { result: 3 })
    .expectEnded({ items: ['x', 'y', 'z', 'more'], results: [1, 2, 3] }),
);

scenario(
  'by number, with loopCounter from 1',
  process('byNumber')
    .startEvent()
    .scriptTask(
      'square',
      { result: '=loopCounter * loopCounter' },
      {
        loop: multiInstance({
          loopCardinality: '=n',
          outputCollection: 'squares',
          outputElement: '=result',
          sequential: true,
        }),
      },
    )
    .endEvent(),
  given({ n: 4 }).expectEnded({ n: 4, squares: [1, 4, 9, 16] }),
);

scenario(
  'a number that is none is an incident',
  process('badNumber')
    .startEvent()
    .userTask('check', { loop: multiInstance({ loopCardinality: '=n' }) })
    .endEvent(),
  given({ n: -1 })
    .expectIncident('check', 'EXTRACT_VALUE_ERROR', /from 0 to \d+, but it is -1/)
    .setVariables({ n: 2.5 })
    .resolveIncident('check')
    .expectIncident('check', 'EXTRACT_VALUE_ERROR', /whole number/)
    .setVariables({ n: 0 })
    .resolveIncident('check')
    .expectEnded(),
);

scenario(
  'results of instances stay apart, and what is not put out goes where it would go without them',
  process('apart')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance({ ...each, outputCollection: 'names', outputElement: '=person.name' }),
    })
    .endEvent(),
  given({ items: [1, 2], person: 'outer' })
    .completeJob('work', { person: { name: 'Ada' }, other: 1 })
    .expectVariables({ items: [1, 2], person: 'outer', other: 1 })
    .completeJob('work', { person: { name: 'Eva' } })
    .expectEnded({ items: [1, 2], person: 'outer', other: 1, names: ['Ada', 'Eva'] }),
);

scenario(
  'mappings are those of each instance and see its item',
  process('mapped')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance(collected),
      inputs: { doubled: '=item * 2 + loopCounter' },
      outputs: { result: '=doubled + answer' },
    })
    .endEvent(),
  given({ items: [10, 20] })
    .completeJob('work', { answer: 0.5 })
    .completeJob('work', { answer: 0.25 })
    .expectEnded({ items: [10, 20], results: [21.5, 42.25] }),
);

scenario(
  'the collection may be changed into itself',
  process('itself')
    .startEvent()
    .scriptTask(
      'double',
      { result: '=item * 2' },
      {
        loop: multiInstance({
          ...each,
          outputCollection: 'items',
          outputElement: '=result',
          sequential: true,
        }),
      },
    )
    .endEvent(),
  given({ items: [1, 2, 3] }).expectEnded({ items: [2, 4, 6] }),
);

const until = (completionCondition: string, more = {}) =>
  process('until')
    .startEvent()
    .userTask('vote', { loop: multiInstance({ ...collected, completionCondition, ...more }) })
    .endEvent();

scenario(
  'the completion condition ends the rest; what they would have put out is null',
  until('=numberOfCompletedInstances >= 2'),
  given({ items: [1, 2, 3, 4] })
    .completeTask('vote', { result: 'x' })
    .waitingAt('vote', 'vote', 'vote')
    .completeTask('vote', { result: 'y' })
    .expectEnded({ items: [1, 2, 3, 4], results: ['x', 'y', null, null] }),
);

scenario(
  'the completion condition sees the instance that completes, and what was put out so far',
  until('=result = "stop" or count(results[item != null]) = 3'),
  given({ items: [1, 2, 3, 4] })
    .completeTask('vote', { result: 'go' })
    .waitingAt('vote', 'vote', 'vote')
    .completeTask('vote', { result: 'stop' })
    .expectEnded({ items: [1, 2, 3, 4], results: ['go', 'stop', null, null] }),
);

scenario(
  'the numbers of instances come before variables of that name',
  until(
    '=[numberOfInstances, numberOfActiveInstances, numberOfCompletedInstances, numberOfTerminatedInstances] = [3, 1, 2, 0]',
  ),
  given({ items: [1, 2, 3], numberOfInstances: 99, numberOfActiveInstances: 99 })
    .completeTask('vote')
    .waitingAt('vote', 'vote')
    .completeTask('vote')
    .expectEnded(),
);

scenario(
  'the completion condition of a sequential activity keeps the next from beginning',
  until('=result = "stop"', { sequential: true }),
  given({ items: [1, 2, 3] })
    .completeTask('vote', { result: 'go' })
    .completeTask('vote', { result: 'stop' })
    .expectEnded({ items: [1, 2, 3], results: ['go', 'stop', null] }),
);

scenario(
  'parallel instances all exist before one of them completes',
  process('existing')
    .startEvent()
    .task('pass', {
      loop: multiInstance({ loopCardinality: '=3', completionCondition: '=numberOfActiveInstances = 0' }),
    })
    .endEvent(),
  given().expectEnded().expectPath('start', 'pass', 'pass', 'pass', 'pass', 'end'),
);

scenario(
  'an instance whose end cannot be judged stops with an incident; its work and its mappings are not done again',
  process('judged')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance({ ...collected, completionCondition: '=enough' }),
      outputs: { n: '=n + 1', result: '=item' },
    })
    .endEvent(),
  given({ items: ['a', 'b'], n: 0, enough: 'perhaps' })
    .completeJob('work')
    .expectVariables({ items: ['a', 'b'], n: 1, enough: 'perhaps' })
    .waitingAt('work', 'work')
    .setVariables({ enough: 7 })
    .resolveIncident('work')
    .expectVariables({ items: ['a', 'b'], n: 1, enough: 7 })
    .setVariables({ enough: false })
    .resolveIncident('work')
    .waitingAt('work')
    .completeJob('work')
    .expectEnded({ items: ['a', 'b'], n: 2, enough: false, results: ['a', 'b'] }),
);

scenario(
  'the same without outputs',
  process('judgedPlain')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance({ ...each, sequential: true, completionCondition: '=enough' }),
      outputs: { n: '=n + 1' },
    })
    .endEvent(),
  given({ items: ['a', 'b'], n: 0 })
    .completeJob('work')
    .setVariables({ enough: false })
    .resolveIncident('work')
    .waitingAt('work')
    .completeJob('work')
    .expectEnded({ items: ['a', 'b'], n: 2, enough: false }),
);

const guarded = process('guarded')
  .startEvent()
  .subProcess(
    'visit',
    (inside) => inside.startEvent('in').userTask('ask').serviceTask('store').endEvent('out'),
    { loop: multiInstance(collected) },
  )
  .boundaryEvent('late', timer('PT1H'), (path) => path.userTask('mend').endEvent('mended'))
  .boundaryEvent('failed', error('E'), (path) => path.endEvent('broken'))
  .endEvent();

scenario(
  'an interrupting boundary event ends all instances, without partial output',
  guarded,
  given({ items: [1, 2] })
    .waitingAt('ask', 'ask')
    .completeTask('ask')
    .completeJob('store', { result: 1 })
    .completeTask('ask')
    .waitingAt('store')
    .advance('PT1H')
    .waitingAt('mend')
    .expectVariables({ items: [1, 2] })
    .completeTask('mend')
    .expectEnded(),
);

scenario(
  'an error out of one instance ends all of them',
  guarded,
  given({ items: [1, 2] })
    .completeTask('ask')
    .throwError('store', 'E')
    .expectEnded()
    .expectPath('start', 'visit', 'visit', 'visit', 'in', 'in', 'ask', 'ask', 'store', 'failed', 'broken'),
);

scenario(
  'a message on a parallel activity, non-interrupting and interrupting',
  process('told')
    .startEvent()
    .userTask('ask', { loop: multiInstance(each) })
    .nonInterrupting('news', message('news', '="x"'), (path) => path.userTask('read').endEvent('wasRead'))
    .boundaryEvent('stop', message('stop', '="x"'), (path) => path.endEvent('stopped'))
    .endEvent(),
  given({ items: [1, 2, 3] })
    .publish('news', 'x')
    .waitingAt('ask', 'ask', 'ask', 'read')
    .completeTask('ask')
    .publish('stop', 'x')
    .waitingAt('read')
    .completeTask('read')
    .expectEnded(),
);

scenario(
  'a called process for each item',
  [
    process('calling')
      .startEvent()
      .callActivity('call', 'called', { loop: multiInstance(collected) })
      .endEvent(),
    process('called').startEvent('begin').userTask('do', { assignee: '=item' }).endEvent('done'),
  ],
  given({ items: ['a', 'b'] })
    .waitingAt('do', 'do')
    .expectTask('do', { assignee: 'a' })
    .completeTask('do', { result: 'A' })
    .completeTask('do', { result: 'B' })
    .expectEnded({ items: ['a', 'b'], results: ['A', 'B'] }, 'calling'),
);

scenario(
  'a called process is cancelled with its instance',
  [
    process('callingOne')
      .startEvent()
      .callActivity('call', 'called', {
        loop: multiInstance({ ...each, completionCondition: '=true' }),
      })
      .endEvent(),
    process('called').startEvent('begin').userTask('do').endEvent('done'),
  ],
  given({ items: ['a', 'b'] })
    .completeTask('do')
    .expectEnded(undefined, 'callingOne')
    .waitingAt(),
);

scenario(
  'nested: instances of instances',
  process('nested')
    .startEvent()
    .subProcess(
      'row',
      (inside) =>
        inside
          .startEvent('in')
          .scriptTask(
            'cell',
            { value: '=row * column' },
            {
              loop: multiInstance({
                collection: '=columns',
                element: 'column',
                outputCollection: 'cells',
                outputElement: '=value',
                sequential: true,
              }),
            },
          )
          .endEvent('out'),
      {
        loop: multiInstance({
          collection: '=rows',
          element: 'row',
          outputCollection: 'table',
          outputElement: '=cells',
        }),
      },
    )
    .endEvent(),
  given({ rows: [1, 2, 3], columns: [10, 20] }).expectEnded({
    rows: [1, 2, 3],
    columns: [10, 20],
    table: [
      [10, 20],
      [20, 40],
      [30, 60],
    ],
  }),
);

scenario(
  'a loop inside each instance',
  process('looping')
    .startEvent()
    .subProcess(
      'visit',
      (inside) =>
        inside
          .startEvent('in')
          .userTask('ask', { loop: standardLoop({ maximum: 2 }) })
          .endEvent('out'),
      { loop: multiInstance(each) },
    )
    .endEvent(),
  given({ items: [1, 2] })
    .completeTask('ask')
    .completeTask('ask')
    .completeTask('ask')
    .waitingAt('ask')
    .completeTask('ask')
    .expectEnded(),
);

scenario(
  'an event sub-process inside belongs to each instance',
  process('alarmed')
    .startEvent()
    .subProcess(
      'visit',
      (inside) =>
        inside
          .startEvent('in')
          .userTask('ask')
          .endEvent('out')
          .eventSubProcess('alarm', (alarm) =>
            alarm.startEvent('rings', message('alarm', '=item')).userTask('help').endEvent('helped'),
          ),
      { loop: multiInstance(collected) },
    )
    .endEvent(),
  given({ items: ['a', 'b'] })
    .publish('alarm', 'b')
    .waitingAt('ask', 'help')
    .completeTask('help', { result: 'helped' })
    .waitingAt('ask')
    .completeTask('ask', { result: 'asked' })
    .expectEnded({ items: ['a', 'b'], results: ['asked', 'helped'] }),
);

scenario(
  'a terminate end event inside an instance ends that instance only',
  process('terminating')
    .startEvent()
    .subProcess(
      'visit',
      (inside) =>
        inside
          .startEvent('in')
          .parallelGateway('fork')
          .branch((path) => path.userTask('ask').endEvent('stop', terminate))
          .branch((path) => path.serviceTask('wait').endEvent('out')),
      { loop: multiInstance(each) },
    )
    .endEvent(),
  given({ items: [1, 2] })
    .completeTask('ask')
    .waitingAt('ask', 'wait')
    .completeTask('ask')
    .expectEnded(),
);

scenario(
  'a condition on the activity that cannot be evaluated is an incident of the body; resolved, no instance begins anew',
  process('oddCondition')
    .startEvent()
    .userTask('ask', { loop: multiInstance(collected) })
    .boundaryEvent('stop', conditional('=x'), (path) => path.endEvent('stopped'))
    .endEvent(),
  given({ items: [1, 2], x: 'perhaps' })
    .expectIncident('ask', 'CONDITION_ERROR')
    .completeTask('ask', { result: 1 })
    .completeTask('ask', { result: 2 })
    .expectIncident('ask', 'CONDITION_ERROR')
    .setVariables({ x: false })
    .resolveIncident('ask')
    .expectEnded({ items: [1, 2], x: false, results: [1, 2] }),
);

scenario(
  'cancelling the instance ends everything',
  tasks,
  given({ items: [1, 2] })
    .completeTask('check', { result: 1 })
    .cancel()
    .expectTerminated(),
);
