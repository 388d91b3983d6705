import type { Definition, Expression, Flow, Loop, Node, Trigger } from '../model/definition.ts';

/** The sources that stand for expressions whose data is not known; `abstract-environment` knows what each may give. */
export const CHOICE = 'choice';
export const ANY_VALUE = 'any value';
export const NO_ITEMS = 'no items';

const choice: Expression = { language: 'feel', source: CHOICE };
const anyValue: Expression = { language: 'feel', source: ANY_VALUE };
const noItems: Expression = { language: 'feel', source: NO_ITEMS };

/** Enough to tell a loop from no loop, and turns that run side by side from one turn. */
const TURNS: Expression = { language: 'literal', value: 2 };
const ITEMS: Expression = { language: 'literal', value: [1, 2] };

const known = new WeakMap<Definition, Definition>();

/**
 * The same process with its data left out: each condition may be true or false, every other expression gives some value,
 * mappings are gone, a multi-instance activity has two instances and a standard loop at most two turns.
 */
export function abstractDefinition(definition: Definition): Definition {
  let abstract = known.get(definition);
  if (!abstract) {
    const nodes = new Map([...definition.nodes].map(([id, node]) => [id, abstractNode(node)]));
    const flows = new Map([...definition.flows].map(([id, flow]) => [id, abstractFlow(flow)]));
    abstract = { ...definition, nodes, flows };
    known.set(definition, abstract);
  }
  return abstract;
}

function abstractFlow(flow: Flow): Flow {
  return { ...flow, condition: flow.condition && choice };
}

function abstractNode(node: Node): Node {
  return {
    ...node,
    loop: node.loop && abstractLoop(node.loop),
    trigger: node.trigger && (abstractValue('trigger', node.trigger) as Trigger),
    listeners: node.listeners.map((listener) => ({ ...listener, jobType: anyValue, retries: anyValue })),
    inputs: [],
    outputs: [],
    declares: [],
    attrs: abstractValue('attrs', node.attrs),
  };
}

function abstractLoop(loop: Loop): Loop {
  if (!('sequential' in loop)) return { ...loop, condition: loop.condition && choice, maximum: TURNS };
  return {
    ...loop,
    collection: loop.collection && ITEMS,
    cardinality: loop.cardinality && TURNS,
    outputCollection: null,
    outputElement: null,
    completionCondition: loop.completionCondition && choice,
    behavior: abstractValue('behavior', loop.behavior) as typeof loop.behavior,
  };
}

/** Attributes are plain data: an expression is told by its shape, what it must give by the name it stands under. */
function abstractValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => abstractValue(name, item));
  if (typeof value !== 'object' || value === null) return value;
  if ('language' in value && value.language === 'feel' && 'source' in value) return standIn(name);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, abstractValue(key, item)]));
}

function standIn(name: string): Expression {
  if (/condition$/i.test(name)) return choice;
  return /elements$/i.test(name) ? noItems : anyValue;
}
