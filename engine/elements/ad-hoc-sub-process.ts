import { membersOf, nodeOf, type Definition, type Expression, type Node } from '../model/definition.ts';
import type { NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import { defineElement, Incident, type HookContext, type Move } from './element.ts';
import { jobMoves, readJob, type JobAttrs } from './job.ts';
import type { ElementSource, Xml } from './source.ts';

export interface AdHocAttrs {
  readonly isSequential: boolean;
  readonly completionCondition: Expression | null;
  readonly cancelsRemaining: boolean;
  /** Ids of what begins with it. */
  readonly activeElements: Expression | null;
  readonly output: { readonly collection: string; readonly element: Expression } | null;
  /** A job worker decides what is activated; null: the engine. */
  readonly job: JobAttrs | null;
  /** What is written about the elements inside, for those who choose between them. */
  readonly notes: Readonly<Record<NodeId, Notes>>;
}

interface Notes {
  readonly documentation: string | null;
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * BPMN 2.0 §10.2.5, §13.2.5: what is inside can be done in any order, any number of times. It begins what
 * `activeElementsCollection` names; anything else is activated from outside, or by a job worker (`zeebe:taskDefinition`).
 * Without a completion condition it is over when nothing is active any more, but never before something was.
 */
export const adHocSubProcess = defineElement<AdHocAttrs>({
  kind: 'adHocSubProcess',
  type: 'AD_HOC_SUB_PROCESS',
  spec: '10.2.5, 13.2.5',
  activity: true,
  container: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    const { xml } = source;
    const own = source.extension('AdHoc') ?? {};
    return {
      isSequential: xml['ordering'] === 'Sequential',
      completionCondition: source.condition(xml['completionCondition'], 'completion condition'),
      cancelsRemaining: xml['cancelRemainingInstances'] !== false,
      activeElements: source.expression(own['activeElementsCollection'], 'active elements'),
      output: readOutput(source, own),
      job: source.extension('TaskDefinition') ? readJob(source) : null,
      notes: readNotes(source),
    };
  },
  enter: (context) => {
    const { node } = context;
    const begun: Move = {
      do: 'beginAdHoc',
      activities: node.attrs.job ? [] : activeElements(context).map((id) => ({ node: id, variables: {} })),
    };
    return node.attrs.job ? [begun, ...jobMoves(context, node.attrs.job)] : [begun];
  },
  adHoc: (node, definition) => {
    const { isSequential, completionCondition, cancelsRemaining, output, job } = node.attrs;
    return {
      activatable: activatableIn(node, definition),
      isSequential,
      completionCondition,
      cancelsRemaining,
      output,
      variables: { adHocSubProcessElements: descriptions(node, definition) },
      job: job && ((context) => jobMoves(context, job)),
    };
  },
});

function activatableIn(node: Node<AdHocAttrs>, definition: Definition): readonly NodeId[] {
  return membersOf(definition, node.id).filter((id) => {
    const { kind, incoming, attachedTo, trigger, isForCompensation } = nodeOf(definition, id);
    const beginsOtherwise = attachedTo !== null || isForCompensation || trigger?.kind === 'link';
    const isEvent = kind === 'startEvent' || kind === 'endEvent' || kind === 'eventSubProcess';
    return incoming.length === 0 && !beginsOtherwise && !isEvent;
  });
}

function activeElements(context: HookContext<AdHocAttrs>): readonly NodeId[] {
  const { node, definition } = context;
  if (!node.attrs.activeElements) return [];
  const ids = context.evaluate(node.attrs.activeElements, 'active elements');
  const activatable: readonly string[] = activatableIn(node, definition);
  const refuse = (found: string): never => {
    throw new Incident(
      'EXTRACT_VALUE_ERROR',
      `Expected the active elements of ${node.id} to be a list of ids of what it can activate (${activatable.join(', ')}), but ${found}.`,
    );
  };
  if (!Array.isArray(ids)) return refuse(`they are ${ids === null ? 'null' : typeof ids}`);
  for (const id of ids as readonly Json[])
    if (typeof id !== 'string' || !activatable.includes(id))
      return refuse(
        typeof id === 'string' ? `there is '${id}' among them` : `there is a ${typeof id} among them`,
      );
  return ids as readonly NodeId[];
}

function descriptions(node: Node<AdHocAttrs>, definition: Definition): Json {
  return activatableIn(node, definition).map((id) => ({
    elementId: id,
    elementName: nodeOf(definition, id).name,
    documentation: node.attrs.notes[id]?.documentation ?? null,
    properties: node.attrs.notes[id]?.properties ?? {},
  }));
}

function readOutput(source: ElementSource, own: Xml): AdHocAttrs['output'] {
  const collection = own['outputCollection'];
  const element = source.expression(own['outputElement'], 'output element');
  const isNamed = typeof collection === 'string' && collection !== '';
  if (isNamed && element) return { collection, element };
  if (isNamed || element)
    source.problem(
      'ad-hoc/output',
      `${source.id} has ${isNamed ? 'an output collection, but no output element' : 'an output element, but no output collection'}.`,
      'Set both, or neither.',
    );
  return null;
}

function readNotes(source: ElementSource): Readonly<Record<NodeId, Notes>> {
  const notes: Record<NodeId, Notes> = {};
  for (const xml of listOf(source.xml['flowElements'])) {
    const [documentation] = listOf(xml['documentation']);
    const properties: Record<string, string> = {};
    for (const { name, value } of listOf(source.extension('Properties', xml)?.['properties']))
      if (typeof name === 'string' && typeof value === 'string') properties[name] = value;
    const text = documentation?.['text'];
    notes[xml['id'] as NodeId] = { documentation: typeof text === 'string' ? text : null, properties };
  }
  return notes;
}

function listOf(value: unknown): readonly Xml[] {
  return Array.isArray(value) ? (value as readonly Xml[]) : [];
}
