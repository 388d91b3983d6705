import { process } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';
import { BEGIN } from '../support/scenario-world.ts';

covers('userTask');

const DAY = 86_400_000;
const plain = process('plain').startEvent().userTask('a').userTask('b').endEvent();

scenario(
  'without further data it is open to everybody with priority 50',
  plain,
  given().expectTask('a', {
    assignee: null,
    candidateGroups: [],
    candidateUsers: [],
    dueDate: null,
    followUpDate: null,
    priority: 50,
    formKey: null,
    externalFormReference: null,
  }),
);

scenario(
  'its data is evaluated when it begins, and not again',
  process('full')
    .startEvent()
    .userTask('a', {
      assignee: '=chief',
      candidateGroups: '=groups',
      candidateUsers: 'anna, bruno',
      dueDate: '=now() + duration("P2D")',
      followUpDate: '2026-01-02T10:00:00+01:00',
      priority: '=10 + 5',
      externalForm: '="form-" + chief',
    })
    .endEvent(),
  given({ chief: 'carla', groups: ['case-managers', 'social-workers'] })
    .setVariables({ chief: 'dario', groups: [] })
    .advance('PT1H')
    .expectTask('a', {
      assignee: 'carla',
      candidateGroups: ['case-managers', 'social-workers'],
      candidateUsers: ['anna', 'bruno'],
      dueDate: BEGIN + 2 * DAY,
      followUpDate: Date.parse('2026-01-02T09:00:00Z'),
      priority: 15,
      externalFormReference: 'form-carla',
    }),
);

scenario(
  'an assignee, group or date that is null leaves it empty',
  process('nulls')
    .startEvent()
    .userTask('a', { assignee: '=nobody', candidateGroups: '=nobody', dueDate: '=nobody' })
    .endEvent(),
  given().expectTask('a', { assignee: null, candidateGroups: [], dueDate: null }),
);

scenario(
  'input mappings are seen by its data',
  process('inputs')
    .startEvent()
    .userTask('a', { inputs: { who: '=team.lead' }, assignee: '=who' })
    .endEvent(),
  given({ team: { lead: 'anna' } }).expectTask('a', { assignee: 'anna' }),
);

scenario(
  'completing it goes on with the variables; a second completion finds nothing',
  plain,
  given({ x: 1 })
    .completeTask('a', { x: 2, y: 3 })
    .expectVariables({ x: 2, y: 3 })
    .waitingAt('b')
    .refused('NOT_FOUND', (again) => again.completeTask('a'))
    .completeTask('b')
    .expectEnded()
    .refused('NOT_FOUND', (again) => again.completeTask('b')),
);

scenario(
  'is assigned, taken over and given back',
  plain,
  given()
    .assignTask('a', 'anna')
    .expectTask('a', { assignee: 'anna' })
    .refused('INVALID_STATE', (other) => other.assignTask('a', 'bruno', { allowOverride: false }))
    .assignTask('a', 'anna', { allowOverride: false })
    .assignTask('a', 'bruno')
    .expectTask('a', { assignee: 'bruno' })
    .assignTask('a', null)
    .expectTask('a', { assignee: null })
    .assignTask('a', 'carla', { allowOverride: false })
    .expectTask('a', { assignee: 'carla' })
    .completeTask('a')
    .refused('NOT_FOUND', (late) => late.assignTask('a', 'anna')),
);

scenario(
  'is completed by whoever asks: candidates are data',
  process('candidates').startEvent().userTask('a', { candidateGroups: 'x' }).endEvent(),
  given().completeTask('a').expectEnded(),
);

scenario(
  'its dates, candidates and priority can be changed',
  plain,
  given()
    .updateTask('a', { priority: 80, dueDate: BEGIN + DAY, candidateGroups: ['x'], candidateUsers: ['anna'] })
    .expectTask('a', { priority: 80, dueDate: BEGIN + DAY, candidateGroups: ['x'], candidateUsers: ['anna'] })
    .updateTask('a', { dueDate: null, followUpDate: BEGIN })
    .expectTask('a', { priority: 80, dueDate: null, followUpDate: BEGIN })
    .completeTask('a')
    .refused('NOT_FOUND', (late) => late.updateTask('a', { priority: 1 })),
);

const prioritised = process('prioritised').startEvent().userTask('a', { priority: '=p' }).endEvent();

scenario(
  'a priority is a whole number from 0 to 100',
  prioritised,
  given({ p: 101 })
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /0 to 100/)
    .setVariables({ p: -1 })
    .resolveIncident('a')
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /0 to 100/)
    .setVariables({ p: 1.5 })
    .resolveIncident('a')
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /whole number/)
    .setVariables({ p: 100 })
    .resolveIncident('a')
    .expectNoIncident()
    .expectTask('a', { priority: 100 }),
);

scenario('a priority of 0 is one', prioritised, given({ p: 0 }).expectTask('a', { priority: 0 }));

scenario(
  'a date that is none is an incident',
  process('dated').startEvent().userTask('a', { dueDate: '=due' }).endEvent(),
  given({ due: 'soon' })
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /due date/)
    .setVariables({ due: '2026-03-01T09:00:00Z' })
    .resolveIncident('a')
    .expectTask('a', { dueDate: Date.parse('2026-03-01T09:00:00Z') }),
);

scenario(
  'groups that are no list of strings are an incident',
  process('grouped').startEvent().userTask('a', { candidateGroups: '=groups' }).endEvent(),
  given({ groups: [1, 2] })
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /candidate groups/)
    .setVariables({ groups: 'x, y' })
    .resolveIncident('a')
    .expectTask('a', { candidateGroups: ['x', 'y'] }),
);

scenario(
  'a form that is not deployed is an incident',
  process('formed')
    .startEvent()
    .userTask('a', { form: { formId: 'missing' } })
    .endEvent(),
  given()
    .waitingAt('a')
    .expectIncident('a', 'FORM_NOT_FOUND', /missing/),
  { forms: ['other'] },
);

scenario(
  'a deployed form is found when it begins',
  process('withForm')
    .startEvent()
    .userTask('a', { form: { formId: 'present' } })
    .endEvent(),
  given().expectNoIncident().completeTask('a').expectEnded(),
  { forms: ['present'] },
);

scenario(
  'the same task drawn once can be open several times',
  process('twice')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.task('x').exclusiveGateway('merge').userTask('a').endEvent())
    .branch((path) => path.task('y').to('merge')),
  given().waitingAt('a', 'a').completeTask('a').waitingAt('a').completeTask('a').expectEnded(),
);
