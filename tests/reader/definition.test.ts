import { describe, expect, test } from '@jest/globals';
import { membersOf } from '../../engine/model/definition.ts';
import type { FlowId, NodeId } from '../../engine/model/ids.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import {
  boundary,
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

test('a definition is plain data: it survives being written as JSON', async () => {
  const definition = await definitionOf(
    row(['t', userTask('t', '<zeebe:formDefinition formId="f"/>')]) + boundary('b', 't', onMessage),
  );
  const nodes = [...definition.nodes.values()];
  expect(JSON.parse(JSON.stringify(nodes))).toEqual(nodes);
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
