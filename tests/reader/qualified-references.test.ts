import { expect, test } from '@jest/globals';
import { readProcesses } from '../../engine/reader/read-processes.ts';

const file = (messageRef: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tns="http://example.org/orders"
    xmlns:other="http://example.org/else" targetNamespace="http://example.org/orders" id="d">
  <message id="m" name="paid"/>
  <process id="p" isExecutable="true">
    <laneSet id="ls"><lane id="l" name="Desk"><flowNodeRef>tns:s</flowNodeRef></lane></laneSet>
    <startEvent id="s"><outgoing>tns:f</outgoing></startEvent>
    <sequenceFlow id="f" sourceRef="tns:s" targetRef="tns:c"/>
    <intermediateCatchEvent id="c"><messageEventDefinition id="me" messageRef="${messageRef}"/></intermediateCatchEvent>
  </process>
</definitions>`;

test('references qualified with the prefix of the file itself are followed', async () => {
  const { definitions, problems } = await readProcesses('p.bpmn', file('tns:m'));
  expect(problems).toEqual([]);
  const nodes = definitions[0]?.nodes;
  expect([...(nodes?.values() ?? [])].find(({ id }) => id === 'c')?.trigger?.attrs).toMatchObject({
    name: { value: 'paid' },
  });
  expect([...(nodes?.values() ?? [])].find(({ id }) => id === 's')).toMatchObject({
    outgoing: ['f'],
    lane: 'Desk',
  });
});

test('what belongs to another namespace is not in the file', async () => {
  const { problems } = await readProcesses('p.bpmn', file('other:m'));
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'reference/unresolved', element: 'me' }));
});
