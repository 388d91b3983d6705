import { behaviorOf } from '../elements/registry.ts';
import type { Definition, Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { CompensationOrder, ElementInstance, Item } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { catching } from './catching.ts';
import type { Run } from './run.ts';
import { partsOf } from './waits.ts';

export type Compensable = Extract<Item, { of: 'compensation' }>;

/**
 * BPMN 2.0 §10.6: what has completed can be undone. Kept just before it completes, one item each:
 *
 * K1. An activity with a handler; what is inside it can then never be undone by itself. A loop has its handler on the
 *     body, not on the turns.
 * K2. A scope without handler that can undo itself, or has something kept inside. That stays under the key of the
 *     completed scope, to be reached over `item.element`. An activation inside an ad-hoc sub-process is no such scope.
 * K3. What undoes something, and what runs in a scope under compensation, is not undone in turn.
 */
export function keepCompensable(run: Run, element: ElementInstance, node: Node): void {
  if (element.role === 'activation') return;
  const isScope = element.role === 'loop' || behaviorOf(node).container === true;
  if ((node.compensatedBy === null && !isScope) || !canCompensate(run.definition)) return;
  const home = homeOf(run, element);
  const isPartOfUndoing = element.onBehalfOf !== null || home.role === 'restored';
  const isKept = !isPartOfUndoing && isCompensable(run, element, node);
  if (isKept)
    run.emit({
      type: 'ItemKept',
      item: {
        of: 'compensation',
        key: run.env.newKey(),
        owner: ownerOf(home),
        node: node.id,
        element: element.key,
        role: element.role,
        variables: node.compensatedBy === null ? element.variables : {},
      },
    });
  if (!isKept || node.compensatedBy !== null) dropItems(run, ownerOf(element));
}

function isCompensable(run: Run, element: ElementInstance, node: Node): boolean {
  if (node.compensatedBy !== null) return element.role !== 'turn';
  const undoesItself =
    element.role !== 'loop' && catching(run.definition, node.eventStarts, 'compensate', '') !== null;
  return undoesItself || keptUnder(run, element.key).length > 0;
}

/** The scope that an element's compensation belongs to: activations inside an ad-hoc sub-process have none of their own. */
export function homeOf(run: Run, { key, scope: at }: ElementInstance): ElementInstance {
  if (at === null) throw new Error(`Element ${key} is not inside a scope`);
  const scope = run.element(at);
  return scope.role === 'activation' ? homeOf(run, scope) : scope;
}

/** The key under which is kept what has completed inside a scope. */
export function ownerOf({ key, restores }: ElementInstance): Key {
  return restores ?? key;
}

/** In no particular order. */
export function keptUnder(run: Run, owner: Key): readonly Compensable[] {
  return run.draft.itemsOf(owner).filter((item) => item.of === 'compensation');
}

/** To undo what is kept under these keys now; none if there is nothing. */
export function ordersFor(
  run: Run,
  owners: readonly Key[],
  activity: NodeId | null,
): readonly CompensationOrder[] {
  const last = newest(ofActivity(run, owners, activity));
  return last ? [{ owners, activity, last: last.key }] : [];
}

/** What of an order is still to be undone. */
export function ordered(run: Run, { owners, activity, last }: CompensationOrder): readonly Compensable[] {
  return ofActivity(run, owners, activity).filter(({ key }) => key <= last);
}

function ofActivity(run: Run, owners: readonly Key[], activity: NodeId | null): readonly Compensable[] {
  const items = owners.flatMap((owner) => keptUnder(run, owner));
  return activity === null ? items : items.filter(({ node }) => node === activity);
}

/** Keys are given in the order of time. */
export function newest(items: readonly Compensable[]): Compensable | null {
  return items.reduce<Compensable | null>((last, item) => (last && last.key > item.key ? last : item), null);
}

/** What was kept under a key, and for what had completed inside, is of no use any more. */
export function dropItems(run: Run, owner: Key): void {
  const items = run.draft.itemsOf(owner);
  if (items.length === 0) return;
  run.emit({ type: 'ItemsDropped', items: items.map(({ key }) => key) });
  for (const item of items) if (item.of === 'compensation') dropItems(run, item.element);
}

const known = new WeakMap<Definition, boolean>();

/** Whether anything in the process can undo what has completed; if not, nothing is kept. */
function canCompensate(definition: Definition): boolean {
  let answer = known.get(definition);
  if (answer === undefined) {
    answer = [...definition.nodes.values()].some(
      (node) => isThrown(node) && partsOf(node.trigger).some(({ kind }) => triggerOf(kind).undoes === true),
    );
    known.set(definition, answer);
  }
  return answer;
}

function isThrown(node: Node): boolean {
  return node.attachedTo === null && !behaviorOf(node).start;
}
