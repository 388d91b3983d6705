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
  row,
  serviceTask,
  subProcess,
  throwLink,
  timer,
  userTask,
} from './diagram.ts';

/** What is refused: the rule, the element it is told of, and a diagram that breaks it. */
export type Case = readonly [rule: string, element: string | null, diagram: string];

const start = '<bpmn:startEvent id="s"/>';
export const mapping = (content: string) => `<zeebe:ioMapping>${content}</zeebe:ioMapping>`;
const splits = (kind: string, attributes = '') =>
  `${start}<bpmn:${kind} id="g" ${attributes}/>${catchEvent('m', onMessage)}${catchEvent('d', duration)}${chain('s', 'g', 'm')}${flow('g', 'd')}`;
const thrown = (definition: string) =>
  row(['e', `<bpmn:intermediateThrowEvent id="e">${definition}</bpmn:intermediateThrowEvent>`]);
const started = (definition: string) => `<bpmn:startEvent id="s">${definition}</bpmn:startEvent>`;
const ended = (definition: string) =>
  `${start}<bpmn:endEvent id="e">${definition}</bpmn:endEvent>${flow('s', 'e')}`;
const onTask = (definition: string, attributes = '') =>
  row(['t', userTask('t')]) + boundary('b', 't', definition, attributes);
const marked = (marker: string) => row(['t', serviceTask('t', '', '', marker)]);
const script = (attributes: string) =>
  row(['t', `<bpmn:scriptTask id="t">${extensions(`<zeebe:script ${attributes}/>`)}</bpmn:scriptTask>`]);
const decision = (attributes: string) =>
  row([
    't',
    `<bpmn:businessRuleTask id="t">${extensions(`<zeebe:calledDecision ${attributes}/>`)}</bpmn:businessRuleTask>`,
  ]);
export const task = (content: string) => row(['t', userTask('t', content)]);

const handler = (attributes = 'isForCompensation="true"') => serviceTask('h', '', attributes);
const compensation = '<bpmn:compensateEventDefinition/>';
const undone = (after = handler(), association = associate('b', 'h')) =>
  row(['t', serviceTask('t')]) + boundary('b', 't', compensation) + after + association;
const inTransaction = (content: string) =>
  row(['x', `<bpmn:transaction id="x">${start}${content}</bpmn:transaction>`]);
const eventSub = (content: string, id = 'es') => subProcess(id, content, 'triggeredByEvent="true"');
const adHoc = (content: string) =>
  row(['x', `<bpmn:adHocSubProcess id="x">${content}</bpmn:adHocSubProcess>`]);
const many = (content: string, attributes = '') =>
  marked(
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${content}</bpmn:multiInstanceLoopCharacteristics>`,
  );
const each = (attributes: string) => many(extensions(`<zeebe:loopCharacteristics ${attributes}/>`));
const repeated = (content: string, attributes = '') =>
  marked(`<bpmn:standardLoopCharacteristics ${attributes}>${content}</bpmn:standardLoopCharacteristics>`);
const formal = (name: string, text: string, attributes = '') =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:${name}>`;
const listeners = (...list: readonly string[]) =>
  `<zeebe:executionListeners>${list.map((attributes) => `<zeebe:executionListener ${attributes}/>`).join('')}</zeebe:executionListeners>`;
const taskListener = (attributes: string) =>
  task(`<zeebe:taskListeners><zeebe:taskListener ${attributes}/></zeebe:taskListeners>`);
const backOff = (value: string) =>
  row([
    't',
    serviceTask(
      't',
      `<zeebe:properties><zeebe:property name="retryBackOff" value="${value}"/></zeebe:properties>`,
    ),
  ]);
const native = (attributes: string, text: string) =>
  row(['t', `<bpmn:scriptTask id="t" ${attributes}><bpmn:script>${text}</bpmn:script></bpmn:scriptTask>`]);
const assigned = (to: string) =>
  row([
    't',
    serviceTask(
      't',
      '',
      '',
      `<bpmn:ioSpecification><bpmn:dataInput id="in" name="x"/><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification><bpmn:dataInputAssociation id="a"><bpmn:targetRef>in</bpmn:targetRef><bpmn:assignment>${formal('from', '=1')}${formal('to', to)}</bpmn:assignment></bpmn:dataInputAssociation>`,
    ),
  ]);
const choosing = (gateway: string, condition: string, attributes = '') =>
  `${row(['g', `<bpmn:${gateway} id="g" default="g_end"/>`])}${userTask('t')}<bpmn:sequenceFlow id="g_t" sourceRef="g" targetRef="t">${formal('conditionExpression', condition, attributes)}</bpmn:sequenceFlow>`;
const began = (attributes: string, ...targets: readonly string[]) =>
  `<bpmn:eventBasedGateway id="g" instantiate="true" ${attributes}/>${catchEvent('m', onMessage)}${flow('g', 'm')}${targets.join('')}`;

/** What the engine cannot run: refused by name. */
export const unsupported: readonly Case[] = [
  ['element/unsupported', 'x', row(['x', '<bpmn:callChoreography id="x"/>'])],
  ['element/unsupported', 'x', row(['x', '<bpmn:choreographyTask id="x"/>'])],
  ['event/unsupported', 'e', row(['e', catchEvent('e', '<bpmn:eventDefinition/>')])],
  ['extension/unsupported', 't', task('<zeebe:taskDefinition type="x"/>')],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:linkedResources/>')])],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:userTask/>')])],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:taskListeners/>')])],
  [
    'extension/unsupported',
    't',
    row([
      't',
      `<bpmn:businessRuleTask id="t">${extensions('<zeebe:taskDefinition type="x"/><zeebe:calledDecision decisionId="d" resultVariable="r"/>')}</bpmn:businessRuleTask>`,
    ]),
  ],
  [
    'extension/unsupported',
    't',
    row([
      't',
      `<bpmn:scriptTask id="t">${extensions('<zeebe:script expression="=1" resultVariable="r"/><zeebe:taskDefinition type="x"/>')}</bpmn:scriptTask>`,
    ]),
  ],
  ['extension/unsupported', 'p', extensions('<zeebe:userTaskForm/>') + row()],
  [
    'extension/unsupported',
    'e',
    row([
      'e',
      catchEvent(
        'e',
        `<bpmn:timerEventDefinition>${extensions('<zeebe:conditionalFilter/>')}<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
      ),
    ]),
  ],
  ['extension/repeated', 't', row(['t', serviceTask('t', '<zeebe:taskDefinition type="y"/>')])],
  ['xml/content', null, task('<zeebe:futureThing/>')],
  ['xml/content', null, row() + '<bpmn:futureTask id="x"/>'],
];

/** What is not right in a diagram of elements that can be run. */
export const rules: readonly Case[] = [
  ['event/place', 'e', row(['e', catchEvent('e', '')])],
  ['event/place', 'b', onTask('')],
  ['event/place', 'e', thrown(duration)],
  ['event/place', 'e', thrown('<bpmn:terminateEventDefinition/>')],
  ['event/place', 's', started(onError)],
  ['event/place', 's', started(compensation)],
  ['event/place', 's', started('<bpmn:escalationEventDefinition/>')],
  ['event/place', 'in', row() + eventSub('<bpmn:startEvent id="in"/>')],
  ['event/multiple', 'b', onTask(onError + '<bpmn:cancelEventDefinition/>')],
  ['event/multiple', 'e', row(['e', catchEvent('e', duration + '<bpmn:linkEventDefinition name="l"/>')])],
  ['boundary-event/interrupting', 'b', onTask(onError, 'cancelActivity="false"')],
  ['boundary-event/interrupting', 'b', onTask(duration + onError, 'cancelActivity="false"')],
  [
    'start-event/interrupting',
    'in',
    row() + eventSub(`<bpmn:startEvent id="in" isInterrupting="false">${onError}</bpmn:startEvent>`),
  ],
  ['process/start-event', 'p', ''],
  ['process/start-event', 'p', userTask('t') + userTask('u') + chain('t', 'u', 't')],
  ['sub-process/start-event', 'sub', row(['sub', subProcess('sub', '')])],
  ['sub-process/start-event', 'sub', row(['sub', subProcess('sub', `${start}<bpmn:startEvent id="s2"/>`)])],
  [
    'sub-process/start-trigger',
    's',
    row(['sub', subProcess('sub', started(timer('timeDate', '2026-01-01')))]),
  ],
  ['sub-process/start-trigger', 's', inTransaction('').replace(start, started(onMessage))],
  ['event-sub-process/start-event', 'es', row() + eventSub(userTask('t'))],
  [
    'event-sub-process/start-event',
    'es',
    row() +
      eventSub(
        started(onMessage) +
          '<bpmn:startEvent id="s2"><bpmn:signalEventDefinition signalRef="signal"/></bpmn:startEvent>',
      ),
  ],
  ['event-sub-process/compensation', 's', row() + eventSub(started(compensation))],
  [
    'event-sub-process/flow',
    'es',
    row() + eventSub(started(onMessage)) + userTask('t') + chain('start', 't', 'es'),
  ],
  ['event-sub-process/flow', 'es', row() + eventSub(started(onMessage)) + userTask('t') + flow('es', 't')],
  ['boundary-event/attached', 'b', row() + eventSub(started(onMessage)) + boundary('b', 'es', duration)],
  ['ad-hoc/event', 's', adHoc(start + userTask('t') + flow('s', 't'))],
  ['ad-hoc/event', 'e', adHoc(`${userTask('t')}<bpmn:endEvent id="e"/>${flow('t', 'e')}`)],
  ['ad-hoc/output', 'x', adHoc(`${extensions('<zeebe:adHoc outputCollection="results"/>')}${userTask('t')}`)],
  ['ad-hoc/output', 'x', adHoc(`${extensions('<zeebe:adHoc outputElement="=result"/>')}${userTask('t')}`)],
  ['ad-hoc/activity', 'x', adHoc(catchEvent('e', duration))],
  ['ad-hoc/output', 'x', adHoc(extensions('<zeebe:adHoc outputCollection="b"/>') + userTask('t'))],
  ['ad-hoc/output', 'x', adHoc(extensions('<zeebe:adHoc outputElement="=b"/>') + userTask('t'))],
  ['start-event/incoming', 's', start + userTask('t') + chain('s', 't', 's')],
  ['end-event/outgoing', 'end', row() + userTask('t') + flow('end', 't')],
  ['flow/no-incoming', 't', row() + userTask('t')],
  ['flow/no-incoming', 'g', row() + '<bpmn:exclusiveGateway id="g"/>'],
  ['flow/no-incoming', 'e', row() + catchEvent('e', duration)],
  ['flow/no-incoming', 't', row(['sub', subProcess('sub', start + userTask('t'))])],
  ['flow/no-incoming', 'e', userTask('t') + '<bpmn:endEvent id="e"/>'],
  ['flow/ends', 'start_gone', row() + flow('start', 'gone')],
  ['flow/ends', 'f', row() + '<bpmn:sequenceFlow id="f" sourceRef="start"/>'],
  [
    'flow/scope',
    'start_t',
    row(['sub', subProcess('sub', start + userTask('t') + flow('s', 't'))]) + flow('start', 't'),
  ],
  [
    'flow/condition-source',
    'g_t',
    row(['g', '<bpmn:parallelGateway id="g"/>']) + userTask('t') + flow('g', 't', '=a'),
  ],
  ['flow/condition-source', 'start_t', row() + userTask('t') + flow('start', 't', '=a')],
  ['flow/condition-source', 'g_d', splits('eventBasedGateway').replace(flow('g', 'd'), flow('g', 'd', '=a'))],
  ['xml/unknown-attribute', 'g', row(['g', '<bpmn:parallelGateway id="g" default="g_end"/>'])],
  ['flow/default', 'g', row(['g', '<bpmn:exclusiveGateway id="g" default="start_g"/>'])],
  ['flow/default', 't', row(['t', serviceTask('t', '', 'default="start_t"')])],
  ['expression/fixed-text', 'g_t', choosing('exclusiveGateway', 'a')],
  ['expression/language', 'g_t', choosing('exclusiveGateway', '=a', 'language="groovy"')],
  [
    'expression/language',
    'g_t',
    choosing('exclusiveGateway', 'a', 'language="http://www.w3.org/1999/XPath"'),
  ],
  ['expression/language', 'g_t', choosing('inclusiveGateway', '${approved}')],
  ['expression/language', 'g_t', choosing('exclusiveGateway', 'amount &gt; 100')],
  ['expression/language', 't', task('<zeebe:assignmentDefinition assignee="#{person}"/>')],
  [
    'expression/fixed-text',
    't',
    many(
      extensions('<zeebe:loopCharacteristics inputCollection="=a"/>') + formal('completionCondition', 'done'),
    ),
  ],
  ['expression/fixed-text', 't', repeated(formal('loopCondition', 'again'))],
  [
    'expression/fixed-text',
    'e',
    row([
      'e',
      catchEvent(
        'e',
        `<bpmn:conditionalEventDefinition>${formal('condition', 'ready')}</bpmn:conditionalEventDefinition>`,
      ),
    ]),
  ],
  ['conditional/condition', 'e', row(['e', catchEvent('e', '<bpmn:conditionalEventDefinition/>')])],
  [
    'exclusive-gateway/condition',
    'g_t',
    row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>']) + userTask('t') + flow('g', 't'),
  ],
  [
    'inclusive-gateway/condition',
    'g_t',
    row(['g', '<bpmn:inclusiveGateway id="g" default="g_end"/>']) + userTask('t') + flow('g', 't'),
  ],
  ['boundary-event/attached', 'b', row(['e', catchEvent('e', duration)]) + boundary('b', 'e', onMessage)],
  ['boundary-event/attached', 'b', row() + boundary('b', 'gone', onMessage)],
  [
    'boundary-event/scope',
    'b',
    row(['t', userTask('t')], ['sub', subProcess('sub', start + boundary('b', 't', duration))]),
  ],
  ['boundary-event/incoming', 'b', onTask(duration) + flow('start', 'b')],
  ['cancel/boundary', 'b', onTask('<bpmn:cancelEventDefinition/>')],
  ['cancel/transaction', 'e', ended('<bpmn:cancelEventDefinition/>')],
  [
    'boundary-event/interrupting',
    'b',
    inTransaction('') + boundary('b', 'x', '<bpmn:cancelEventDefinition/>', 'cancelActivity="false"'),
  ],
  ['compensation/handler', 'b', undone('', '')],
  [
    'compensation/handler',
    'b',
    undone(
      handler() + serviceTask('h2', '', 'isForCompensation="true"'),
      associate('b', 'h') + associate('h2', 'b'),
    ),
  ],
  ['compensation/handler', 'b', undone(serviceTask('h') + flow('start', 'h'))],
  ['compensation/outgoing', 'b', undone() + userTask('u') + flow('b', 'u')],
  ['compensation/duplicate', 'c', undone() + boundary('c', 't', compensation) + associate('c', 'h')],
  ['compensation/flow', 'h', undone() + flow('start', 'h')],
  ['compensation/flow', 'h', undone() + userTask('u') + flow('h', 'u')],
  [
    'compensation/activity',
    'e',
    row(
      ['t', serviceTask('t')],
      [
        'e',
        `<bpmn:intermediateThrowEvent id="e"><bpmn:compensateEventDefinition activityRef="t"/></bpmn:intermediateThrowEvent>`,
      ],
    ),
  ],
  [
    'compensation/activity',
    'e',
    undone().replace('id="end"/>', 'id="end"/>') +
      subProcess(
        'sub',
        `${start}<bpmn:endEvent id="e"><bpmn:compensateEventDefinition activityRef="t"/></bpmn:endEvent>${flow('s', 'e')}`,
      ) +
      flow('start', 'sub'),
  ],
  [
    'link/name',
    'e',
    row().replace('</bpmn:sequenceFlow>', '</bpmn:sequenceFlow>') +
      '<bpmn:intermediateThrowEvent id="e"><bpmn:linkEventDefinition/></bpmn:intermediateThrowEvent>' +
      flow('start', 'e'),
  ],
  ['link/target', 'e', row() + throwLink('e', 'x') + flow('start', 'e')],
  [
    'link/duplicate',
    'd',
    row() + throwLink('e', 'x') + flow('start', 'e') + catchLink('c', 'x') + catchLink('d', 'x'),
  ],
  [
    'link/incoming',
    'c',
    row() + throwLink('e', 'x') + flow('start', 'e') + catchLink('c', 'x') + flow('start', 'c'),
  ],
  [
    'link/outgoing',
    'e',
    row() + throwLink('e', 'x') + flow('start', 'e') + catchLink('c', 'x') + userTask('t') + flow('e', 't'),
  ],
  [
    'event-based-gateway/outgoing',
    'g',
    row(['g', '<bpmn:eventBasedGateway id="g"/>'], ['e', catchEvent('e', duration)]),
  ],
  ['event-based-gateway/target', 't', `${splits('eventBasedGateway')}${userTask('t')}${flow('g', 't')}`],
  [
    'event-based-gateway/mixed',
    'g',
    `${splits('eventBasedGateway')}<bpmn:receiveTask id="t" messageRef="other-message"/>${flow('g', 't')}`,
  ],
  [
    'event-based-gateway/boundary',
    't',
    `${start}<bpmn:eventBasedGateway id="g"/><bpmn:receiveTask id="t" messageRef="message"/>${catchEvent('d', duration)}${chain('s', 'g', 't')}${flow('g', 'd')}${boundary('b', 't', duration)}`,
  ],
  [
    'event-based-gateway/target-incoming',
    'm',
    `${splits('eventBasedGateway')}${userTask('t')}${chain('s', 't', 'm')}`,
  ],
  [
    'complex-gateway/activation-condition',
    'j',
    `${start}<bpmn:parallelGateway id="g"/>${userTask('t')}<bpmn:complexGateway id="j"/>${chain('s', 'g', 't', 'j')}${flow('g', 'j')}`,
  ],
  ['event-based-gateway/parallel', 'g', splits('eventBasedGateway', 'eventGatewayType="Parallel"')],
  [
    'event-based-gateway/instantiate',
    'g',
    `${began('', catchEvent('n', '<bpmn:signalEventDefinition signalRef="signal"/>'), flow('g', 'n'))}${start}${flow('s', 'g')}`,
  ],
  ['event-based-gateway/start', 'd', began('', catchEvent('d', duration), flow('g', 'd'))],
  [
    'event-based-gateway/start',
    'n',
    began(
      'eventGatewayType="Parallel"',
      catchEvent('n', '<bpmn:signalEventDefinition signalRef="signal"/>'),
      flow('g', 'n'),
    ),
  ],
  [
    'receive-task/instantiate',
    't',
    row(['t', '<bpmn:receiveTask id="t" messageRef="message" instantiate="true"/>']),
  ],
  ['message/name', 'e', row(['e', catchEvent('e', '<bpmn:messageEventDefinition/>')])],
  ['message/name', 's', started('<bpmn:messageEventDefinition messageRef="nameless"/>')],
  ['signal/name', 'e', thrown('<bpmn:signalEventDefinition/>')],
  ['message/duplicate-name', 'c', onTask(onMessage) + boundary('c', 't', onMessage)],
  ['message/duplicate-name', 'c', onTask(duration + onMessage) + boundary('c', 't', onMessage)],
  [
    'message/duplicate-name',
    'b',
    row(['t', '<bpmn:receiveTask id="t" messageRef="message"/>']) + boundary('b', 't', onMessage),
  ],
  [
    'message/duplicate-name',
    'm2',
    `${splits('eventBasedGateway')}${catchEvent('m2', onMessage)}${flow('g', 'm2')}`,
  ],
  [
    'message/duplicate-name',
    's2',
    started('<bpmn:messageEventDefinition messageRef="start-message"/>') +
      '<bpmn:startEvent id="s2"><bpmn:messageEventDefinition messageRef="start-message"/></bpmn:startEvent>',
  ],
  [
    'message/duplicate-name',
    's2',
    row() +
      eventSub(started(onMessage)) +
      eventSub(`<bpmn:startEvent id="s2">${onMessage}</bpmn:startEvent>`, 'es2'),
  ],
  ['error/duplicate-code', 'c', onTask(onError) + boundary('c', 't', onError)],
  [
    'error/duplicate-catch-all',
    'c',
    onTask('<bpmn:errorEventDefinition/>') +
      boundary('c', 't', '<bpmn:errorEventDefinition errorRef="codeless"/>'),
  ],
  ['escalation/duplicate-code', 'c', onTask(onEscalation) + boundary('c', 't', onEscalation)],
  [
    'escalation/duplicate-catch-all',
    's2',
    row() +
      eventSub(started('<bpmn:escalationEventDefinition/>')) +
      eventSub('<bpmn:startEvent id="s2"><bpmn:escalationEventDefinition/></bpmn:startEvent>', 'es2'),
  ],
  ['error/code', 'e', ended('<bpmn:errorEventDefinition errorRef="codeless"/>')],
  [
    'loop/straight-through',
    'a',
    `${row(['t', userTask('t')])}<bpmn:task id="a"/><bpmn:exclusiveGateway id="g" default="g_a"/>${userTask('u')}${chain('t', 'a', 'g', 'a')}${flow('g', 'u', '=x')}`,
  ],
  [
    'loop/straight-through',
    'a',
    `${row(['t', userTask('t')])}<bpmn:task id="a"/>${throwLink('e', 'x')}${catchLink('c', 'x')}${chain('t', 'a', 'e')}${flow('c', 'a')}`,
  ],
  ['activity/quantity', 't', row(['t', serviceTask('t', '', 'startQuantity="0"')])],
  ['activity/quantity', 't', row(['t', serviceTask('t', '', 'completionQuantity="0"')])],
  ['multi-instance/collection', 't', many('')],
  ['multi-instance/collection', 't', each('inputElement="x"')],
  ['multi-instance/output', 't', each('inputCollection="=a" outputCollection="b"')],
  ['multi-instance/output', 't', each('inputCollection="=a" outputElement="=b"')],
  ['multi-instance/behavior', 't', many(formal('loopCardinality', '3'), 'behavior="One"')],
  [
    'multi-instance/behavior',
    't',
    many(formal('loopCardinality', '3') + '<bpmn:complexBehaviorDefinition id="cb"/>', 'behavior="Complex"'),
  ],
  ['variable/name', 't', each('inputCollection="=a" inputElement="a b"')],
  ['loop/count', 't', many(formal('loopCardinality', 'three'))],
  ['loop/count', 't', repeated('', 'loopMaximum="-1"')],
  ['listener/event-type', 't', row(['t', serviceTask('t', listeners('eventType="cancel" type="x"'))])],
  ['listener/event-type', 't', taskListener('eventType="start" type="x"')],
  ['listener/type', 't', taskListener('eventType="creating"')],
  [
    'listener/place',
    'g',
    row([
      'g',
      `<bpmn:exclusiveGateway id="g">${extensions(listeners('eventType="end" type="x"'))}</bpmn:exclusiveGateway>`,
    ]),
  ],
  [
    'listener/place',
    'start',
    row().replace(
      'id="start"/>',
      `id="start">${extensions(listeners('eventType="start" type="x"'))}</bpmn:startEvent>`,
    ),
  ],
  [
    'listener/duplicate',
    't',
    row(['t', serviceTask('t', listeners('eventType="start" type="x"', 'eventType="start" type="x"'))]),
  ],
  ['job/retries', 't', row(['t', serviceTask('t', listeners('eventType="start" type="x" retries="0"'))])],
  ['duration/syntax', 't', backOff('PT10S,soon')],
  ['duration/syntax', 't', backOff('P1M')],
  ['data/assignment', 't', assigned('a b')],
  ['timer/value', 'e', row(['e', catchEvent('e', '<bpmn:timerEventDefinition/>')])],
  ['timer/syntax', 'e', row(['e', catchEvent('e', timer('timeDuration', '5 days'))])],
  ['timer/syntax', 'b', onTask(onMessage + timer('timeDuration', '5 days'))],
  ['timer/syntax', 's', started(timer('timeCycle', 'every day'))],
  ['timer/syntax', 's', started(timer('timeDate', 'tomorrow'))],
  ['task/date', 't', task('<zeebe:taskSchedule dueDate="soon"/>')],
  ['task/date', 't', task('<zeebe:taskSchedule followUpDate="P1D"/>')],
  ['task/priority', 't', task('<zeebe:priorityDefinition priority="101"/>')],
  ['job/type', 't', row(['t', '<bpmn:serviceTask id="t"/>'])],
  [
    'job/retries',
    't',
    row([
      't',
      `<bpmn:serviceTask id="t">${extensions('<zeebe:taskDefinition type="x" retries="many"/>')}</bpmn:serviceTask>`,
    ]),
  ],
  [
    'job/retries',
    'e',
    ended(onMessage).replace(
      '<bpmn:messageEvent',
      `${extensions('<zeebe:taskDefinition type="x" retries="0"/>')}<bpmn:messageEvent`,
    ),
  ],
  [
    'variable/name',
    't',
    row([
      't',
      `<bpmn:scriptTask id="t">${extensions('<zeebe:script expression="=1" resultVariable="a-b"/>')}</bpmn:scriptTask>`,
    ]),
  ],
  ['call-activity/process-id', 't', row(['t', '<bpmn:callActivity id="t"/>'])],
  ['mapping/target', 't', task(mapping('<zeebe:input source="=a" target="a b"/>'))],
  ['mapping/target', 't', task(mapping('<zeebe:input source="=a" target="order."/>'))],
  ['mapping/target', 't', task(mapping('<zeebe:output source="=a"/>'))],
  ['mapping/target', 't', task(mapping('<zeebe:output source="=a" target="__proto__"/>'))],
  ['mapping/target', 't', task(mapping('<zeebe:output source="=a" target="null"/>'))],
  [
    'mapping/place',
    'start',
    row().replace(
      'id="start"/>',
      `id="start">${extensions(mapping('<zeebe:input source="=a" target="b"/>'))}</bpmn:startEvent>`,
    ),
  ],
  [
    'mapping/place',
    't',
    row([
      't',
      `<bpmn:task id="t">${extensions(mapping('<zeebe:output source="=a" target="b"/>'))}</bpmn:task>`,
    ]),
  ],
  ['form/reference', 't', task('<zeebe:formDefinition formKey="camunda-forms:bpmn:embedded"/>')],
  ['binding/version-tag', 't', task('<zeebe:formDefinition formId="f" bindingType="versionTag"/>')],
  ['binding/version-tag', 't', decision('decisionId="d" resultVariable="r" bindingType="versionTag"')],
  ['business-rule-task/decision-id', 't', decision('resultVariable="r"')],
  ['business-rule-task/result-variable', 't', decision('decisionId="d"')],
  ['script/expression', 't', script('resultVariable="r"')],
  ['script/result-variable', 't', script('expression="=1"')],
  ['script/language', 't', native('scriptFormat="groovy"', 'x')],
  ['script/language', 't', native('', 'x')],
  ['feel/syntax', 't', native('scriptFormat="FEEL"', '1 +')],
  ['script/syntax', 't', native('scriptFormat="javascript"', 'total = = 1')],
  [
    'reference/unresolved',
    'lane',
    `<bpmn:laneSet id="ls"><bpmn:lane id="lane"><bpmn:flowNodeRef>gone</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>${row()}`,
  ],
  [
    'escalation/static-code',
    'b',
    onTask('<bpmn:escalationEventDefinition escalationRef="computed-escalation"/>'),
  ],
  ['error/static-code', 'b', onTask('<bpmn:errorEventDefinition errorRef="computed"/>')],
  ['feel/syntax', 't', task('<zeebe:assignmentDefinition assignee="=a +"/>')],
  ['feel/syntax', 't', task(mapping('<zeebe:input source="=[1" target="b"/>'))],
  [
    'feel/syntax',
    'g_t',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', '=a b c =')}`,
  ],
  [
    'reference/unresolved',
    'e',
    row(['e', catchEvent('e', '<bpmn:messageEventDefinition messageRef="gone"/>')]),
  ],
  ['xml/duplicate-id', 'start', row() + '<bpmn:startEvent id="start"/>'],
  ['xml/illegal-id', 'a b', row() + '<bpmn:task id="a b"/>'],
  ['xml/unknown-attribute', 't', row(['t', '<bpmn:manualTask id="t" colour="red"/>'])],
  ['element/id', 'p', row() + '<bpmn:task/>'],
  ['element/id', 'p', row() + '<bpmn:sequenceFlow sourceRef="start" targetRef="end"/>'],
];
