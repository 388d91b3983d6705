import { error, escalation, message, multiInstance, process, standardLoop, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('userTask', 'scriptTask', 'subProcess');

scenario(
  'repeats while its condition holds, looked at after each turn',
  process('asking')
    .startEvent()
    .userTask('ask', { loop: standardLoop({ condition: '=answer = null and loopCounter < 3' }) })
    .userTask('after')
    .endEvent(),
  given()
    .waitingAt('ask')
    .completeTask('ask')
    .waitingAt('ask')
    .completeTask('ask', { answer: 'yes' })
    .waitingAt('after')
    .expectPath('start', 'ask', 'ask', 'ask', 'after')
    .expectVariables({ answer: 'yes' }),
);

scenario(
  'loopCounter in the condition is the number of turns begun; that of a turn is its own',
  process('counting')
    .startEvent()
    .scriptTask(
      'add',
      { seen: '=append(seen, loopCounter)' },
      { loop: standardLoop({ condition: '=loopCounter < 3' }) },
    )
    .endEvent(),
  given({ seen: [] }).expectEnded({ seen: [1, 2, 3] }),
);

scenario(
  'one that tests before may have no turn at all',
  process('never')
    .startEvent()
    .userTask('ask', { loop: standardLoop({ testBefore: true, condition: '=more' }) })
    .endEvent(),
  given({ more: false }).expectEnded().expectPath('start', 'ask', 'end'),
);

scenario(
  'one that tests after has always one',
  process('once')
    .startEvent()
    .userTask('ask', { loop: standardLoop({ condition: '=more' }) })
    .endEvent(),
  given({ more: false }).waitingAt('ask').completeTask('ask').expectEnded(),
);

scenario(
  'the maximum ends it whatever the condition says',
  process('limited')
    .startEvent()
    .scriptTask(
      'add',
      { n: '=n + 1' },
      { loop: standardLoop({ testBefore: true, condition: '=true', maximum: 4 }) },
    )
    .endEvent(),
  given({ n: 0 }).expectEnded({ n: 4 }),
);

scenario(
  'without a condition it goes on to its maximum',
  process('thrice')
    .startEvent()
    .userTask('ask', { loop: standardLoop({ maximum: 2 }) })
    .endEvent(),
  given().completeTask('ask').waitingAt('ask').completeTask('ask').expectEnded(),
);

scenario(
  'a condition that is neither true nor false is an incident of the loop; resolving looks at it again, no turn is repeated',
  process('odd')
    .startEvent()
    .scriptTask('add', { n: '=n + 1' }, { loop: standardLoop({ condition: '=more' }) })
    .endEvent(),
  given({ n: 0, more: 'perhaps' })
    .expectIncident('add', 'CONDITION_ERROR', /loop condition of add/)
    .expectVariables({ n: 1, more: 'perhaps' })
    .resolveIncident('add')
    .expectIncident('add', 'CONDITION_ERROR')
    .setVariables({ more: false })
    .resolveIncident('add')
    .expectEnded({ n: 1, more: false }),
);

scenario(
  'a loop that never waits and never ends stops with an incident',
  process('endless')
    .startEvent()
    .task('spin', { loop: standardLoop({ condition: '=true' }) })
    .endEvent(),
  given()
    .expectIncident('spin', 'UNKNOWN', /never ends/)
    .cancel()
    .expectTerminated(),
);

const guarded = process('guarded')
  .startEvent()
  .serviceTask('work', { loop: standardLoop({ condition: '=true' }) })
  .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('gaveUp'))
  .boundaryEvent('failed', error('E'), (path) => path.endEvent('broken'))
  .endEvent();

scenario(
  'its boundary events wait for the whole of it',
  guarded,
  given()
    .completeJob('work')
    .advance('PT30M')
    .completeJob('work')
    .advance('PT30M')
    .expectEnded()
    .expectPath('start', 'work', 'work', 'work', 'work', 'late', 'gaveUp'),
);

scenario(
  'an error out of a turn ends the whole of it',
  guarded,
  given()
    .completeJob('work')
    .throwError('work', 'E')
    .expectEnded()
    .expectPath('start', 'work', 'work', 'work', 'failed', 'broken'),
);

scenario(
  'mappings are those of each turn',
  process('mapped')
    .startEvent()
    .serviceTask('work', {
      loop: standardLoop({ condition: '=total < 6' }),
      inputs: { n: '=loopCounter' },
      outputs: { total: '=total + n' },
    })
    .endEvent(),
  given({ total: 0 })
    .completeJob('work')
    .completeJob('work')
    .expectVariables({ total: 3 })
    .completeJob('work')
    .expectEnded({ total: 6 }),
);

scenario(
  'multi-instance inside a loop: each turn has its own instances',
  process('nested')
    .startEvent()
    .subProcess(
      'round',
      (inside) =>
        inside
          .startEvent('in')
          .userTask('ask', { loop: multiInstance({ collection: '=who', element: 'one' }) })
          .endEvent('out'),
      { loop: standardLoop({ maximum: 2 }) },
    )
    .endEvent(),
  given({ who: ['a', 'b'] })
    .waitingAt('ask', 'ask')
    .completeTask('ask')
    .completeTask('ask')
    .waitingAt('ask', 'ask')
    .completeTask('ask')
    .completeTask('ask')
    .expectEnded(),
);

scenario(
  'an escalation out of a turn may leave it running',
  process('reporting')
    .startEvent()
    .subProcess(
      'round',
      (inside) =>
        inside.startEvent('in').throwEvent('tell', escalation('told')).userTask('ask').endEvent('out'),
      { loop: standardLoop({ maximum: 2 }) },
    )
    .nonInterrupting('heard', escalation('told'), (path) => path.userTask('note').endEvent('noted'))
    .endEvent(),
  given()
    .waitingAt('ask', 'note')
    .completeTask('ask')
    .waitingAt('ask', 'note', 'note')
    .completeTask('ask')
    .waitingAt('note', 'note'),
);

scenario(
  'a message ends it between turns and within',
  process('stopped')
    .startEvent()
    .userTask('ask', { loop: standardLoop() })
    .boundaryEvent('stop', message('stop', '="x"'), (path) => path.endEvent('over'))
    .endEvent(),
  given().completeTask('ask').completeTask('ask').publish('stop', 'x').expectEnded(),
);
