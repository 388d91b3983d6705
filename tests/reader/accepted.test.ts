import { expect, test } from '@jest/globals';
import { supportedKinds } from '../../engine/elements/registry.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { supportedTriggers } from '../../engine/triggers/registry.ts';
import {
  associate,
  boundary,
  catchEvent,
  catchLink,
  chain,
  duration,
  extensions,
  flow,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  processFile,
  read,
  row,
  serviceTask,
  subProcess,
  throwLink,
  timer,
  userTask,
} from './diagram.ts';

const job = extensions(
  '<zeebe:taskDefinition type="work" retries="5"/><zeebe:taskHeaders><zeebe:header key="a" value="b"/></zeebe:taskHeaders>',
);
const start = (definition: string) =>
  `<bpmn:startEvent id="s">${definition}</bpmn:startEvent>${userTask('t')}${chain('s', 't')}`;

const inside = '<bpmn:startEvent id="in"/>';
const eventSub = (definition: string, attributes = '') =>
  subProcess(
    'es',
    `<bpmn:startEvent id="in" ${attributes}>${definition}</bpmn:startEvent>`,
    'triggeredByEvent="true"',
  );
const ended = (definition: string) =>
  `<bpmn:startEvent id="s"/><bpmn:endEvent id="e">${definition}</bpmn:endEvent>${chain('s', 'e')}`;
const thrown = (definition: string) =>
  row(['e', `<bpmn:intermediateThrowEvent id="e">${definition}</bpmn:intermediateThrowEvent>`]);
const condition = `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=a &gt; 1</bpmn:condition></bpmn:conditionalEventDefinition>`;
const onTask = (definition: string, attributes = '') =>
  row(['t', serviceTask('t')]) + boundary('b', 't', definition, attributes);
const undone =
  onTask('<bpmn:compensateEventDefinition/>', 'cancelActivity="false"') +
  serviceTask('h', '', 'isForCompensation="true"') +
  associate('h', 'b');

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
    'inclusive gateway',
    `${row(['g', '<bpmn:inclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', '=a')}`,
  ],
  [
    'complex gateway',
    `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="g"/>${userTask('t')}<bpmn:complexGateway id="j"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">=activationCount &gt;= 1</bpmn:activationCondition></bpmn:complexGateway>${chain('s', 'g', 't', 'j')}${flow('g', 'j')}`,
  ],
  [
    'transaction',
    row([
      'x',
      `<bpmn:transaction id="x">${inside}<bpmn:endEvent id="c"><bpmn:cancelEventDefinition/></bpmn:endEvent>${flow('in', 'c')}</bpmn:transaction>`,
    ]) + boundary('b', 'x', '<bpmn:cancelEventDefinition/>'),
  ],
  [
    'ad-hoc sub-process',
    row([
      'x',
      `<bpmn:adHocSubProcess id="x">${userTask('t')}${userTask('u')}${flow('t', 'u')}</bpmn:adHocSubProcess>`,
    ]),
  ],
  ['event sub-process, message', row() + eventSub(onMessage)],
  ['event sub-process, timer', row() + eventSub(duration, 'isInterrupting="false"')],
  ['event sub-process, cycle', row() + eventSub(timer('timeCycle', 'R/PT1H'), 'isInterrupting="false"')],
  ['event sub-process, signal', row() + eventSub(onSignal, 'isInterrupting="false"')],
  ['event sub-process, escalation', row() + eventSub(onEscalation, 'isInterrupting="false"')],
  ['event sub-process, condition', row() + eventSub(condition, 'isInterrupting="false"')],
  ['event sub-process, error', row() + eventSub(onError)],
  ['event sub-process, several events', row() + eventSub(onSignal + onMessage)],
  [
    'event sub-process, compensation',
    row([
      'sub',
      subProcess('sub', `<bpmn:startEvent id="s1"/>${eventSub('<bpmn:compensateEventDefinition/>')}`),
    ]),
  ],
  [
    'event sub-process without flows inside a sub-process',
    row(['sub', subProcess('sub', `<bpmn:startEvent id="s1"/>${eventSub(onError)}`)]),
  ],
  ['signal start event', start(onSignal)],
  ['conditional start event', start(condition)],
  [
    'start event of several kinds',
    start(onSignal + '<bpmn:messageEventDefinition messageRef="start-message"/>'),
  ],
  ['intermediate signal event', row(['e', catchEvent('e', onSignal)])],
  ['intermediate conditional event', row(['e', catchEvent('e', condition)])],
  [
    'links',
    row() +
      throwLink('l1', 'x') +
      throwLink('l2', 'x') +
      catchLink('c', 'x') +
      userTask('t') +
      flow('start', 'l1') +
      flow('start', 'l2') +
      flow('c', 't'),
  ],
  ['intermediate signal throw event', thrown(onSignal)],
  ['intermediate escalation throw event', thrown(onEscalation)],
  ['escalation without a code', thrown('<bpmn:escalationEventDefinition/>')],
  ['message thrown by the engine', thrown(onMessage)],
  ['several events thrown', ended(onSignal + onEscalation)],
  ['signal end event', ended(onSignal)],
  ['escalation end event', ended(onEscalation)],
  ['send task that only names its message', row(['t', '<bpmn:sendTask id="t" messageRef="message"/>'])],
  [
    'message without correlation key',
    row(['e', catchEvent('e', '<bpmn:messageEventDefinition messageRef="start-message"/>')]),
  ],
  ['compensation', undone],
  [
    'compensation, thrown for all and for one',
    `${undone}<bpmn:intermediateThrowEvent id="x"><bpmn:compensateEventDefinition waitForCompletion="false"/></bpmn:intermediateThrowEvent><bpmn:endEvent id="y"><bpmn:compensateEventDefinition activityRef="t"/></bpmn:endEvent>${chain('t', 'x', 'y')}`,
  ],
  [
    'compensation of a sub-process, from an event sub-process beside it',
    row(['sub', subProcess('sub', '<bpmn:startEvent id="s1"/>')]) +
      subProcess(
        'es',
        `<bpmn:startEvent id="in">${onError}</bpmn:startEvent><bpmn:endEvent id="y"><bpmn:compensateEventDefinition activityRef="sub"/></bpmn:endEvent>${flow('in', 'y')}`,
        'triggeredByEvent="true"',
      ),
  ],
  ['signal boundary event', onTask(onSignal, 'cancelActivity="false"')],
  ['conditional boundary event', onTask(condition, 'cancelActivity="false"')],
  [
    'escalation boundary events',
    onTask(onEscalation, 'cancelActivity="false"') +
      boundary('all', 't', '<bpmn:escalationEventDefinition/>'),
  ],
  ['boundary event of several kinds', onTask(duration + onSignal, 'cancelActivity="false"')],
  ['boundary event of several kinds, all of them', onTask(duration + onSignal, 'parallelMultiple="true"')],
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

const plainTasks = ['serviceTask', 'sendTask', 'businessRuleTask', 'scriptTask', 'userTask'].map(
  (kind) => [kind, `<bpmn:${kind} id="${kind}"/>`] as const,
);
const many = (content: string, attributes = '') =>
  row([
    't',
    serviceTask(
      't',
      '',
      '',
      `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${content}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  ]);
const formal = (name: string, text: string, attributes = '') =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:${name}>`;

/** What the standard, or Camunda, leaves to the designer: optional, unusual or merely unwise, but right. */
const freedoms: readonly (readonly [name: string, diagram: string])[] = [
  [
    'no start event: what no flow leads to begins',
    userTask('t') + userTask('u') + '<bpmn:exclusiveGateway id="g"/>' + flow('t', 'u'),
  ],
  [
    'several start events without a trigger',
    `<bpmn:startEvent id="s"/><bpmn:startEvent id="s2"/>${userTask('t')}${flow('s', 't')}${flow('s2', 't')}`,
  ],
  ['a start event that leads nowhere', '<bpmn:startEvent id="s"/>'],
  ['no end event', `<bpmn:startEvent id="s"/>${userTask('t')}${flow('s', 't')}`],
  ['several end events', row() + '<bpmn:endEvent id="e2"/>' + flow('start', 'e2')],
  ['a sub-process without start event', row(['sub', subProcess('sub', userTask('t') + userTask('u'))])],
  [
    'a transaction without start event',
    row(['sub', `<bpmn:transaction id="sub">${userTask('t')}</bpmn:transaction>`]),
  ],
  [
    'a transaction without cancel event',
    row(['sub', `<bpmn:transaction id="sub" method="##Compensate">${inside}</bpmn:transaction>`]),
  ],
  [
    'cancelling from a sub-process inside a transaction',
    row([
      'x',
      `<bpmn:transaction id="x">${subProcess('sub', `${inside}<bpmn:endEvent id="c"><bpmn:cancelEventDefinition/></bpmn:endEvent>${flow('in', 'c')}`)}</bpmn:transaction>`,
    ]),
  ],
  [
    'events inside an ad-hoc sub-process',
    row([
      'x',
      `<bpmn:adHocSubProcess id="x" ordering="Sequential" cancelRemainingInstances="false">${userTask('t')}${catchEvent('e', duration)}${flow('t', 'e')}</bpmn:adHocSubProcess>`,
    ]),
  ],
  ['a boundary event that leads nowhere', onTask(duration)],
  ['a cycle that interrupts', onTask(timer('timeCycle', 'R/PT1H'))],
  ['a duration from the deployment', start(duration)],
  ['a cycle in the flow', row(['e', catchEvent('e', timer('timeCycle', 'R/PT1H'))])],
  [
    'conditions on the flows of an activity, and a default',
    `${row(['t', serviceTask('t', '', 'default="t_end"')])}${userTask('u')}${flow('t', 'u', '=a')}`,
  ],
  ['a default flow alone', row(['t', serviceTask('t', '', 'default="t_end"')])],
  [
    'a condition on a default flow',
    `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="g_t"/>${userTask('t')}${userTask('u')}${flow('s', 'g')}${flow('g', 't', 'whatever')}${flow('g', 'u', '=b')}`,
  ],
  [
    'a condition on the only way out of a gateway',
    `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g"/>${userTask('t')}${flow('s', 'g')}${flow('g', 't', '=a')}`,
  ],
  ['a gateway nothing leaves', `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="g"/>${flow('s', 'g')}`],
  [
    'a gateway that merges and splits',
    `<bpmn:startEvent id="s"/><bpmn:startEvent id="s2"/><bpmn:inclusiveGateway id="g" gatewayDirection="Mixed"/>${userTask('t')}${userTask('u')}${flow('s', 'g')}${flow('s2', 'g')}${flow('g', 't', '=a')}${flow('g', 'u', '=b')}`,
  ],
  [
    'several flows between the same two',
    `${row(['t', userTask('t')])}<bpmn:sequenceFlow id="again" sourceRef="start" targetRef="t"/>`,
  ],
  ['a flow from an element to itself', row(['t', userTask('t')]) + flow('t', 't')],
  [
    'a loop through a join that waits',
    `<bpmn:startEvent id="s"/>${userTask('u')}<bpmn:parallelGateway id="j"/><bpmn:task id="t"/>${chain('s', 'u', 'j', 't', 'j')}`,
  ],
  ['quantities', row(['t', serviceTask('t', '', 'startQuantity="2" completionQuantity="3"')])],
  [
    'receive tasks behind an event-based gateway',
    `<bpmn:startEvent id="s"/><bpmn:eventBasedGateway id="g"/><bpmn:receiveTask id="m" messageRef="message"/>${catchEvent('d', duration)}${chain('s', 'g', 'm')}${flow('g', 'd')}`,
  ],
  [
    'all events behind an event-based gateway',
    `<bpmn:startEvent id="s"/><bpmn:eventBasedGateway id="g"/>${catchEvent('m', onMessage)}${catchEvent('d', duration)}${catchEvent('n', onSignal)}${catchEvent('c', condition)}${chain('s', 'g', 'm')}${flow('g', 'd')}${flow('g', 'n')}${flow('g', 'c')}`,
  ],
  [
    'an event-based gateway that starts the process',
    `<bpmn:eventBasedGateway id="g" instantiate="true"/>${catchEvent('m', onMessage)}${catchEvent('n', onSignal)}${flow('g', 'm')}${flow('g', 'n')}`,
  ],
  [
    'a parallel one, with receive tasks',
    `<bpmn:eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/><bpmn:receiveTask id="m" messageRef="message"/><bpmn:receiveTask id="n" messageRef="other-message"/>${flow('g', 'm')}${flow('g', 'n')}`,
  ],
  [
    'a receive task that starts the process, beside a start event',
    `${row()}<bpmn:receiveTask id="t" messageRef="message" instantiate="true"/>`,
  ],
  ['a signal waited for twice', onTask(onSignal) + boundary('c', 't', onSignal)],
  [
    'the same error beside another activity',
    onTask(onError) + userTask('u') + flow('t', 'u') + boundary('c', 'u', onError),
  ],
  ['a link nobody throws', row() + catchLink('c', 'x')],
  [
    'the same link in two sub-processes',
    row([
      'sub',
      subProcess('sub', `${inside}${throwLink('l', 'x')}${catchLink('c', 'x')}${flow('in', 'l')}`),
    ]) +
      throwLink('l2', 'x') +
      catchLink('c2', 'x') +
      flow('start', 'l2'),
  ],
  ['a compensation activity nobody asks for', row() + serviceTask('h', '', 'isForCompensation="true"')],
  [
    'compensation by a sub-process, noted by a text',
    `${onTask('<bpmn:compensateEventDefinition/>')}${subProcess('h', inside, 'isForCompensation="true"')}${associate('b', 'h')}<bpmn:textAnnotation id="n"/>${associate('b', 'n')}`,
  ],
  [
    'a compensation association in both directions',
    undone + '<bpmn:association id="back" associationDirection="Both" sourceRef="b" targetRef="h"/>',
  ],
  [
    'a loop',
    row([
      't',
      serviceTask(
        't',
        '',
        '',
        '<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="3"><bpmn:loopCondition xsi:type="bpmn:tFormalExpression">=again</bpmn:loopCondition></bpmn:standardLoopCharacteristics>',
      ),
    ]),
  ],
  ['a loop that says nothing', row(['t', serviceTask('t', '', '', '<bpmn:standardLoopCharacteristics/>')])],
  ['a multi-instance activity by number', many(formal('loopCardinality', '3'), 'isSequential="true"')],
  [
    'a multi-instance activity by collection',
    many(
      extensions(
        '<zeebe:loopCharacteristics inputCollection="=list" inputElement="item" outputCollection="results" outputElement="=result"/>',
      ) + formal('completionCondition', '=numberOfCompletedInstances &gt; 1'),
    ),
  ],
  [
    'a multi-instance activity without names for its items',
    many(extensions('<zeebe:loopCharacteristics inputCollection="=list"/>')),
  ],
  [
    'a multi-instance sub-process',
    row([
      'sub',
      subProcess(
        'sub',
        `${inside}<bpmn:multiInstanceLoopCharacteristics>${formal('loopCardinality', '=2 + 1')}</bpmn:multiInstanceLoopCharacteristics>`,
      ),
    ]),
  ],
  [
    'FEEL by its name',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}<bpmn:sequenceFlow id="g_t" sourceRef="g" targetRef="t">${formal('conditionExpression', 'a &gt; 1', 'language="https://www.omg.org/spec/DMN/20191111/FEEL/"')}</bpmn:sequenceFlow>`,
  ],
  [
    'listeners wherever they can be',
    `${extensions('<zeebe:executionListeners><zeebe:executionListener eventType="start" type="a"/><zeebe:executionListener eventType="end" type="a" retries="=n"/></zeebe:executionListeners>')}${row(['t', userTask('t', '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="a"/><zeebe:taskListener eventType="completing" type="a"/></zeebe:taskListeners>')])}`,
  ],
  [
    'a script task with its script for a worker',
    row([
      't',
      `<bpmn:scriptTask id="t" scriptFormat="python">${job}<bpmn:script>1</bpmn:script></bpmn:scriptTask>`,
    ]),
  ],
  [
    'scripts in FEEL and JavaScript',
    row(
      [
        't',
        '<bpmn:scriptTask id="t" scriptFormat="FEEL"><bpmn:script>{ a: 1 }</bpmn:script></bpmn:scriptTask>',
      ],
      [
        'u',
        '<bpmn:scriptTask id="u" scriptFormat="text/javascript"><bpmn:script>({ a: 1 })</bpmn:script></bpmn:scriptTask>',
      ],
    ),
  ],
  ['a user task without zeebe:userTask', row(['t', '<bpmn:userTask id="t"/>'])],
  ['a form key of another tool', row(['t', userTask('t', '<zeebe:formDefinition formKey="forms/a.html"/>')])],
  ['a process called by name', row(['t', '<bpmn:callActivity id="t" calledElement="other"/>'])],
  [
    'drawn data',
    `${row(['t', userTask('t', '', '<bpmn:property id="pr" name="__targetRef_placeholder"/><bpmn:dataInputAssociation id="di"><bpmn:sourceRef>dr</bpmn:sourceRef><bpmn:targetRef>pr</bpmn:targetRef></bpmn:dataInputAssociation><bpmn:dataOutputAssociation id="do"><bpmn:targetRef>ds</bpmn:targetRef></bpmn:dataOutputAssociation>')])}<bpmn:dataObject id="d-1"/><bpmn:dataObjectReference id="dr" name="A document" dataObjectRef="d-1"/><bpmn:dataStoreReference id="ds"/>`,
  ],
  [
    'roles',
    `<bpmn:performer id="pf"><bpmn:resourceAssignmentExpression>${formal('formalExpression', '=owner')}</bpmn:resourceAssignmentExpression></bpmn:performer>${row(['t', userTask('t', '', '<bpmn:potentialOwner id="po"/>')])}`.replace(
      /^(<bpmn:performer.*?<\/bpmn:performer>)(.*)$/,
      '$2$1',
    ),
  ],
];

test.each(freedoms)('%s', async (_name, diagram) => {
  expect((await read(diagram)).problems).toEqual([]);
});

test('tasks of a file without extensions', async () => {
  const { problems } = await readProcesses('f.bpmn', processFile(row(...plainTasks)));
  expect(problems).toEqual([]);
});

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
