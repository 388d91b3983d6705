/** Writes docs/ELEMENTS.md: what of BPMN the engine runs, as the registries and the files behind them say. */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { ElementBehavior } from '../engine/elements/element.ts';
import { findBehavior, supportedKinds } from '../engine/elements/registry.ts';
import { unsupportedElement } from '../engine/reader/unsupported.ts';
import { findTrigger, supportedTriggers } from '../engine/triggers/registry.ts';
import type { EventPlace, TriggerBehavior } from '../engine/triggers/trigger.ts';

const page = fileURLToPath(new URL('../docs/ELEMENTS.md', import.meta.url));

const places: readonly (readonly [EventPlace, string])[] = [
  ['startEvent', 'Start'],
  ['eventSubProcessStart', 'Start of an event sub-process'],
  ['intermediateCatchEvent', 'Intermediate catch'],
  ['boundaryEvent', 'Boundary'],
  ['intermediateThrowEvent', 'Intermediate throw'],
  ['endEvent', 'End'],
];

/** Of conversation and choreography diagrams; whatever gets a registry entry leaves this list by itself. */
const otherElements = ['callChoreography', 'choreographyTask', 'subChoreography'];

/** What every activity can have; each is read by the reader for all of them. */
const onActivities: readonly (readonly string[])[] = [
  ['Standard loop', '10.2.7, 13.2.6', 'loopCondition, testBefore, loopMaximum', ''],
  [
    'Multi-instance, sequential and parallel',
    '10.2.7, 13.2.7',
    'zeebe:loopCharacteristics; loopCardinality, loopDataInputRef, inputDataItem, loopDataOutputRef, outputDataItem; completionCondition; behavior All, None, One, Complex',
    '',
  ],
  [
    'Compensation',
    '10.6, 13.4.4',
    'isForCompensation, over the association of a compensation boundary event; compensation event sub-processes',
    '',
  ],
  ['Quantities', '10.2.1, 13.2.1', 'startQuantity, completionQuantity', ''],
  [
    'Conditional and default flows',
    '8.3.13, 13.2.1',
    'of activities, exclusive, inclusive and complex gateways',
    '',
  ],
  [
    'Data',
    '10.3',
    'data objects and properties as variables of their scope; data associations with transformations and assignments as mappings',
    'input and output sets; data stores and data states are drawn only',
  ],
  ['Listeners', 'zeebe', 'execution listeners (start, end); task listeners of user tasks', ''],
];

export async function elementsPage(): Promise<string> {
  const elements = supportedKinds.flatMap((kind) => findBehavior(kind) ?? []);
  const triggers = supportedTriggers.flatMap((kind) => findTrigger(kind) ?? []);
  const text = `# What the engine runs

Written by \`npm run elements\` from \`engine/elements\` and \`engine/triggers\`: one file for each row. Clauses are those
of BPMN 2.0 (formal/2011-01-03). A diagram with anything else is refused at deployment, with the element and a way
round it: what deploys does what it shows. Pools, message flows, data stores, groups and annotations may be drawn; they
change nothing. Lanes assign user tasks (zeebe:properties \`assignee\`, \`candidateGroups\`, \`candidateUsers\`).

A file without \`zeebe:\` extensions is read by the standard's own rules: the work of a task is called like its operation,
its implementation or the task itself, and messages, signals and errors without a name are known by their ids. Global
tasks are deployed with the file they stand in, as processes of one activity.

## Elements

${table(['Element', 'What it does', 'In the REST API', 'Boundary events', 'zeebe:ioMapping', 'Clauses', 'Not implemented'], elements.map(elementRow))}

## On activities

${table(['What', 'Clauses', 'Executed', 'Not implemented'], onActivities)}

## Events

${table(['Event', 'What it does', 'Clauses', 'Not implemented'], triggers.map(triggerRow))}

## Where events may stand

A cross: it may stand there; \`(+)\`: it may also leave the activity or scope it belongs to running.

${table(['Event', ...places.map(([, name]) => name)], triggers.map(placeRow))}

## Refused

${table(
  ['Refused at deployment', 'Instead'],
  otherElements
    .filter((kind) => !findBehavior(kind))
    .map(unsupportedElement)
    .map(({ name, remedy }) => [name, remedy]),
)}
`;
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' });
}

function elementRow(element: ElementBehavior): readonly string[] {
  const { kind, type, activity, mappings, spec, missing } = element;
  const directions = [mappings?.inputs && 'inputs', mappings?.outputs && 'outputs']
    .filter(Boolean)
    .join(', ');
  return [
    code(kind),
    docOf(kind, 'elements'),
    code(type),
    activity ? '×' : '',
    directions,
    spec,
    list(missing),
  ];
}

function triggerRow({ kind, spec, missing }: TriggerBehavior): readonly string[] {
  return [code(kind), docOf(kind, 'triggers'), spec, list(missing)];
}

function placeRow({ kind, places: allowed, nonInterrupting }: TriggerBehavior): readonly string[] {
  const where = places.map(([place]) => {
    if (!allowed.includes(place)) return '';
    const mayGoOn = place === 'boundaryEvent' || place === 'eventSubProcessStart';
    return mayGoOn && nonInterrupting ? '× (+)' : '×';
  });
  return [code(kind), ...where];
}

/** The comment above the place where a kind is defined, without the clauses, which have a column of their own. */
function docOf(kind: string, folder: 'elements' | 'triggers'): string {
  for (const source of sourcesIn(folder)) {
    const at = source.search(new RegExp(`(kind: |Task\\()'${kind}',`));
    if (at < 0) continue;
    const before = source.slice(0, at);
    const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'));
    const said = comment
      .replaceAll(/\s*\n\s*\*/g, ' ')
      .trim()
      .replace(/^BPMN 2\.0 (?:§[\d.]*\d(?:, )?)+[:.] /, '');
    return said.charAt(0).toUpperCase() + said.slice(1);
  }
  return '';
}

const read = new Map<string, readonly string[]>();

function sourcesIn(folder: string): readonly string[] {
  const known = read.get(folder);
  if (known) return known;
  const path = fileURLToPath(new URL(`../engine/${folder}/`, import.meta.url));
  const sources = readdirSync(path).map((name) => readFileSync(path + name, 'utf8'));
  read.set(folder, sources);
  return sources;
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
