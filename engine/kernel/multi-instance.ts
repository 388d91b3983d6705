import { Incident } from '../elements/element.ts';
import type { Expression, MultiInstanceLoop, Node } from '../model/definition.ts';
import type { Json, Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { eventsOf, type ThrownMoves } from './loop-events.ts';
import { dropMark, keepOutput, markPutOut } from './loop-outputs.ts';
import type { Run } from './run.ts';
import { lookUp } from './variables.ts';

/** More than any diagram means: a cardinality beyond is taken for a mistake. */
const MOST_INSTANCES = 100_000;

/** One turn to begin: its loopCounter and the variables it begins with. */
export interface Turn {
  readonly counter: number;
  readonly variables: Variables;
}

/** What the end of a turn leads to: events the activity throws, and whether it is done with. */
export interface Verdict {
  readonly thrown: ThrownMoves;
  readonly isFulfilled: boolean;
}

/** BPMN 2.0 §13.2.7: the number of instances is decided once, when the activity begins; parallel ones begin at once. */
export function planMany(
  run: Run,
  body: ElementInstance,
  node: Node,
  loop: MultiInstanceLoop,
): { readonly total: number; readonly turns: readonly Turn[] } {
  const items = itemsOf(run, body, node, loop);
  const total = items ? items.length : cardinalityOf(run, body, node, loop);
  if (loop.sequential) return { total, turns: [] };
  const turns = Array.from({ length: total }, (_, at) => turnOf(run, loop, at + 1, items?.[at] ?? null));
  return { total, turns };
}

/** The next of instances that follow one another, with its item as the collection has it now; null: there is none. */
export function nextOfMany(run: Run, body: ElementInstance, node: Node): Turn | null {
  const { loop } = node;
  if (loop?.kind !== 'multiInstance' || !loop.sequential || !body.loop) return null;
  const { started, total } = body.loop;
  if (total === null || started >= total) return null;
  const items = itemsOf(run, body, node, loop);
  if (items && items.length <= started)
    throw new Incident(
      'EXTRACT_VALUE_ERROR',
      `Expected the input collection of ${node.id} to have an item ${started + 1}, but it has only ${items.length}: it was ${total} items long when the activity began.`,
    );
  return turnOf(run, loop, started + 1, items?.[started] ?? null);
}

/**
 * The output of a turn is kept, the events it leads to and the completion condition are evaluated in its scope. Where
 * that fails it is marked that its work is over, so that the work is not done again when this is repeated.
 */
export function completedTurn(run: Run, turn: ElementInstance, node: Node, loop: MultiInstanceLoop): Verdict {
  try {
    if (loop.outputCollection !== null && loop.outputElement)
      keepOutput(run, turn, run.context(turn, node).evaluate(loop.outputElement, 'output element'));
    const verdict = judged(run, turn, node, loop);
    if (loop.outputCollection === null) dropMark(run, turn);
    return verdict;
  } catch (failure) {
    if (failure instanceof Incident) markPutOut(run, turn);
    throw failure;
  }
}

function judged(run: Run, turn: ElementInstance, node: Node, loop: MultiInstanceLoop): Verdict {
  if (turn.scope === null) throw new Error(`${node.id} has a turn outside a body`);
  const body = run.element(turn.scope);
  const names = countsAfter(body);
  const context = run.context(turn, node).with(names);
  return {
    thrown: eventsOf(run, body, node, loop.behavior, context),
    isFulfilled: loop.completionCondition
      ? context.boolean(loop.completionCondition, 'completion condition', 'CONDITION_ERROR')
      : false,
  };
}

/** As they are when the turn that is about to complete has completed. */
function countsAfter({ loop }: ElementInstance): Readonly<Record<string, Json>> {
  if (!loop) throw new Error('A turn has no loop around it');
  const total = loop.total ?? loop.started;
  const completed = loop.completed + 1;
  return {
    numberOfInstances: total,
    numberOfActiveInstances: loop.started - completed - loop.terminated,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: loop.terminated,
  };
}

function turnOf(run: Run, loop: MultiInstanceLoop, counter: number, item: Json): Turn {
  const output = loop.outputElement && variableOf(run, loop.outputElement);
  return {
    counter,
    variables: {
      ...(output && { [output]: null }),
      ...(loop.collection && loop.inputElement !== null && { [loop.inputElement]: item }),
      loopCounter: counter,
    },
  };
}

const path = /^\s*[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*\s*$/u;

/** The variable an output element is, or is part of: each turn has its own, so that results stay apart. */
function variableOf(run: Run, expression: Expression): string | null {
  if (expression.language !== 'feel' || !path.test(expression.source)) return null;
  return run.env.variablesOf(expression.source)[0] ?? null;
}

/** The items, seen from where the activity stands; null where only their number is given. */
function itemsOf(
  run: Run,
  { scope }: ElementInstance,
  node: Node,
  { collection }: MultiInstanceLoop,
): readonly Json[] | null {
  if (!collection) return null;
  if (scope === null) throw new Error(`${node.id} is not inside a scope`);
  const around = run.element(scope);
  const items =
    plainVariable(run, around, collection) ??
    run.context(around, node).evaluate(collection, 'input collection');
  if (Array.isArray(items)) return items as readonly Json[];
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `Expected the input collection of ${node.id} to be a list, but it is ${items === null ? 'null' : typeof items}.`,
  );
}

/** A variable is looked up without FEEL, which would copy the whole list for each of ten thousand turns. */
function plainVariable(run: Run, around: ElementInstance, expression: Expression): Json | undefined {
  if (expression.language !== 'feel') return undefined;
  const name = expression.source.trim();
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? lookUp(run, around.key, name) : undefined;
}

function cardinalityOf(run: Run, { scope }: ElementInstance, node: Node, loop: MultiInstanceLoop): number {
  if (!loop.cardinality || scope === null)
    throw new Error(`${node.id} has neither collection nor cardinality`);
  const cardinality = run.context(run.element(scope), node).integer(loop.cardinality, 'loop cardinality');
  if (cardinality >= 0 && cardinality <= MOST_INSTANCES) return cardinality;
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `Expected the loop cardinality of ${node.id} to be from 0 to ${MOST_INSTANCES}, but it is ${cardinality}.`,
  );
}
