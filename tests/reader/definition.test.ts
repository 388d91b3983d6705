import { describe, expect, test } from '@jest/globals';
import { membersOf } from '../../engine/model/definition.ts';
import type { FlowId, NodeId } from '../../engine/model/ids.ts';
import { readAccepted, readDiagram, readProcesses } from '../../engine/reader/read-processes.ts';
import type { MessageAttrs } from '../../engine/triggers/message.ts';
import {
  associate,
  boundary,
  catchEvent,
  chain,
  definitionOf,
  duration,
  extensions,
  file,
  flow,
  node,
  onMessage,
  processFile,
  roots,
  row,
  serviceTask,
  subProcess,
  userTask,
} from './diagram.ts';

test('nodes come in document order, the process first, and know their scope', async () => {
  const inner = `<bpmn:startEvent id="in"/>${userTask('inside')}${chain('in', 'inside')}`;
  const definition = await definitionOf(
    row(['a', userTask('a')], ['sub', subProcess('sub', inner)]) + boundary('b', 'sub', duration),
  );
  expect([...definition.nodes.keys()]).toEqual(['p', 'start', 'a', 'sub', 'in', 'inside', 'end', 'b']);
  expect(membersOf(definition, 'p' as NodeId)).toEqual(['start', 'a', 'sub', 'end', 'b']);
  expect(membersOf(definition, 'sub' as NodeId)).toEqual(['in', 'inside']);
  expect(node(definition, 'inside').scope).toBe('sub');
  expect(node(definition, 'p')).toMatchObject({ kind: 'process', scope: null });
  expect(definition.root).toBe('p');
});

test('flows come from the flows themselves, in document order', async () => {
  const diagram = `<bpmn:startEvent id="s"><bpmn:outgoing>gone</bpmn:outgoing></bpmn:startEvent>${userTask('a')}${userTask('b')}${flow('s', 'b')}${flow('s', 'a')}`;
  const definition = await definitionOf(diagram);
  expect(node(definition, 's').outgoing).toEqual(['s_b', 's_a']);
  expect(node(definition, 'b').incoming).toEqual(['s_b']);
  expect(definition.flows.get('s_b' as FlowId)).toEqual({
    id: 's_b',
    name: null,
    source: 's',
    target: 'b',
    condition: null,
  });
});

test('conditions are FEEL', async () => {
  const definition = await definitionOf(
    `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${userTask('t')}${flow('g', 't', '= a &gt; 1')}`,
  );
  expect(definition.flows.get('g_t' as FlowId)?.condition).toEqual({ language: 'feel', source: ' a > 1' });
});

test('boundary events know their activity, and the activity knows them', async () => {
  const definition = await definitionOf(
    row(['t', userTask('t')]) +
      boundary('b', 't', duration) +
      boundary('c', 't', onMessage, 'cancelActivity="false"'),
  );
  expect(node(definition, 't').boundaryEvents).toEqual(['b', 'c']);
  expect(node(definition, 'b')).toMatchObject({
    attachedTo: 't',
    interrupting: true,
    trigger: { kind: 'timer' },
  });
  expect(node(definition, 'c')).toMatchObject({
    attachedTo: 't',
    interrupting: false,
    trigger: { kind: 'message' },
  });
});

test('mappings: a missing source is null, a target is a path', async () => {
  const mapping =
    '<zeebe:ioMapping><zeebe:input source="=a" target="order.status"/><zeebe:input target="b"/><zeebe:output source="fixed" target="c"/></zeebe:ioMapping>';
  const definition = await definitionOf(row(['t', userTask('t', mapping)]));
  expect(node(definition, 't').inputs).toEqual([
    { source: { language: 'feel', source: 'a' }, target: ['order', 'status'] },
    { source: { language: 'literal', value: null }, target: ['b'] },
  ]);
  expect(node(definition, 't').outputs).toEqual([
    { source: { language: 'literal', value: 'fixed' }, target: ['c'] },
  ]);
});

test('lanes: the name of the innermost one, also for what lies in a sub-process', async () => {
  const lanes = `<bpmn:laneSet id="ls"><bpmn:lane id="outer" name="Outer"><bpmn:flowNodeRef>t</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef>
    <bpmn:childLaneSet id="cls"><bpmn:lane id="inner"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>`;
  const definition = await definitionOf(
    lanes + row(['t', userTask('t')], ['sub', subProcess('sub', '<bpmn:startEvent id="in"/>')]),
  );
  expect(['start', 't', 'sub', 'in'].map((id) => node(definition, id).lane)).toEqual([
    null,
    'inner',
    'Outer',
    'Outer',
  ]);
});

test('an event may refer to an event definition beside the process', async () => {
  const xml = processFile(
    `<bpmn:startEvent id="s"><bpmn:eventDefinitionRef>shared</bpmn:eventDefinitionRef></bpmn:startEvent>${userTask('t')}${chain('s', 't')}`,
    `${roots}<bpmn:messageEventDefinition id="shared" messageRef="start-message"/>`,
  );
  const { definitions, problems } = await readProcesses('f.bpmn', xml);
  expect(problems).toEqual([]);
  expect(node(definitions[0]!, 's').trigger).toMatchObject({
    kind: 'message',
    attrs: { name: { value: 'begin' } },
  });
});

test('the process carries its name and version tag', async () => {
  const tag = extensions('<zeebe:versionTag value="v2"/>');
  const { definitions } = await readProcesses(
    'f.bpmn',
    file(`<bpmn:process id="p" name="Name" isExecutable="true">${tag}${row()}</bpmn:process>`),
  );
  expect(definitions[0]).toMatchObject({ processId: 'p', name: 'Name', versionTag: 'v2' });
});

describe('a file with several processes', () => {
  const pool = (id: string, executable: string) =>
    `<bpmn:process id="${id}" ${executable}><bpmn:startEvent id="start_${id}"/></bpmn:process>`;
  const collaboration = `<bpmn:collaboration id="c"><bpmn:participant id="pa" processRef="a"/><bpmn:participant id="pb" processRef="b"/><bpmn:participant id="black-box"/>
    <bpmn:messageFlow id="mf" sourceRef="black-box" targetRef="start_a"/></bpmn:collaboration>`;

  test('gives one definition for each executable one', async () => {
    const xml = file(
      collaboration +
        pool('a', 'isExecutable="true"') +
        pool('b', 'isExecutable="true"') +
        pool('drawn', 'isExecutable="false"') +
        pool('unsaid', ''),
    );
    const { definitions, problems } = await readProcesses('f.bpmn', xml);
    expect(problems).toEqual([]);
    expect(definitions.map(({ processId }) => processId)).toEqual(['a', 'b']);
  });

  test('gives none at all if one of them cannot be run', async () => {
    const xml = file(pool('a', 'isExecutable="true"') + '<bpmn:process id="b" isExecutable="true"/>');
    const { definitions, problems } = await readProcesses('f.bpmn', xml);
    expect(definitions).toEqual([]);
    expect(problems.map(({ rule, element }) => [rule, element])).toEqual([['process/start-event', 'b']]);
  });
});

describe('activities', () => {
  const marked = (marker: string, more = '') =>
    definitionOf(row(['t', serviceTask('t', '', '', marker)]) + more);
  const formal = (name: string, text: string) =>
    `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`;
  const feel = (source: string) => ({ language: 'feel', source });

  test('a standard loop', async () => {
    const definition = await marked(
      `<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="3">${formal('loopCondition', '=again')}</bpmn:standardLoopCharacteristics>`,
    );
    expect(node(definition, 't').loop).toEqual({
      kind: 'standard',
      testBefore: true,
      condition: feel('again'),
      maximum: { language: 'literal', value: 3 },
    });
  });

  test('multi-instance, as Camunda writes it', async () => {
    const definition = await marked(
      `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${extensions('<zeebe:loopCharacteristics inputCollection="=list" inputElement="item" outputCollection="results" outputElement="=result"/>')}${formal('completionCondition', '=done')}</bpmn:multiInstanceLoopCharacteristics>`,
    );
    expect(node(definition, 't').loop).toEqual({
      kind: 'multiInstance',
      sequential: true,
      collection: feel('list'),
      cardinality: null,
      inputElement: 'item',
      outputCollection: 'results',
      outputElement: feel('result'),
      completionCondition: feel('done'),
      behavior: { kind: 'all' },
    });
  });

  const data = `<bpmn:dataObject id="list" name="orders"/><bpmn:dataObjectReference id="listRef" dataObjectRef="list"/><bpmn:dataObject id="all-results"/><bpmn:dataObjectReference id="resultsRef" name="Results" dataObjectRef="all-results"/>`;
  const specification = `<bpmn:ioSpecification><bpmn:dataInput id="in" name="input"/><bpmn:dataInput id="one"/><bpmn:dataOutput id="out"/><bpmn:dataOutput id="outs"/><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification>`;
  const association = (kind: string, from: string, to: string, more = '') =>
    `<bpmn:data${kind}Association id="${from}_${to}"><bpmn:sourceRef>${from}</bpmn:sourceRef><bpmn:targetRef>${to}</bpmn:targetRef>${more}</bpmn:data${kind}Association>`;

  test('multi-instance, as the standard writes it: the loop takes what its associations carry', async () => {
    const definition = await marked(
      specification +
        association('Input', 'listRef', 'in') +
        association('Input', 'item', 'one') +
        association('Output', 'outs', 'resultsRef') +
        `<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>in</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>outs</bpmn:loopDataOutputRef><bpmn:inputDataItem id="item" name="order"/><bpmn:outputDataItem id="out2" name="result"/></bpmn:multiInstanceLoopCharacteristics>`,
      data,
    );
    expect(node(definition, 't').loop).toMatchObject({
      collection: feel('orders'),
      cardinality: null,
      inputElement: 'order',
      outputCollection: 'Results',
      outputElement: feel('result'),
    });
    expect(node(definition, 't').inputs).toEqual([{ source: feel('order'), target: ['one'] }]);
    expect(node(definition, 't').outputs).toEqual([]);
    expect(node(definition, 'p').declares).toEqual(['orders', 'Results']);
  });

  test('the events a multi-instance activity throws', async () => {
    const xml = processFile(
      row(
        [
          't',
          serviceTask(
            't',
            '',
            '',
            `<bpmn:multiInstanceLoopCharacteristics behavior="None" noneBehaviorEventRef="told">${formal('loopCardinality', '3')}</bpmn:multiInstanceLoopCharacteristics>`,
          ),
        ],
        [
          'u',
          serviceTask(
            'u',
            '',
            '',
            `<bpmn:multiInstanceLoopCharacteristics behavior="Complex">${formal('loopCardinality', '=n')}<bpmn:complexBehaviorDefinition id="cb">${formal('condition', '=half')}<bpmn:event id="thrown"><bpmn:signalEventDefinition signalRef="signal"/><bpmn:escalationEventDefinition/></bpmn:event></bpmn:complexBehaviorDefinition></bpmn:multiInstanceLoopCharacteristics>`,
          ),
        ],
      ),
      `${roots}<bpmn:signalEventDefinition id="told" signalRef="signal"/>`,
    );
    const { definitions, problems } = await readProcesses('f.bpmn', xml);
    expect(problems).toEqual([]);
    expect(node(definitions[0]!, 't').loop).toMatchObject({
      cardinality: { language: 'literal', value: '3' },
      behavior: { kind: 'none', event: { kind: 'signal', attrs: { name: { value: 'alarm' } } } },
    });
    expect(node(definitions[0]!, 'u').loop).toMatchObject({
      behavior: {
        kind: 'complex',
        events: [
          {
            condition: feel('half'),
            event: { kind: 'multiple', attrs: { triggers: [{ kind: 'signal' }, { kind: 'escalation' }] } },
          },
        ],
      },
    });
  });

  test('data associations are mappings, transformed and assigned', async () => {
    const definition = await marked(
      specification +
        association('Input', 'listRef', 'in') +
        association('Input', 'listRef', 'one', formal('transformation', '=orders[1]')) +
        association(
          'Output',
          'out',
          'resultsRef',
          `<bpmn:assignment>${formal('from', '=out.name')}${formal('to', 'all-results.last.name')}</bpmn:assignment><bpmn:assignment>${formal('from', '=1')}${formal('to', '=total')}</bpmn:assignment>`,
        ),
      data,
    );
    expect(node(definition, 't').inputs).toEqual([
      { source: feel('orders'), target: ['input'] },
      { source: feel('orders[1]'), target: ['one'] },
    ]);
    expect(node(definition, 't').outputs).toEqual([
      { source: feel('out.name'), target: ['Results', 'last', 'name'] },
      { source: feel('1'), target: ['total'] },
    ]);
  });

  test('data that is only drawn is no variable, but properties are', async () => {
    const definition = await marked(
      '<bpmn:property id="own" name="attempts"/><bpmn:property id="x" name="__targetRef_placeholder"/>' +
        '<bpmn:dataInputAssociation id="a"><bpmn:sourceRef>d</bpmn:sourceRef><bpmn:targetRef>x</bpmn:targetRef></bpmn:dataInputAssociation>',
      '<bpmn:dataObject id="d-0"/><bpmn:dataObjectReference id="d" name="A paper" dataObjectRef="d-0"/><bpmn:dataObject id="e" name="case_file"/>',
    );
    expect(node(definition, 'p').declares).toEqual(['case_file']);
    expect(node(definition, 't')).toMatchObject({ declares: ['attempts'], inputs: [], outputs: [] });
  });

  test('quantities, a default flow, the time between attempts', async () => {
    const definition = await definitionOf(
      row([
        't',
        serviceTask(
          't',
          '<zeebe:properties><zeebe:property name="retryBackOff" value="PT10S, PT1M,PT10M"/></zeebe:properties>',
          'startQuantity="2" completionQuantity="3" default="t_end"',
        ),
      ]),
    );
    expect(node(definition, 't')).toMatchObject({
      startQuantity: 2,
      completionQuantity: 3,
      defaultFlow: 't_end',
      attrs: { backOff: [10_000, 60_000, 600_000] },
    });
  });

  test('what undoes an activity is found along the association, in whichever direction', async () => {
    for (const drawn of [associate('b', 'h'), associate('h', 'b')]) {
      const definition = await definitionOf(
        row(['t', serviceTask('t')]) +
          boundary('b', 't', '<bpmn:compensateEventDefinition/>') +
          serviceTask('h', '', 'isForCompensation="true"') +
          drawn,
      );
      expect(node(definition, 't')).toMatchObject({ compensatedBy: 'h', isForCompensation: false });
      expect(node(definition, 'h')).toMatchObject({ compensatedBy: null, isForCompensation: true });
    }
  });

  test('listeners, in document order', async () => {
    const list = (name: string, ...listeners: readonly string[]) =>
      `<zeebe:${name}Listeners>${listeners.map((attributes) => `<zeebe:${name}Listener ${attributes}/>`).join('')}</zeebe:${name}Listeners>`;
    const definition = await definitionOf(
      row([
        't',
        userTask(
          't',
          list('execution', 'eventType="end" type="a" retries="5"', 'eventType="start" type="=b"') +
            list('task', 'eventType="assigning" type="a"'),
        ),
      ]),
    );
    expect(node(definition, 't').listeners).toEqual([
      {
        on: 'end',
        jobType: { language: 'literal', value: 'a' },
        retries: { language: 'literal', value: '5' },
        headers: {},
      },
      { on: 'start', jobType: feel('b'), retries: { language: 'literal', value: '3' }, headers: {} },
      {
        on: 'assigning',
        jobType: { language: 'literal', value: 'a' },
        retries: { language: 'literal', value: '3' },
        headers: {},
      },
    ]);
  });
});

test('event sub-processes: the scope around knows their start events', async () => {
  const definition = await definitionOf(
    row() +
      subProcess(
        'es',
        `<bpmn:startEvent id="in" isInterrupting="false">${onMessage}${duration}</bpmn:startEvent>`,
        'triggeredByEvent="true"',
      ),
  );
  expect(node(definition, 'p').eventStarts).toEqual(['in']);
  expect(node(definition, 'es')).toMatchObject({ kind: 'eventSubProcess', eventStarts: [] });
  expect(node(definition, 'in')).toMatchObject({
    interrupting: false,
    trigger: {
      kind: 'multiple',
      attrs: { triggers: [{ kind: 'message' }, { kind: 'timer' }], parallel: false },
    },
  });
});

describe('who does a user task', () => {
  const property = (name: string, value: string) => `<zeebe:property name="${name}" value="${value}"/>`;
  const lane = (id: string, properties: string, content: string) =>
    `<bpmn:lane id="${id}">${extensions(`<zeebe:properties>${properties}</zeebe:properties>`)}${content}</bpmn:lane>`;
  const role = (kind: string, text: string) =>
    `<bpmn:${kind} id="${kind}"><bpmn:resourceAssignmentExpression><bpmn:formalExpression>${text}</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:${kind}>`;
  const lanes = `<bpmn:laneSet id="ls">${lane(
    'outer',
    property('candidateGroups', 'office') + property('assignee', '=chief'),
    `<bpmn:flowNodeRef>t</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef><bpmn:childLaneSet id="cls">${lane('inner', property('candidateGroups', 'desk'), '<bpmn:flowNodeRef>t</bpmn:flowNodeRef>')}</bpmn:childLaneSet>`,
  )}</bpmn:laneSet>`;

  test('itself, else its roles, its innermost lane, the lane around, the roles of the process', async () => {
    const definition = await definitionOf(
      lanes +
        row(
          [
            't',
            userTask(
              't',
              '<zeebe:assignmentDefinition assignee="anna"/>',
              role('potentialOwner', 'bruno, carla'),
            ),
          ],
          ['sub', subProcess('sub', userTask('inside'))],
          ['u', userTask('u')],
        ) +
        role('performer', '=owner'),
    );
    expect(node(definition, 't').attrs).toMatchObject({
      assignee: { value: 'anna' },
      candidateUsers: { value: 'bruno, carla' },
      candidateGroups: { value: 'desk' },
    });
    expect(node(definition, 'inside').attrs).toMatchObject({
      assignee: { source: 'chief' },
      candidateGroups: { value: 'office' },
      candidateUsers: null,
    });
    expect(node(definition, 'u').attrs).toMatchObject({
      assignee: { source: 'owner' },
      candidateGroups: null,
    });
  });

  test('several potential owners together; a role that only names a resource is drawn', async () => {
    const owner = (at: number, text: string) => role('potentialOwner', text).replace('id="', `id="o${at}`);
    const definition = await definitionOf(
      row([
        't',
        userTask('t', '', `${owner(1, 'anna, bruno')}${owner(2, '=others')}<bpmn:performer id="drawn"/>`),
      ]),
    );
    expect(node(definition, 't').attrs).toMatchObject({
      assignee: null,
      candidateUsers: { language: 'feel', source: 'flatten(["anna", "bruno", others])' },
    });
  });
});

describe('a file without extensions', () => {
  const plain = async (content: string, beside = '') => {
    const { definitions, problems } = await readProcesses('f.bpmn', processFile(content, beside));
    expect(problems).toEqual([]);
    return definitions;
  };

  test('names its jobs by operation, implementation or element', async () => {
    const [definition] = await plain(
      row(
        ['a', '<bpmn:serviceTask id="a" operationRef="op" implementation="ignored"/>'],
        ['b', '<bpmn:serviceTask id="b" implementation="mail"/>'],
        ['c', '<bpmn:businessRuleTask id="c" implementation="##unspecified"/>'],
        ['d', '<bpmn:sendTask id="d"/>'],
      ),
      '<bpmn:interface id="i" name="I"><bpmn:operation id="op" name="reserve"><bpmn:inMessageRef>m</bpmn:inMessageRef></bpmn:operation></bpmn:interface><bpmn:message id="m"/>',
    );
    const types = ['a', 'b'].map(
      (id) => (node(definition!, id).attrs as { jobType: { value: string } }).jobType.value,
    );
    expect(types).toEqual(['reserve', 'mail']);
    expect(node(definition!, 'c').attrs).toMatchObject({ job: { jobType: { value: 'c' } } });
    expect(node(definition!, 'd').trigger).toMatchObject({ attrs: { job: { jobType: { value: 'd' } } } });
  });

  test('knows messages, signals and errors without a name or code by their ids', async () => {
    const [definition] = await plain(
      `<bpmn:startEvent id="s"/>${catchEvent('m', '<bpmn:messageEventDefinition messageRef="msg"/>')}<bpmn:endEvent id="e"><bpmn:errorEventDefinition errorRef="err"/></bpmn:endEvent>${chain('s', 'm', 'e')}`,
      '<bpmn:message id="msg"/><bpmn:error id="err" name="refused"/>',
    );
    expect(node(definition!, 'm').trigger).toMatchObject({
      attrs: { name: { value: 'msg' }, correlationKey: null },
    });
    expect(node(definition!, 'e').trigger).toMatchObject({ attrs: { code: { value: 'refused' } } });
  });

  test('may write FEEL without "=" if it says so once; times are times all the same', async () => {
    const xml = processFile(
      `${row(['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>'])}${catchEvent('d', duration)}${flow('g', 'd', 'a &gt; 1')}`,
    ).replace('id="file"', 'id="file" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"');
    const { definitions, problems } = await readProcesses('f.bpmn', xml);
    expect(problems).toEqual([]);
    expect(definitions[0]?.flows.get('g_d' as FlowId)?.condition).toEqual({
      language: 'feel',
      source: 'a > 1',
    });
    expect(node(definitions[0]!, 'd').trigger).toMatchObject({ attrs: { value: { value: 'PT1H' } } });
  });

  test('correlates by the properties of a message: sent, as it holds them; awaited, as the process does', async () => {
    const path = (name: string, text: string) =>
      `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`;
    const property = (id: string) =>
      `<bpmn:correlationProperty id="${id}"><bpmn:correlationPropertyRetrievalExpression messageRef="msg">${path('messagePath', `=${id}`)}</bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>`;
    const [definition] = await plain(
      `${row(['e', catchEvent('e', '<bpmn:messageEventDefinition messageRef="msg"/>')], ['t', '<bpmn:sendTask id="t" messageRef="msg"/>'], ['u', '<bpmn:sendTask id="u" messageRef="keyless"/>'])}<bpmn:correlationSubscription id="cs" correlationKeyRef="ck"><bpmn:correlationPropertyBinding correlationPropertyRef="order">${path('dataPath', '=own.order')}</bpmn:correlationPropertyBinding></bpmn:correlationSubscription>`,
      `<bpmn:collaboration id="co"><bpmn:participant id="pa" processRef="p"/><bpmn:correlationKey id="ck" name="k"><bpmn:correlationPropertyRef>order</bpmn:correlationPropertyRef><bpmn:correlationPropertyRef>line</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>${property('order')}${property('line')}<bpmn:message id="msg" name="arrived"/><bpmn:message id="keyless"/>`,
    );
    const keys = ['e', 't', 'u'].map(
      (id) => (node(definition!, id).trigger?.attrs as MessageAttrs).correlationKey,
    );
    expect(keys).toEqual([
      { language: 'feel', source: 'string join([string(own.order), string(line)], "|")' },
      { language: 'feel', source: 'string join([string(order), string(line)], "|")' },
      null,
    ]);
  });

  test('global tasks are processes of their own', async () => {
    const definitions = await plain(
      row(['t', '<bpmn:callActivity id="t" calledElement="ns:ask"/>']),
      '<bpmn:globalUserTask id="ask" name="Ask"><bpmn:potentialOwner id="po"><bpmn:resourceAssignmentExpression><bpmn:formalExpression>anna</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:globalUserTask>' +
        '<bpmn:globalScriptTask id="sum" scriptLanguage="FEEL"><bpmn:script>{ a: 1 }</bpmn:script></bpmn:globalScriptTask><bpmn:globalTask id="any"/><bpmn:globalManualTask id="hand"/><bpmn:globalBusinessRuleTask id="decide"/>',
    );
    expect(definitions.map(({ processId, name }) => [processId, name])).toEqual([
      ['p', null],
      ['ask', 'Ask'],
      ['sum', null],
      ['any', null],
      ['hand', null],
      ['decide', null],
    ]);
    expect(node(definitions[0]!, 't').attrs).toMatchObject({ processId: { value: 'ask' } });
    expect(node(definitions[1]!, 'ask_task')).toMatchObject({
      kind: 'userTask',
      incoming: [],
      attrs: { candidateUsers: { value: 'anna' } },
    });
    expect(node(definitions[2]!, 'sum_task')).toMatchObject({
      kind: 'scriptTask',
      attrs: { language: 'feel' },
    });
    expect(definitions.slice(3).map((each) => [...each.nodes.values()][1]?.kind)).toEqual([
      'task',
      'manualTask',
      'businessRuleTask',
    ]);
    const again = await readAccepted(processFile(row(), '<bpmn:globalTask id="any"/>'), 'any');
    expect([...(again?.nodes.keys() ?? [])]).toEqual(['any', 'any_task']);
  });

  test('of global tasks alone can be called', async () => {
    const { definitions, problems } = await readProcesses('f.bpmn', file('<bpmn:globalTask id="any"/>'));
    expect(problems).toEqual([]);
    expect(definitions.map(({ processId }) => processId)).toEqual(['any']);
  });
});

test('a drawing is read as far as it goes, without a word about what BPMN lets it leave open', async () => {
  const xml = file(
    `<bpmn:process id="drawn" isExecutable="false">${row(['t', '<bpmn:userTask id="t"/>'])}<bpmn:dataObjectReference id="dr" dataObjectRef="gone"/><bpmn:association id="a" sourceRef="t" targetRef="gone"/></bpmn:process><bpmn:process id="other"/>`,
  );
  const { definitions, problems } = await readDiagram(xml);
  expect(definitions.map(({ processId, nodes }) => [processId, nodes.size])).toEqual([
    ['drawn', 4],
    ['other', 1],
  ]);
  expect(problems.map(({ rule }) => rule)).toEqual(['process/start-event']);
});

test('a definition is plain data: it survives being written as JSON', async () => {
  const definition = await definitionOf(
    row(['t', userTask('t', '<zeebe:formDefinition formId="f"/>')]) + boundary('b', 't', onMessage),
  );
  const nodes = [...definition.nodes.values()];
  expect(JSON.parse(JSON.stringify(nodes))).toEqual(nodes);
});

test('neither a long chain drawn backwards nor a thousand loops make reading slow', async () => {
  const ids = Array.from({ length: 1000 }, (_, at) => `t${at}`);
  const tasks = ids.toReversed().map((id) => `<bpmn:task id="${id}"/><bpmn:task id="${id}-b"/>`);
  const loops = ids.map((id) => chain(id, `${id}-b`, id));
  const begin = performance.now();
  const { problems } = await readProcesses(
    'f.bpmn',
    processFile(`<bpmn:startEvent id="s"/>${tasks.join('')}${chain('s', ...ids)}${loops.join('')}`),
  );
  expect(problems.filter(({ rule }) => rule === 'loop/straight-through').length).toBe(1000);
  expect(performance.now() - begin).toBeLessThan(5000);
});

test('2,000 elements are read well under a second on an idle machine', async () => {
  const ids = Array.from({ length: 2000 }, (_, at) => `t${at}`);
  const tasks = ids.map(
    (id, at) => [id, userTask(id, `<zeebe:assignmentDefinition assignee="=person${at}.id"/>`)] as const,
  );
  const begin = performance.now();
  const definition = await definitionOf(row(...tasks));
  expect(definition.nodes.size).toBe(2003);
  // Loose, for machines that do other work: the point is that nothing grows with the square of the size.
  expect(performance.now() - begin).toBeLessThan(5000);
});
