import { covers, given, scenario } from '../support/scenario.ts';
import { conditional, process } from '../support/model.ts';

covers('conditional');

scenario(
  'waits until the condition holds',
  process('rising').startEvent().catchEvent('high', conditional('=level > 10')).endEvent(),
  given({ level: 1 }).setVariables({ level: 5 }).waitingAt('high').setVariables({ level: 11 }).expectEnded(),
);

scenario(
  'holds already: goes on at once',
  process('p').startEvent().catchEvent('high', conditional('=level > 10')).endEvent(),
  given({ level: 12 }).expectEnded(),
);

scenario(
  'only variables it reads make it look again',
  process('reads')
    .startEvent()
    .userTask('A')
    .nonInterrupting('high', conditional('=level > 10'), (path) => path.userTask('H').endEvent('h'))
    .endEvent(),
  given({ level: 11 })
    .waitingAt('A', 'H')
    .setVariables({ other: 1 })
    .waitingAt('A', 'H')
    .setVariables({ level: 12 })
    .waitingAt('A', 'H', 'H'),
);

scenario(
  'looks at created or updated variables as the model says',
  process('filtered')
    .startEvent()
    .userTask('A')
    .nonInterrupting(
      'made',
      conditional('=x != null', { variableNames: 'x', variableEvents: 'create' }),
      (path) => path.userTask('C').endEvent('c'),
    )
    .nonInterrupting(
      'changed',
      conditional('=x != null', { variableNames: 'x', variableEvents: 'update' }),
      (path) => path.userTask('U').endEvent('u'),
    )
    .endEvent(),
  given()
    .waitingAt('A')
    .setVariables({ x: 1 })
    .waitingAt('A', 'C')
    .setVariables({ x: 2 })
    .waitingAt('A', 'C', 'U'),
);

scenario(
  'a task that completes does not set off the event on itself',
  process('own')
    .startEvent()
    .userTask('A')
    .boundaryEvent('done', conditional('=done = true'), (path) => path.userTask('wrong').endEvent('w'))
    .endEvent(),
  given().completeTask('A', { done: true }).expectEnded(),
);

scenario(
  'conditions may follow from one another in one step',
  process('chain')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path.catchEvent('one', conditional('=a = 1')).scriptTask('set', { b: '=1' }).endEvent('e1'),
    )
    .branch((path) => path.catchEvent('two', conditional('=b = 1')).endEvent('e2')),
  given().waitingAt('one', 'two').setVariables({ a: 1 }).expectEnded(),
);

scenario(
  'a condition that is no boolean is an incident of whoever waits for it',
  process('wrong').startEvent().catchEvent('odd', conditional('=level + 1')).endEvent(),
  given({ level: 1 }).expectIncident('odd', 'CONDITION_ERROR'),
);

scenario(
  'an activity at work stays as it is when the condition on it cannot be evaluated; resolving looks at it again',
  process('bound')
    .startEvent()
    .userTask('A')
    .boundaryEvent('odd', conditional('=ready'), (path) => path.userTask('B').endEvent('b'))
    .endEvent(),
  given({ ready: false })
    .setVariables({ ready: 'soon' })
    .expectIncident('A', 'CONDITION_ERROR')
    .resolveIncident('A')
    .expectIncident('A', 'CONDITION_ERROR')
    .setVariables({ ready: false })
    .resolveIncident('A')
    .expectNoIncident()
    .waitingAt('A')
    .completeTask('A')
    .expectEnded(),
);

scenario(
  'conditions that make themselves true for ever are stopped',
  process('endless')
    .startEvent()
    .userTask('A')
    .nonInterrupting('more', conditional('=n > 0'), undefined, { outputs: { n: '=n + 1' } })
    .endEvent(),
  given({ n: 0 })
    .setVariables({ n: 1 })
    .expectIncident('A', 'UNKNOWN', /for ever/)
    .completeTask('A')
    .expectEnded(),
);
