/** Writes docs/ELEMENTS.md: what of BPMN the engine runs, as the registries say. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { ElementBehavior } from '../engine/elements/element.ts';
import { findBehavior, supportedKinds } from '../engine/elements/registry.ts';
import { unsupportedElement, unsupportedTrigger } from '../engine/reader/unsupported.ts';
import { findTrigger, supportedTriggers } from '../engine/triggers/registry.ts';
import type { EventPlace, TriggerBehavior } from '../engine/triggers/trigger.ts';

const page = fileURLToPath(new URL('../docs/ELEMENTS.md', import.meta.url));

const places: readonly (readonly [EventPlace, string])[] = [
  ['startEvent', 'Start'],
  ['intermediateCatchEvent', 'Intermediate catch'],
  ['boundaryEvent', 'Boundary'],
  ['intermediateThrowEvent', 'Intermediate throw'],
  ['endEvent', 'End'],
  ['receiveTask', 'Receive task'],
];

/** What BPMN has besides; whatever gets a registry entry leaves this list by itself. */
const otherElements = [
  'inclusiveGateway',
  'complexGateway',
  'eventSubProcess',
  'transaction',
  'adHocSubProcess',
];
const otherTriggers = ['signal', 'escalation', 'conditional', 'link', 'compensate', 'cancel'];

export async function elementsPage(): Promise<string> {
  const elements = supportedKinds.flatMap((kind) => findBehavior(kind) ?? []);
  const triggers = supportedTriggers.flatMap((kind) => findTrigger(kind) ?? []);
  const text = `# What the engine runs

Written by \`npm run elements\` from \`engine/elements\` and \`engine/triggers\`: one file for each row. Clauses are those
of BPMN 2.0 (formal/2011-01-03). A diagram with anything else is refused at deployment, with the element and a way
round it: what deploys does what it shows. Pools, lanes, message flows, data objects, groups and annotations may be
drawn; they change nothing.

## Elements

${table(['Element', 'In the REST API', 'Boundary events', 'zeebe:ioMapping', 'Clauses', 'Not implemented'], elements.map(elementRow))}

## Events

A cross says where an event definition may stand; \`(+)\` that the event may also leave its activity running.

${table(['Event', ...places.map(([, name]) => name), 'Clauses', 'Not implemented'], triggers.map(triggerRow))}

## Refused

${table(
  ['Refused at deployment', 'Instead'],
  [
    ...otherElements.filter((kind) => !findBehavior(kind)).map(unsupportedElement),
    ...otherTriggers.filter((kind) => !findTrigger(kind)).map(unsupportedTrigger),
  ].map(({ name, remedy }) => [name, remedy]),
)}
`;
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' });
}

function elementRow(element: ElementBehavior): readonly string[] {
  const { kind, type, activity, mappings, spec, missing } = element;
  const directions = [mappings?.inputs && 'inputs', mappings?.outputs && 'outputs']
    .filter(Boolean)
    .join(', ');
  return [code(kind), code(type), activity ? '×' : '', directions, spec, list(missing)];
}

function triggerRow(trigger: TriggerBehavior): readonly string[] {
  const { kind, spec, missing, nonInterrupting } = trigger;
  const where = places.map(([place]) => {
    if (!trigger.places.includes(place)) return '';
    return place === 'boundaryEvent' && nonInterrupting ? '× (+)' : '×';
  });
  return [code(kind), ...where, spec, list(missing)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function list(texts: readonly string[] = []): string {
  return texts.join('; ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(page, await elementsPage());
