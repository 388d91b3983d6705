import { readProcesses, type ReadFile } from '../../engine/reader/read-processes.ts';
import { nodeOf, type Definition, type Node } from '../../engine/model/definition.ts';
import type { NodeId } from '../../engine/model/ids.ts';

/** A whole BPMN file around what a test is about. */
export function file(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:other="http://example.org/other" id="file" targetNamespace="test">
${content}
</bpmn:definitions>`;
}

/** The one executable process `p`, and root elements (messages, errors) beside it. */
export function processFile(content: string, beside = ''): string {
  return file(`<bpmn:process id="p" isExecutable="true">${content}</bpmn:process>${beside}`);
}

export function extensions(content: string): string {
  return `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;
}

/** Elements in a row between `start` and `end`, which are added; each is given with its id. */
export function row(...elements: readonly (readonly [id: string, xml: string])[]): string {
  return [
    '<bpmn:startEvent id="start"/>',
    ...elements.map(([, xml]) => xml),
    '<bpmn:endEvent id="end"/>',
    chain('start', ...elements.map(([id]) => id), 'end'),
  ].join('');
}

/** Flows `a_b` from each element to the next. */
export function chain(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((target, at) => flow(ids[at] ?? '', target))
    .join('');
}

export function flow(source: string, target: string, condition?: string): string {
  const content =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${content}</bpmn:sequenceFlow>`;
}

export function userTask(id: string, content = '', more = ''): string {
  return `<bpmn:userTask id="${id}">${extensions(`<zeebe:userTask/>${content}`)}${more}</bpmn:userTask>`;
}

export function serviceTask(id: string, content = '', attributes = '', more = ''): string {
  return `<bpmn:serviceTask id="${id}" ${attributes}>${extensions(`<zeebe:taskDefinition type="work"/>${content}`)}${more}</bpmn:serviceTask>`;
}

export function boundary(id: string, attachedTo: string, definition: string, attributes = ''): string {
  return `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" ${attributes}>${definition}</bpmn:boundaryEvent>`;
}

export function catchEvent(id: string, definition: string): string {
  return `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>`;
}

export function subProcess(id: string, content: string, attributes = ''): string {
  return `<bpmn:subProcess id="${id}" ${attributes}>${content}</bpmn:subProcess>`;
}

export function associate(source: string, target: string): string {
  return `<bpmn:association id="${source}_with_${target}" sourceRef="${source}" targetRef="${target}"/>`;
}

export function throwLink(id: string, name: string): string {
  return `<bpmn:intermediateThrowEvent id="${id}"><bpmn:linkEventDefinition name="${name}"/></bpmn:intermediateThrowEvent>`;
}

export function catchLink(id: string, name: string): string {
  return catchEvent(id, `<bpmn:linkEventDefinition name="${name}"/>`);
}

export function timer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string {
  return `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

export const duration = timer('timeDuration', 'PT1H');
export const onMessage = '<bpmn:messageEventDefinition messageRef="message"/>';
export const onEscalation = '<bpmn:escalationEventDefinition escalationRef="escalation"/>';
export const onSignal = '<bpmn:signalEventDefinition signalRef="signal"/>';
export const onError = '<bpmn:errorEventDefinition errorRef="error"/>';

/** `message` has a name and a correlation key, `other-message` too, `start-message` only a name; `error` has a code, `computed` an expression; a signal, and escalations likewise. */
export const roots = [
  `<bpmn:message id="message" name="arrived">${extensions('<zeebe:subscription correlationKey="=id"/>')}</bpmn:message>`,
  `<bpmn:message id="other-message" name="left">${extensions('<zeebe:subscription correlationKey="=id"/>')}</bpmn:message>`,
  '<bpmn:message id="start-message" name="begin"/>',
  '<bpmn:message id="nameless"/>',
  '<bpmn:error id="error" errorCode="refused"/>',
  '<bpmn:error id="codeless"/>',
  '<bpmn:error id="computed" errorCode="=code"/>',
  '<bpmn:signal id="signal" name="alarm"/>',
  '<bpmn:escalation id="escalation" escalationCode="late"/>',
  '<bpmn:escalation id="computed-escalation" escalationCode="=code"/>',
].join('');

export function read(content: string): Promise<ReadFile> {
  return readProcesses('test.bpmn', processFile(content, roots));
}

/** The definition of a diagram that must be accepted. */
export async function definitionOf(content: string): Promise<Definition> {
  const { definitions, problems } = await read(content);
  const [definition] = definitions;
  if (!definition) throw new Error(problems.map(({ rule, message }) => `${rule}: ${message}`).join('\n'));
  return definition;
}

export function node(definition: Definition, id: string): Node {
  return nodeOf(definition, id as NodeId);
}
