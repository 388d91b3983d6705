import { expressionElement, tag, textElement } from './model-xml.ts';

/** What flows into or out of an activity, an event or a process; its key is its name. */
export interface DataFlow {
  readonly isCollection?: boolean;
  readonly itemSubjectRef?: string;
  readonly optional?: boolean;
  readonly whileExecuting?: boolean;
  /** Ids of data objects, properties or data inputs: sources of an input, targets of an output. */
  readonly with?: string | readonly string[];
  readonly transformation?: string;
  /** What is written → from where, both expressions. */
  readonly assign?: Readonly<Record<string, string>>;
}

export type DataFlows = Readonly<Record<string, DataFlow>>;

export interface DataOptions {
  /** `bpmn:property`: names of data it has for itself. */
  readonly dataProperties?: readonly string[];
  readonly dataInputs?: DataFlows;
  readonly dataOutputs?: DataFlows;
}

/** BPMN 2.0, 10.4: an activity has an ioSpecification, an event holds its data itself, a process has no associations. */
export type DataHolder = 'activity' | 'catchEvent' | 'throwEvent' | 'process';

/** `order_in_amount` and `order_out_total` on the element `order`. */
export function dataElements(id: string, holder: DataHolder, options: DataOptions): string {
  const inputs = sidesOf('in', id, options.dataInputs);
  const outputs = sidesOf('out', id, options.dataOutputs);
  const properties = (options.dataProperties ?? []).map((name) =>
    tag('bpmn:property', { id: `${id}_${name}`, name }),
  );
  if (holder === 'process') return specification(id, inputs, outputs) + properties.join('');
  if (holder === 'activity')
    return [
      specification(id, inputs, outputs),
      ...properties,
      ...inputs.map(association),
      ...outputs.map(association),
    ].join('');
  const held = holder === 'throwEvent' ? inputs : outputs;
  return [...properties, ...held.map(itemElement), ...held.map(association), ...setOf(id, held)].join('');
}

interface Side extends DataFlow {
  readonly direction: 'in' | 'out';
  readonly id: string;
  readonly name: string;
}

const words = {
  in: {
    item: 'bpmn:dataInput',
    association: 'bpmn:dataInputAssociation',
    set: 'bpmn:inputSet',
    refs: ['bpmn:dataInputRefs', 'bpmn:optionalInputRefs', 'bpmn:whileExecutingInputRefs'],
  },
  out: {
    item: 'bpmn:dataOutput',
    association: 'bpmn:dataOutputAssociation',
    set: 'bpmn:outputSet',
    refs: ['bpmn:dataOutputRefs', 'bpmn:optionalOutputRefs', 'bpmn:whileExecutingOutputRefs'],
  },
} as const;

function sidesOf(direction: 'in' | 'out', id: string, flows: DataFlows = {}): readonly Side[] {
  return Object.entries(flows).map(([name, flow]) => ({
    ...flow,
    direction,
    id: `${id}_${direction}_${name}`,
    name,
  }));
}

function specification(id: string, inputs: readonly Side[], outputs: readonly Side[]): string {
  if (inputs.length + outputs.length === 0) return '';
  const sets = [
    ...(inputs.length > 0 ? setOf(id, inputs) : [tag('bpmn:inputSet', {})]),
    ...(outputs.length > 0 ? setOf(id, outputs) : [tag('bpmn:outputSet', {})]),
  ];
  return tag(
    'bpmn:ioSpecification',
    {},
    [...inputs.map(itemElement), ...outputs.map(itemElement), ...sets].join(''),
  );
}

function itemElement({ direction, id, name, isCollection, itemSubjectRef }: Side): string {
  return tag(words[direction].item, { id, name, isCollection, itemSubjectRef });
}

function setOf(id: string, sides: readonly Side[]): readonly string[] {
  const [first] = sides;
  if (!first) return [];
  const { set, refs } = words[first.direction];
  const chosen = [
    sides,
    sides.filter(({ optional }) => optional),
    sides.filter((side) => side.whileExecuting),
  ];
  const content = refs.flatMap((name, at) => chosen[at]?.map((side) => tag(name, {}, side.id)) ?? []);
  return [tag(set, { id: `${id}_${first.direction}` }, content.join(''))];
}

function association({ direction, id, with: others = [], transformation, assign = {} }: Side): string {
  const far = typeof others === 'string' ? [others] : others;
  const assignments = Object.entries(assign);
  if (far.length + assignments.length === 0 && transformation === undefined) return '';
  const [sources, targets] = direction === 'in' ? [far, [id]] : [[id], far];
  return tag(
    words[direction].association,
    { id: `${id}_association` },
    [
      ...sources.map((source) => tag('bpmn:sourceRef', {}, source)),
      ...targets.map((target) => tag('bpmn:targetRef', {}, target)),
      textElement('bpmn:transformation', transformation),
      ...assignments.map(([to, from]) =>
        tag('bpmn:assignment', {}, expressionElement('bpmn:from', from) + expressionElement('bpmn:to', to)),
      ),
    ].join(''),
  );
}

export interface DataObjectOptions {
  readonly name?: string;
  readonly isCollection?: boolean;
  readonly itemSubjectRef?: string;
  /** Id of its reference → the state it is in there; default: one reference, `<id>_reference`. */
  readonly references?: Readonly<Record<string, string | null>>;
}

export function dataObjectElements(id: string, options: DataObjectOptions): readonly string[] {
  const { name = id, isCollection, itemSubjectRef, references = { [`${id}_reference`]: null } } = options;
  return [
    tag('bpmn:dataObject', { id, name, isCollection, itemSubjectRef }),
    ...Object.entries(references).map(([reference, state]) =>
      tag(
        'bpmn:dataObjectReference',
        { id: reference, name, dataObjectRef: id },
        state === null ? '' : tag('bpmn:dataState', { name: state }),
      ),
    ),
  ];
}
