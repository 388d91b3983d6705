import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import {
  boundary,
  catchEvent,
  chain,
  duration,
  extensions,
  file,
  flow,
  onError,
  onMessage,
  processFile,
  read,
  roots,
  row,
  serviceTask,
  subProcess,
  timer,
  userTask,
} from './diagram.ts';

type Case = readonly [rule: string, element: string | null, diagram: string];

const start = '<bpmn:startEvent id="s"/>';
const mapping = (content: string) => `<zeebe:ioMapping>${content}</zeebe:ioMapping>`;
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
const task = (content: string) => row(['t', userTask('t', content)]);

/** What the engine cannot run: refused by name. */
const unsupported: readonly Case[] = [
  ['element/unsupported', 'g', row(['g', '<bpmn:inclusiveGateway id="g"/>'])],
  ['element/unsupported', 'g', row(['g', '<bpmn:complexGateway id="g"/>'])],
  ['element/unsupported', 'x', row(['x', `<bpmn:transaction id="x">${start}</bpmn:transaction>`])],
  [
    'element/unsupported',
    'x',
    row(['x', `<bpmn:adHocSubProcess id="x">${userTask('t')}</bpmn:adHocSubProcess>`]),
  ],
  ['element/unsupported', 'x', row() + subProcess('x', started(onError), 'triggeredByEvent="true"')],
  ['element/unsupported', 'x', row(['x', '<bpmn:callChoreography id="x"/>'])],
  ['event/unsupported', 's', started('<bpmn:signalEventDefinition/>')],
  ['event/unsupported', 's', started('<bpmn:conditionalEventDefinition/>')],
  ['event/unsupported', 'b', onTask('<bpmn:escalationEventDefinition/>')],
  ['event/unsupported', 'b', onTask('<bpmn:cancelEventDefinition/>')],
  ['event/unsupported', 'b', onTask('<bpmn:compensateEventDefinition/>')],
  ['event/unsupported', 'e', thrown('<bpmn:linkEventDefinition name="l"/>')],
  ['event/unsupported', 'e', ended('<bpmn:signalEventDefinition/>')],
  ['event/multiple', 'b', onTask(duration + onMessage)],
  ['event/place', 'e', row(['e', catchEvent('e', '')])],
  ['event/place', 'b', onTask('')],
  ['event/place', 'e', thrown(duration)],
  ['event/place', 'e', thrown('<bpmn:terminateEventDefinition/>')],
  ['event/place', 's', started(onError)],
  ['boundary-event/interrupting', 'b', onTask(onError, 'cancelActivity="false"')],
  ['activity/multi-instance', 't', marked('<bpmn:multiInstanceLoopCharacteristics/>')],
  ['activity/loop', 't', marked('<bpmn:standardLoopCharacteristics/>')],
  ['activity/compensation', 't', row(['t', serviceTask('t', '', 'isForCompensation="true"')])],
  ['activity/quantity', 't', row(['t', serviceTask('t', '', 'startQuantity="2"')])],
  ['activity/quantity', 't', row(['t', serviceTask('t', '', 'completionQuantity="2"')])],
  ['activity/default-flow', 't', row(['t', serviceTask('t', '', 'default="t_end"')])],
  [
    'receive-task/instantiate',
    't',
    row(['t', '<bpmn:receiveTask id="t" messageRef="message" instantiate="true"/>']),
  ],
  ['event-based-gateway/instantiate', 'g', splits('eventBasedGateway', 'instantiate="true"')],
  ['event-based-gateway/parallel', 'g', splits('eventBasedGateway', 'eventGatewayType="Parallel"')],
  [
    'data/association',
    't',
    marked(
      '<bpmn:dataInputAssociation id="a"><bpmn:targetRef>t</bpmn:targetRef></bpmn:dataInputAssociation>',
    ),
  ],
  [
    'data/association',
    't',
    marked(
      '<bpmn:dataOutputAssociation id="a"><bpmn:sourceRef>t</bpmn:sourceRef></bpmn:dataOutputAssociation>',
    ),
  ],
  ['data/io-specification', 't', marked('<bpmn:ioSpecification id="io"/>')],
  ['data/property', 't', marked('<bpmn:property id="pr" name="x"/>')],
  ['data/property', 'p', `<bpmn:property id="pr" name="x"/>${row()}`],
  ['task/resource-role', 't', row(['t', userTask('t', '', '<bpmn:potentialOwner id="po"/>')])],
  [
    'script/native',
    't',
    row([
      't',
      `<bpmn:scriptTask id="t">${extensions('<zeebe:taskDefinition type="x"/>')}<bpmn:script>1</bpmn:script></bpmn:scriptTask>`,
    ]),
  ],
  ['user-task/implementation', 't', row(['t', '<bpmn:userTask id="t"/>'])],
  ['process/correlation', 'p', row() + '<bpmn:correlationSubscription id="cs" correlationKeyRef="ck"/>'],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:executionListeners/>')])],
  ['extension/unsupported', 't', task('<zeebe:taskListeners/>')],
  ['extension/unsupported', 't', task('<zeebe:taskDefinition type="x"/>')],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:linkedResources/>')])],
  ['extension/unsupported', 't', row(['t', serviceTask('t', '<zeebe:userTask/>')])],
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
  ['extension/unsupported', 'p', extensions('<zeebe:executionListeners/>') + row()],
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
const rules: readonly Case[] = [
  ['process/start-event', 'p', ''],
  ['process/none-start-event', 's2', `${start}<bpmn:startEvent id="s2"/>`],
  ['sub-process/start-event', 'sub', row(['sub', subProcess('sub', '')])],
  ['sub-process/start-event', 'sub', row(['sub', subProcess('sub', `${start}<bpmn:startEvent id="s2"/>`)])],
  [
    'sub-process/start-trigger',
    's',
    row(['sub', subProcess('sub', started(timer('timeDate', '2026-01-01')))]),
  ],
  ['start-event/incoming', 's', start + userTask('t') + chain('s', 't', 's')],
  ['end-event/outgoing', 'end', row() + userTask('t') + flow('end', 't')],
  ['flow/no-incoming', 't', row() + userTask('t')],
  ['flow/no-incoming', 'g', row() + '<bpmn:exclusiveGateway id="g"/>'],
  ['flow/no-incoming', 'e', row() + catchEvent('e', duration)],
  ['flow/no-incoming', 't', row(['sub', subProcess('sub', start + userTask('t'))])],
  ['flow/ends', 'start_gone', row() + flow('start', 'gone')],
  ['flow/ends', 'f', row() + '<bpmn:sequenceFlow id="f" sourceRef="start"/>'],
  [
    'flow/scope',
    'start_t',
    row(['sub', subProcess('sub', start + userTask('t') + flow('s', 't'))]) + flow('start', 't'),
  ],
  ['flow/condition-source', 't_u', row(['t', userTask('t')]) + userTask('u') + flow('t', 'u', '=a')],
  [
    'flow/condition-default',
    'g_t',
    `${start}<bpmn:exclusiveGateway id="g" default="g_t"/>${userTask('t')}${userTask('u')}${flow('s', 'g')}${flow('g', 't', '=a')}${flow('g', 'u', '=b')}`,
  ],
  [
    'flow/condition-expression',
    'g_t',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', 'a')}`,
  ],
  [
    'flow/condition-language',
    'g_t',
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}<bpmn:sequenceFlow id="g_t" sourceRef="g" targetRef="t"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">=a</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  ],
  [
    'exclusive-gateway/condition',
    'g_t',
    row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>']) + userTask('t') + flow('g', 't'),
  ],
  ['exclusive-gateway/default', 'g', row(['g', '<bpmn:exclusiveGateway id="g" default="start_g"/>'])],
  ['boundary-event/attached', 'b', row(['e', catchEvent('e', duration)]) + boundary('b', 'e', onMessage)],
  ['boundary-event/attached', 'b', row() + boundary('b', 'gone', onMessage)],
  [
    'boundary-event/scope',
    'b',
    row(['t', userTask('t')], ['sub', subProcess('sub', start + boundary('b', 't', duration))]),
  ],
  ['boundary-event/incoming', 'b', onTask(duration) + flow('start', 'b')],
  [
    'event-based-gateway/outgoing',
    'g',
    row(['g', '<bpmn:eventBasedGateway id="g"/>'], ['e', catchEvent('e', duration)]),
  ],
  ['event-based-gateway/target', 't', `${splits('eventBasedGateway')}${userTask('t')}${flow('g', 't')}`],
  [
    'event-based-gateway/target',
    't',
    `${splits('eventBasedGateway')}<bpmn:receiveTask id="t" messageRef="other-message"/>${flow('g', 't')}`,
  ],
  [
    'event-based-gateway/target-incoming',
    'm',
    `${splits('eventBasedGateway')}${userTask('t')}${chain('s', 't', 'm')}`,
  ],
  ['message/name', 'e', row(['e', catchEvent('e', '<bpmn:messageEventDefinition/>')])],
  ['message/name', 's', started('<bpmn:messageEventDefinition messageRef="nameless"/>')],
  [
    'message/correlation-key',
    'e',
    row(['e', catchEvent('e', '<bpmn:messageEventDefinition messageRef="start-message"/>')]),
  ],
  ['message/correlation-key', 't', row(['t', '<bpmn:receiveTask id="t" messageRef="start-message"/>'])],
  ['message/duplicate-name', 'c', onTask(onMessage) + boundary('c', 't', onMessage)],
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
  ['error/duplicate-code', 'c', onTask(onError) + boundary('c', 't', onError)],
  [
    'error/duplicate-catch-all',
    'c',
    onTask('<bpmn:errorEventDefinition/>') +
      boundary('c', 't', '<bpmn:errorEventDefinition errorRef="codeless"/>'),
  ],
  ['error/code', 'e', ended('<bpmn:errorEventDefinition errorRef="codeless"/>')],
  [
    'loop/straight-through',
    'a',
    `${row(['t', userTask('t')])}<bpmn:task id="a"/><bpmn:exclusiveGateway id="g" default="g_a"/>${userTask('u')}${chain('t', 'a', 'g', 'a')}${flow('g', 'u', '=x')}`,
  ],
  ['timer/value', 'e', row(['e', catchEvent('e', '<bpmn:timerEventDefinition/>')])],
  ['timer/kind', 's', started(duration)],
  ['timer/kind', 'e', row(['e', catchEvent('e', timer('timeCycle', 'R/PT1H'))])],
  ['timer/kind', 'b', onTask(timer('timeCycle', 'R/PT1H'))],
  ['timer/syntax', 'e', row(['e', catchEvent('e', timer('timeDuration', '5 days'))])],
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
  ['form/reference', 't', task('<zeebe:formDefinition formKey="embedded"/>')],
  ['binding/version-tag', 't', task('<zeebe:formDefinition formId="f" bindingType="versionTag"/>')],
  ['script/expression', 't', script('resultVariable="r"')],
  ['script/result-variable', 't', script('expression="=1"')],
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

test.each([...unsupported, ...rules])('%s at %s: %s', async (rule, element, diagram) => {
  const { definitions, problems } = await read(diagram);
  expect(definitions).toEqual([]);
  expect(problems.map((problem) => `${problem.rule} ${String(problem.element)}`)).toContain(
    `${rule} ${String(element)}`,
  );
  for (const problem of problems) {
    expect(problem.message).toMatch(/\.$/);
    expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
  }
});

/** Where the case cannot help making a second mistake, or one mistake is two (a message neither named nor keyed, or not there). */
const several = ['boundary-event/scope', 'message/name', 'reference/unresolved'];

test.each(rules.filter(([rule]) => !several.includes(rule)))(
  '%s alone at %s: %s',
  async (rule, _element, diagram) => {
    expect((await read(diagram)).problems.map((problem) => problem.rule)).toEqual([rule]);
  },
);

describe('files that are no diagrams', () => {
  const unreadable: readonly (readonly [name: string, text: string, message: string])[] = [
    ['an empty file', '', 'missing start tag at line 1, column 1'],
    ['no XML', 'hello', 'missing start tag at line 1, column 1'],
    ['an XML file cut off', file('').slice(0, -20), 'unexpected end of file.'],
    ['a tag not closed', '<a>\n  <b></c>\n</a>', 'closing tag mismatch at line 2, column 6'],
    [
      'a BPMN tag not closed',
      file('<bpmn:process id="p">\n<bpmn:startEvent></bpmn:process>'),
      'closing tag mismatch at line 5, column',
    ],
    ['XML of another kind', '<html/>', 'not bpmn:definitions'],
  ];

  test.each(unreadable)('%s', async (_name, text, message) => {
    const { definitions, problems } = await readProcesses('f.bpmn', text);
    expect(definitions).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'xml/unreadable', element: null }]);
    expect(problems[0]?.message).toContain(message);
  });

  test('a file without executable process', async () => {
    const { problems } = await readProcesses(
      'f.bpmn',
      file('<bpmn:process id="p"><bpmn:startEvent id="s"/></bpmn:process>'),
    );
    expect(problems).toMatchObject([{ rule: 'file/no-executable-process', element: null }]);
    expect(problems[0]?.message).toContain('f.bpmn');
  });
});

test('whatever is in a file, reading it gives problems and never throws', async () => {
  const sound = processFile(
    row(
      ['t', userTask('t', mapping('<zeebe:input source="=a" target="b"/>'))],
      ['g', '<bpmn:exclusiveGateway id="g"/>'],
    ) + boundary('b', 't', onMessage),
    roots,
  );
  const tokens = sound.split(/(?<=>)|(?=<)|(?=\s)/);
  const edit = fc.record({ at: fc.nat(tokens.length - 1), to: fc.nat(tokens.length - 1) });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (edits, remove) => {
      const changed = [...tokens];
      for (const { at, to } of edits) changed[at] = remove ? '' : (tokens[to] ?? '');
      const { definitions, problems } = await readProcesses('f.bpmn', changed.join(''));
      expect(definitions.length > 0 || problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('all problems are told at once', async () => {
  const { problems } = await readProcesses(
    'f.bpmn',
    processFile(
      task('<zeebe:taskListeners/><zeebe:assignmentDefinition assignee="=("/>') + userTask('lonely'),
      roots,
    ),
  );
  expect(problems.map(({ rule }) => rule).sort()).toEqual([
    'extension/unsupported',
    'feel/syntax',
    'flow/no-incoming',
  ]);
});

test('a FEEL mistake quotes the expression and the column behind the "="', async () => {
  const { problems } = await read(task('<zeebe:assignmentDefinition assignee="=a else b"/>'));
  expect(problems[0]?.message).toBe(
    'The assignee of t is not valid FEEL: unexpected "else", column 3 of "a else b".',
  );
});

test('every rule of the reader, of the elements and of the triggers has a case here', () => {
  const folders = ['engine/reader', 'engine/reader/rules', 'engine/elements', 'engine/triggers'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const declared = sources.flatMap((source) =>
    [...source.matchAll(/(?:rule: (?:code === '' \? )?|problem\(\s*|, )'([a-z-]+\/[a-z-]+)'/g)].map(
      ([, rule]) => rule,
    ),
  );
  const tested = new Set([...unsupported, ...rules].map(([rule]) => rule));
  const elsewhere = ['xml/unreadable', 'file/no-executable-process'];
  expect([...new Set(declared)].filter((rule) => !tested.has(rule!) && !elsewhere.includes(rule!))).toEqual(
    [],
  );
});
