import { error, escalation, message, multiInstance, process, signal } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('userTask', 'serviceTask');

const each = { loopCardinality: '=n' };
const told = escalation('told');

const none = process('none')
  .startEvent()
  .userTask('ask', { loop: multiInstance({ ...each, behavior: 'None', noneBehaviorEventRef: told }) })
  .nonInterrupting('heard', told, (path) => path.userTask('note').endEvent('noted'))
  .userTask('after')
  .endEvent();

scenario(
  'behaviour none: its event for every instance that completes',
  none,
  given({ n: 2 })
    .completeTask('ask')
    .waitingAt('ask', 'note')
    .completeTask('ask')
    .waitingAt('after', 'note', 'note'),
);

scenario(
  'behaviour one: its event for the first that completes; an interrupting catcher ends the rest',
  process('one')
    .startEvent()
    .userTask('ask', { loop: multiInstance({ ...each, behavior: 'One', oneBehaviorEventRef: told }) })
    .boundaryEvent('heard', told, (path) => path.endEvent('noted'))
    .endEvent(),
  given({ n: 3 })
    .completeTask('ask')
    .expectEnded()
    .expectPath('start', 'ask', 'ask', 'ask', 'ask', 'heard', 'noted'),
);

scenario(
  'behaviour one throws once only',
  process('oneOnly')
    .startEvent()
    .userTask('ask', {
      loop: multiInstance({ ...each, sequential: true, behavior: 'One', oneBehaviorEventRef: told }),
    })
    .nonInterrupting('heard', told, (path) => path.userTask('note').endEvent('noted'))
    .endEvent(),
  given({ n: 3 })
    .completeTask('ask')
    .completeTask('ask')
    .completeTask('ask')
    .waitingAt('note')
    .completeTask('note')
    .expectEnded(),
);

scenario(
  'behaviour all throws nothing',
  process('all')
    .startEvent()
    .userTask('ask', { loop: multiInstance({ ...each, behavior: 'All' }) })
    .boundaryEvent('heard', escalation(), (path) => path.endEvent('noted'))
    .endEvent(),
  given({ n: 2 })
    .completeTask('ask')
    .completeTask('ask')
    .expectEnded()
    .expectPath('start', 'ask', 'ask', 'ask', 'end'),
);

scenario(
  'complex behaviour: the events whose conditions hold when an instance completes, seen from there',
  process('complex')
    .startEvent()
    .userTask('ask', {
      loop: multiInstance({
        ...each,
        outputCollection: 'votes',
        outputElement: '=vote',
        behavior: 'Complex',
        complexBehaviorDefinitions: [
          { condition: '=vote = "no"', event: told },
          { condition: '=numberOfCompletedInstances = 3', event: error('ENOUGH') },
        ],
      }),
    })
    .nonInterrupting('heard', told, (path) => path.userTask('note').endEvent('noted'))
    .boundaryEvent('enough', error('ENOUGH'), (path) => path.endEvent('stopped'))
    .endEvent(),
  given({ n: 5 })
    .completeTask('ask', { vote: 'yes' })
    .waitingAt('ask', 'ask', 'ask', 'ask')
    .completeTask('ask', { vote: 'no' })
    .waitingAt('ask', 'ask', 'ask', 'note')
    .completeTask('ask', { vote: 'yes' })
    .waitingAt('note')
    .expectVariables({ n: 5 })
    .completeTask('note')
    .expectEnded(),
);

scenario(
  'a condition that is neither true nor false stops the instance, before anything is thrown',
  process('odd')
    .startEvent()
    .serviceTask('work', {
      loop: multiInstance({
        ...each,
        behavior: 'Complex',
        complexBehaviorDefinitions: [
          { condition: '=true', event: told },
          { condition: '=sure', event: told },
        ],
      }),
      outputs: { done: '=done + 1' },
    })
    .nonInterrupting('heard', told, (path) => path.userTask('note').endEvent('noted'))
    .endEvent(),
  given({ n: 1, done: 0 })
    .completeJob('work')
    .waitingAt('work')
    .setVariables({ sure: false })
    .resolveIncident('work')
    .waitingAt('note')
    .expectVariables({ n: 1, done: 1, sure: false }),
);

scenario(
  'an error that nobody catches is an incident of the body; the instances go on',
  process('uncaught')
    .startEvent()
    .userTask('ask', {
      loop: multiInstance({ ...each, behavior: 'One', oneBehaviorEventRef: error('LOST') }),
    })
    .endEvent(),
  given({ n: 2 })
    .completeTask('ask')
    .expectIncident('ask', 'UNHANDLED_ERROR_EVENT', /LOST/)
    .completeTask('ask')
    .expectIncident('ask', 'UNHANDLED_ERROR_EVENT')
    .resolveIncident('ask')
    .expectEnded(),
);

scenario(
  'signals and messages reach who waits for them, elsewhere and on the activity itself',
  [
    process('telling')
      .startEvent()
      .userTask('ask', {
        loop: multiInstance({
          ...each,
          behavior: 'Complex',
          complexBehaviorDefinitions: [
            { condition: '=numberOfCompletedInstances = 1', event: signal('first') },
            { condition: '=numberOfCompletedInstances = 2', event: message('second', '="x"') },
          ],
        }),
      })
      .nonInterrupting('heard', signal('first'), (path) => path.userTask('note').endEvent('noted'))
      .endEvent(),
    process('told').startEvent('called', message('second')).userTask('read').endEvent('wasRead'),
  ],
  given({ n: 3 })
    .completeTask('ask')
    .waitingAt('ask', 'ask', 'note')
    .completeTask('ask')
    .waitingAt('ask', 'note', 'read'),
);
