import { describe, expect, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { childrenOf, localName, typeOf } from '../../engine/reader/xml.ts';
import type { Xml } from '../../engine/elements/source.ts';
import {
  cancel,
  code,
  compensate,
  conditional,
  error,
  escalation,
  link,
  message,
  multiInstance,
  multiple,
  parallelMultiple,
  process,
  reference,
  sent,
  signal,
  standardLoop,
  terminate,
  timer,
  type EventTrigger,
  type Path,
  type ProcessModel,
} from '../support/model.ts';

const moddle = new BpmnModdle({ zeebe });

/** Each way of drawing, and pieces that must be in the file for it. */
const drawings: readonly (readonly [name: string, model: ProcessModel, ...pieces: readonly RegExp[]])[] = [
  [
    'process',
    process('p', {
      name: 'All of it',
      documentation: 'What & why',
      versionTag: '1.0',
      properties: { owner: 'ward' },
      executionListeners: [{ on: 'start', type: 'began', retries: '2' }],
      dataProperties: ['total'],
      dataInputs: { order: { isCollection: true } },
      dataOutputs: { bill: {} },
      isExecutable: false,
    })
      .startEvent()
      .endEvent(),
    /isExecutable="false"/,
    /<bpmn:documentation>What &amp; why</,
    /<zeebe:versionTag value="1.0"\/>/,
    /<zeebe:property name="owner" value="ward"\/>/,
    /<zeebe:executionListener eventType="start" type="began" retries="2"\/>/,
    /<bpmn:property id="p_total" name="total"\/>/,
    /<bpmn:dataInput id="p_in_order" name="order" isCollection="true"\/>/,
    /<bpmn:outputSet id="p_out"><bpmn:dataOutputRefs>p_out_bill</,
  ],
  [
    'tasks',
    process('p')
      .startEvent('start', undefined, { form: 'begin' })
      .task('plain', { startQuantity: 2, completionQuantity: 3 })
      .manualTask('manual')
      .userTask('user', {
        assignee: '=who',
        taskListeners: [{ on: 'completing', type: 'check' }],
      })
      .serviceTask('service', { retries: '5', headers: { a: 'b' } })
      .serviceTask('untyped', { type: null })
      .sendTask('send', { message: 'sent' })
      .receiveTask('receive', 'answer')
      .businessRuleTask('rule', { decision: { decisionId: 'd', resultVariable: 'r' } })
      .businessRuleTask('ruleJob')
      .scriptTask('feel', { x: '=1 < 2' })
      .scriptTask('javascript', code('javascript', 'x = 1 < 2'))
      .scriptTask('scriptJob', null)
      .callActivity('call', '=name', { propagateAllChildVariables: false })
      .callActivity('callPlain', { calledElement: 'globalUser' })
      .endEvent()
      .globalTask('globalAny')
      .globalManualTask('globalManual')
      .globalUserTask('globalUser', { candidateGroups: 'nurses', dataOutputs: { answer: {} } })
      .globalScriptTask('globalFeel', { y: '=2' })
      .globalScriptTask('globalCode', code('javascript', 'y = 2'))
      .globalScriptTask('globalScriptJob', null)
      .globalBusinessRuleTask('globalRule', { decision: { decisionId: 'd' } })
      .globalBusinessRuleTask('globalRuleJob'),
    /<bpmn:task id="plain" startQuantity="2" completionQuantity="3"\/>/,
    /<zeebe:taskListener eventType="completing" type="check"\/>/,
    /<zeebe:taskDefinition type="service" retries="5"\/>/,
    /<bpmn:serviceTask id="untyped"\/>/,
    /<bpmn:sendTask id="send" messageRef="message_sent_5f"/,
    /<zeebe:calledDecision decisionId="d" resultVariable="r"\/>/,
    /<zeebe:taskDefinition type="ruleJob"\/>/,
    /<bpmn:scriptTask id="javascript" scriptFormat="javascript"><bpmn:script>x = 1 &lt; 2<\/bpmn:script>/,
    /<bpmn:callActivity id="callPlain" calledElement="globalUser"\/>/,
    /<bpmn:globalUserTask id="globalUser">/,
    /<bpmn:globalScriptTask id="globalCode" scriptLanguage="javascript" script="y = 2"\/>/,
  ],
  [
    'gateways, loops back and joins',
    process('p')
      .startEvent()
      .exclusiveGateway('again', { name: 'Again?' })
      .inclusiveGateway('some')
      .when('=a', (path) => path.task('a'))
      .when('=b', (path) => path.task('b'))
      .otherwise((path) => path.task('c'))
      .at('a', 'b', 'c')
      .complexGateway('enough', { activationCondition: '=activationCount >= 2' })
      .when('=d', (path) => path.to('again'))
      .otherwise((path) => path.task('e'))
      .at('e')
      .when('=f', (path) => path.parallelGateway('fork').to('join'))
      .otherwise((path) => path.task('g').to('join'))
      .beside((path) => path.parallelGateway('join').endEvent()),
    /id="a_enough" sourceRef="a".*id="b_enough" sourceRef="b".*id="c_enough" sourceRef="c"/,
    /<bpmn:inclusiveGateway id="some" default="some_c"\/>/,
    /<bpmn:complexGateway id="enough" default="enough_e"><bpmn:activationCondition [^>]*>=activationCount &gt;= 2</,
    /<bpmn:task id="e" default="e_g"\/>/,
    /id="e_fork" sourceRef="e" targetRef="fork"><bpmn:conditionExpression [^>]*>=f</,
    /sourceRef="enough" targetRef="again"/,
  ],
  [
    'events that begin a process',
    process('p')
      .beside((path) => path.eventBasedGateway('g', { instantiate: true, eventGatewayType: 'Parallel' }))
      .at('g')
      .branch((path) => path.catchEvent('c', message('one')).endEvent('e1'))
      .branch((path) => path.receiveTask('r', 'two', '=id').endEvent('e2'))
      .beside((path) => path.receiveTask('first', 'three', undefined, { instantiate: true }))
      .beside((path) => path.task('alone')),
    /<bpmn:eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"\/>/,
    /<bpmn:receiveTask id="first" messageRef="[^"]*" instantiate="true"\/>/,
    /<bpmn:task id="alone"\/>/,
  ],
  [
    'loops',
    process('p')
      .startEvent()
      .dataObject('orders', { isCollection: true })
      .task('standard', { loop: standardLoop({ testBefore: true, maximum: 3, condition: '=more' }) })
      .userTask('zeebe', {
        loop: multiInstance({
          sequential: true,
          collection: '=orders',
          element: 'order',
          outputCollection: 'answers',
          outputElement: '=answer',
          completionCondition: '=numberOfCompletedInstances > 1',
        }),
      })
      .task('cardinality', { loop: multiInstance({ loopCardinality: '3', behavior: 'All' }) })
      .task('data', {
        dataOutputs: { bills: { isCollection: true } },
        loop: multiInstance({
          loopDataInputRef: 'orders_reference',
          inputDataItem: 'order',
          loopDataOutputRef: 'data_out_bills',
          outputDataItem: 'order',
          behavior: 'Complex',
          complexBehaviorDefinitions: [
            { condition: '=a', event: signal('some') },
            { condition: '=b', event: escalation('all') },
          ],
        }),
      })
      .task('none', { loop: multiInstance({ behavior: 'None', noneBehaviorEventRef: signal('each') }) })
      .task('named', {
        loop: multiInstance({ behavior: 'One', oneBehaviorEventRef: reference('shared', signal('each')) }),
      })
      .task('one', { loop: multiInstance({ behavior: 'One', oneBehaviorEventRef: signal('first') }) })
      .endEvent(),
    /<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="3"><bpmn:loopCondition /,
    /<zeebe:loopCharacteristics inputCollection="=orders" inputElement="order" outputCollection="answers" outputElement="=answer"\/>/,
    /isSequential="true".*<bpmn:completionCondition [^>]*>=numberOfCompletedInstances &gt; 1</,
    /<bpmn:loopCardinality [^>]*>3</,
    /<bpmn:loopDataInputRef>orders_reference<.*<bpmn:inputDataItem id="data_inputDataItem" name="order"\/>/,
    /<bpmn:complexBehaviorDefinition [^>]*><bpmn:condition [^>]*>=a<.*<bpmn:event [^>]*><bpmn:signalEventDefinition /,
    /<bpmn:signalEventDefinition id="thrown_signal_each" signalRef="signal_each"\/>.*noneBehaviorEventRef="thrown_signal_each"/s,
    /oneBehaviorEventRef="thrown_signal_first"/,
    /<bpmn:signalEventDefinition id="shared" signalRef="signal_each"\/>.*oneBehaviorEventRef="shared"/s,
  ],
  [
    'containers',
    process('p')
      .startEvent()
      .subProcess('sub', (inside) =>
        inside
          .startEvent('s1')
          .task('t1')
          .endEvent('e1')
          .eventSubProcess('handle', (path) =>
            path.startEvent('s2', escalation(), { isInterrupting: false }).task('t2').endEvent('e2'),
          ),
      )
      .transaction('booking', (inside) => inside.startEvent('s3').endEvent('e3', cancel()), {
        method: '##Compensate',
      })
      .boundaryEvent('cancelled', cancel(), (path) => path.endEvent('e4'))
      .adHocSubProcess(
        'care',
        (inside) => inside.beside((path) => path.userTask('a')).beside((path) => path.userTask('b')),
        {
          ordering: 'Sequential',
          completionCondition: '=done',
          cancelRemainingInstances: false,
          activeElementsCollection: '=["a"]',
          outputCollection: 'results',
          outputElement: '=result',
          type: 'agent',
        },
      )
      .endEvent(),
    /<bpmn:subProcess id="handle" triggeredByEvent="true"><bpmn:startEvent id="s2" isInterrupting="false">/,
    /<bpmn:transaction id="booking" method="##Compensate">/,
    /<bpmn:adHocSubProcess id="care" ordering="Sequential" cancelRemainingInstances="false">/,
    /<zeebe:adHoc activeElementsCollection="=\[&quot;a&quot;\]" outputCollection="results" outputElement="=result"\/>/,
    /<zeebe:taskDefinition type="agent"\/>/,
  ],
  [
    'compensation',
    process('p')
      .startEvent()
      .serviceTask('book')
      .compensatedBy('undo', (handler) => handler.serviceTask('unbook'))
      .throwEvent('back', compensate('book', { waitForCompletion: true }))
      .endEvent('end', compensate()),
    /<bpmn:boundaryEvent id="undo" attachedToRef="book"><bpmn:compensateEventDefinition\/>/,
    /<bpmn:serviceTask id="unbook" isForCompensation="true">/,
    /<bpmn:association id="undo_unbook" associationDirection="One" sourceRef="undo" targetRef="unbook"\/>/,
    /<bpmn:compensateEventDefinition activityRef="book" waitForCompletion="true"\/>/,
  ],
  [
    'data',
    process('p')
      .startEvent('start', message('order'), {
        dataOutputs: { body: { with: 'order_new' } },
      })
      .dataObject('order', { references: { order_new: 'new', order_checked: 'checked' } })
      .dataStore('archive')
      .serviceTask('check', {
        dataProperties: ['draft'],
        dataInputs: {
          amount: { with: 'order_new', transformation: '=order.amount' },
          rate: { optional: true, assign: { rate: '=0.2' } },
        },
        dataOutputs: { total: { with: ['order_checked', 'archive'], whileExecuting: true } },
      })
      .throwEvent('tell', sent, { dataInputs: { order: { with: 'order_checked' } } })
      .endEvent(),
    /<bpmn:dataOutput id="start_out_body" name="body"\/><bpmn:dataOutputAssociation [^>]*><bpmn:sourceRef>start_out_body<\/bpmn:sourceRef><bpmn:targetRef>order_new</,
    /<bpmn:dataObjectReference id="order_new" name="order" dataObjectRef="order"><bpmn:dataState name="new"\/>/,
    /<bpmn:dataStore id="archive_store" name="archive"\/>/,
    /<bpmn:ioSpecification>.*<bpmn:optionalInputRefs>check_in_rate<.*<bpmn:whileExecutingOutputRefs>check_out_total</,
    /<bpmn:transformation>=order.amount</,
    /<bpmn:assignment><bpmn:from [^>]*>=0.2<\/bpmn:from><bpmn:to [^>]*>rate</,
    /<bpmn:inputSet id="tell_in"><bpmn:dataInputRefs>tell_in_order</,
  ],
  [
    'lanes',
    process('p')
      .lanes(
        { id: 'ward', of: ['start', 'a'], properties: { candidateGroups: 'nurses' } },
        { id: 'home', name: 'At home', lanes: [{ id: 'family', of: ['b', 'end'] }] },
      )
      .startEvent()
      .userTask('a')
      .userTask('b')
      .endEvent(),
    /<bpmn:lane id="ward" name="ward"><bpmn:extensionElements><zeebe:properties><zeebe:property name="candidateGroups" value="nurses"\/>/,
    /<bpmn:childLaneSet id="home_lanes"><bpmn:lane id="family" name="family"><bpmn:flowNodeRef>b</,
  ],
  [
    'XML as it is',
    process('p')
      .startEvent()
      .userTask('a', {
        raw: '<bpmn:potentialOwner id="who"><bpmn:resourceRef>nurse</bpmn:resourceRef></bpmn:potentialOwner>',
      })
      .raw('<bpmn:textAnnotation id="note"><bpmn:text>!</bpmn:text></bpmn:textAnnotation>')
      .raw('<bpmn:resource id="nurse" name="Nurse"/>', 'file')
      .endEvent(),
    /id="who".*<bpmn:textAnnotation id="note">/,
    /<bpmn:resource id="nurse" name="Nurse"\/>\n/,
  ],
];

test.each(drawings)('%s', async (_name, model, ...pieces) => {
  expect(await warningsOf(model)).toEqual([]);
  for (const piece of pieces) expect(model.xml).toMatch(piece);
});

/** Each trigger, and what an event holds for it. */
const triggers: readonly (readonly [name: string, trigger: EventTrigger, ...types: readonly string[]])[] = [
  ['timer, date', timer('2026-01-01T10:00:00Z'), 'timer'],
  ['timer, duration', timer('P1D'), 'timer'],
  ['timer, cycle', timer({ cycle: '=every' }), 'timer'],
  ['message', message('m', '=id'), 'message'],
  ['message of a job', sent, 'message'],
  ['signal', signal('all'), 'signal'],
  ['error', error('E'), 'error'],
  ['any error', error(), 'error'],
  ['escalation', escalation('X'), 'escalation'],
  ['any escalation', escalation(), 'escalation'],
  [
    'condition',
    conditional('=x > 1', { variableNames: 'x', variableEvents: 'create, update' }),
    'conditional',
  ],
  ['compensation', compensate('a', { waitForCompletion: false }), 'compensate'],
  ['cancel', cancel(), 'cancel'],
  ['link', link('there'), 'link'],
  ['terminate', terminate, 'terminate'],
  ['any of several', multiple(signal('all'), timer('P1D')), 'signal', 'timer'],
  ['by reference', reference('shared', signal('all'))],
  ['several by reference and not', multiple(reference('shared', error('E')), signal('all')), 'signal'],
];

const places: Readonly<Record<string, (path: Path, trigger: EventTrigger) => unknown>> = {
  startEvent: (path, trigger) => path.startEvent('event', trigger, { isInterrupting: false }),
  endEvent: (path, trigger) => path.endEvent('event', trigger, { type: 'work' }),
  intermediateThrowEvent: (path, trigger) => path.throwEvent('event', trigger),
  intermediateCatchEvent: (path, trigger) => path.catchEvent('event', trigger),
  boundaryEvent: (path, trigger) => path.at('a').boundaryEvent('event', trigger),
  'boundaryEvent, non-interrupting': (path, trigger) => path.at('a').nonInterrupting('event', trigger),
};

describe.each(Object.keys(places))('%s', (place) => {
  test.each(triggers)('%s', async (name, trigger, ...types) => {
    const model = process('p').beside((path) => path.task('a'));
    model.beside((path) => places[place]?.(path, trigger));
    expect(await warningsOf(model)).toEqual([]);
    const event = await elementOf(model, 'event');
    expect(typeOf(event)).toMatch(new RegExp(`^bpmn:${place.split(',')[0]}$`, 'i'));
    const definitions = childrenOf(event, 'eventDefinitions').map((each) => localName(typeOf(each)));
    expect(definitions).toEqual(types.map((type) => `${type}EventDefinition`));
    const shared = childrenOf(event, 'eventDefinitionRef').map((each) => each['id']);
    expect(shared).toEqual(name.includes('by reference') ? ['shared'] : []);
  });
});

test('an event that waits for all of its triggers', async () => {
  const model = process('p').startEvent('start', parallelMultiple(message('m'), signal('all')));
  expect(await warningsOf(model)).toEqual([]);
  expect((await elementOf(model, 'start'))['parallelMultiple']).toBe(true);
});

test('what two events have in common stands in the file once', () => {
  const shared = reference('shared', signal('all'));
  const { xml } = process('p').startEvent('start', shared).endEvent('end', shared);
  expect(xml.match(/<bpmn:signalEventDefinition/g)).toHaveLength(1);
  expect(xml.match(/<bpmn:eventDefinitionRef>shared</g)).toHaveLength(2);
});

test('a boundary event cannot sit on several activities', () => {
  expect(() => process('p').at('a', 'b').boundaryEvent('late', timer('P1D'))).toThrow('on one activity');
});

test('only a single event definition can be referred to', () => {
  expect(() => reference('two', multiple(signal('a'), signal('b')))).toThrow(
    'two must be one event definition',
  );
});

async function warningsOf({ xml }: ProcessModel): Promise<readonly string[]> {
  return (await moddle.fromXML(xml)).warnings.map((warning) => warning.message);
}

async function elementOf({ xml }: ProcessModel, id: string): Promise<Xml> {
  const { rootElement } = await moddle.fromXML(xml);
  const elements = childrenOf(rootElement, 'rootElements').flatMap((root) =>
    childrenOf(root, 'flowElements'),
  );
  const found = elements.find((element) => element['id'] === id);
  if (!found) throw new Error(`There is no ${id} in ${xml}`);
  return found;
}
