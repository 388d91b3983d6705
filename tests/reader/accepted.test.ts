import { expect, test } from '@jest/globals';
import { supportedKinds } from '../../engine/elements/registry.ts';
import { supportedTriggers } from '../../engine/triggers/registry.ts';
import {
  boundary,
  catchEvent,
  chain,
  duration,
  extensions,
  flow,
  onError,
  onMessage,
  read,
  row,
  serviceTask,
  subProcess,
  timer,
  userTask,
} from './diagram.ts';

const job = extensions(
  '<zeebe:taskDefinition type="work" retries="5"/><zeebe:taskHeaders><zeebe:header key="a" value="b"/></zeebe:taskHeaders>',
);
const start = (definition: string) =>
  `<bpmn:startEvent id="s">${definition}</bpmn:startEvent>${userTask('t')}${chain('s', 't')}`;

/** The smallest diagram of each kind and trigger in each place: all of them must be taken. */
const accepted: readonly (readonly [name: string, diagram: string])[] = [
  ['none start and end event', row()],
  ['message start event', start('<bpmn:messageEventDefinition messageRef="start-message"/>')],
  ['timer start event, date', start(timer('timeDate', '2026-01-01T10:00:00Z'))],
  ['timer start event, cycle', start(timer('timeCycle', 'R/P1D'))],
  ['timer start event, cron', start(timer('timeCycle', '0 0 9 * * MON-FRI'))],
  [
    'several start events',
    `<bpmn:startEvent id="s0"/>${start(timer('timeCycle', 'R/P1D'))}${flow('s0', 't')}`,
  ],
  [
    'user task',
    row([
      't',
      userTask(
        't',
        '<zeebe:assignmentDefinition assignee="=person" candidateGroups="a, b"/><zeebe:taskSchedule dueDate="2026-01-01T10:00:00Z" followUpDate="=later"/><zeebe:priorityDefinition priority="80"/><zeebe:formDefinition formId="form"/>',
      ),
    ]),
  ],
  ['service task', row(['t', `<bpmn:serviceTask id="t">${job}</bpmn:serviceTask>`])],
  ['send task', row(['t', `<bpmn:sendTask id="t">${job}</bpmn:sendTask>`])],
  ['business rule task', row(['t', `<bpmn:businessRuleTask id="t">${job}</bpmn:businessRuleTask>`])],
  [
    'script task, FEEL',
    row([
      't',
      `<bpmn:scriptTask id="t">${extensions('<zeebe:script expression="=1 + 1" resultVariable="sum"/>')}</bpmn:scriptTask>`,
    ]),
  ],
  ['script task, job', row(['t', `<bpmn:scriptTask id="t">${job}</bpmn:scriptTask>`])],
  ['receive task', row(['t', '<bpmn:receiveTask id="t" messageRef="message"/>'])],
  ['manual task', row(['t', '<bpmn:manualTask id="t"/>'])],
  ['task', row(['t', '<bpmn:task id="t"/>'])],
  [
    'call activity',
    row([
      't',
      `<bpmn:callActivity id="t">${extensions('<zeebe:calledElement processId="other" propagateAllChildVariables="false"/>')}</bpmn:callActivity>`,
    ]),
  ],
  ['sub-process', row(['sub', subProcess('sub', '<bpmn:startEvent id="in"/>')])],
  [
    'exclusive gateway',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', '=a &gt; 1')}`,
  ],
  ['parallel gateway', row(['g', '<bpmn:parallelGateway id="g"/>'], ['t', userTask('t')])],
  [
    'event-based gateway',
    `<bpmn:startEvent id="s"/><bpmn:eventBasedGateway id="g"/>${catchEvent('m', onMessage)}${catchEvent('d', duration)}${chain('s', 'g', 'm')}${flow('g', 'd')}`,
  ],
  ['intermediate timer event', row(['e', catchEvent('e', duration)])],
  ['intermediate message event', row(['e', catchEvent('e', onMessage)])],
  ['intermediate none throw event', row(['e', '<bpmn:intermediateThrowEvent id="e"/>'])],
  [
    'intermediate message throw event',
    row([
      'e',
      `<bpmn:intermediateThrowEvent id="e">${job}<bpmn:messageEventDefinition/></bpmn:intermediateThrowEvent>`,
    ]),
  ],
  [
    'message end event',
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e">${job}<bpmn:messageEventDefinition/></bpmn:endEvent>${chain('s', 'e')}`,
  ],
  [
    'error end event',
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e">${onError}</bpmn:endEvent>${chain('s', 'e')}`,
  ],
  [
    'terminate end event',
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"><bpmn:terminateEventDefinition/></bpmn:endEvent>${chain('s', 'e')}`,
  ],
  ['timer boundary event', row(['t', userTask('t')]) + boundary('b', 't', duration)],
  [
    'non-interrupting cycle boundary event',
    row(['t', userTask('t')]) + boundary('b', 't', timer('timeCycle', 'R3/PT1H'), 'cancelActivity="false"'),
  ],
  ['message boundary event', row(['t', userTask('t')]) + boundary('b', 't', onMessage)],
  [
    'error boundary events',
    row(['t', serviceTask('t')]) +
      boundary('b', 't', onError) +
      boundary('all', 't', '<bpmn:errorEventDefinition/>'),
  ],
  [
    'boundary event on a sub-process',
    row(['sub', subProcess('sub', '<bpmn:startEvent id="in"/>')]) + boundary('b', 'sub', duration),
  ],
  [
    'a loop that waits',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', '=again')}${flow('t', 'g')}`,
  ],
  ['several flows out of a task', `${row(['t', userTask('t')])}${userTask('u')}${flow('t', 'u')}`],
  [
    'artifacts and data',
    `${row()}<bpmn:textAnnotation id="note"><bpmn:text>x</bpmn:text></bpmn:textAnnotation><bpmn:association id="a" sourceRef="note" targetRef="gone"/><bpmn:group id="group"/><bpmn:dataObject id="d"/><bpmn:dataObjectReference id="dr" dataObjectRef="d"/><bpmn:dataStoreReference id="ds"/>`,
  ],
  ['elements of other vendors', row(['t', userTask('t', '<other:colour value="red"/>')]) + '<other:thing/>'],
  [
    'element properties',
    row(['t', userTask('t', '<zeebe:properties><zeebe:property name="a" value="b"/></zeebe:properties>')]),
  ],
];

test.each(accepted)('%s', async (_name, diagram) => {
  expect((await read(diagram)).problems).toEqual([]);
});

test('every kind and every trigger that is registered has a diagram here', async () => {
  const files = await Promise.all(accepted.map(([, diagram]) => read(diagram)));
  const nodes = files.flatMap(({ definitions }) =>
    definitions.flatMap((definition) => [...definition.nodes.values()]),
  );
  expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(supportedKinds));
  expect(new Set(nodes.flatMap(({ trigger }) => trigger?.kind ?? []))).toEqual(new Set(supportedTriggers));
});
