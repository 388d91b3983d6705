import { Incident } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { catching } from './catching.ts';
import { homeOf, keptUnder, ordersFor, ownerOf, type Compensable } from './kept-items.ts';
import type { Run } from './run.ts';

/**
 * BPMN 2.0 §10.2.5, §13.4.4: everything active inside the transaction ends, then everything that had completed inside
 * is undone, the last completed first. Nothing interrupts that any more but an error. A repeated transaction is
 * cancelled as a whole: its cancel event sits on the loop.
 */
export function cancelTransaction(run: Run, thrower: ElementInstance): void {
  const transaction = transactionAround(run, thrower);
  const { key, waits, incident } = transaction;
  const inside = keptInActive(run, transaction);
  for (const wait of waits) run.emit({ type: 'WaitClosed', element: key, wait: wait.key, on: wait.on });
  if (incident) run.emit({ type: 'IncidentResolved', element: key, incident: incident.key, job: null });
  for (const child of run.draft.childrenOf(key)) run.terminate(child);
  run.emit({ type: 'ScopeInterrupted', scope: key });
  // Ended with their scopes, but still to be undone.
  for (const item of inside) run.emit({ type: 'ItemKept', item });
  const queue = ordersFor(run, [ownerOf(transaction)], null);
  const compensation = { queue, running: 0, parallel: false, after: 'cancel' as const };
  run.emit({ type: 'CompensationChanged', element: key, run: compensation });
  run.agenda.compensate(key);
}

function transactionAround(run: Run, thrower: ElementInstance): ElementInstance {
  for (let { scope } = thrower; scope !== null;) {
    const element = run.element(scope);
    const { role } = element;
    if (behaviorOf(run.node(element)).cancellable && role !== 'turn' && role !== 'restored') return element;
    ({ scope } = element);
  }
  throw new Incident('UNKNOWN', `${thrower.node} cancels a transaction, but is not inside one.`);
}

/**
 * What had completed inside scopes that are still active, with an item for each of those scopes to reach it by. Such a
 * scope has not completed itself: it counts as the last that did, and its own handler is not for it.
 */
function keptInActive(run: Run, scope: ElementInstance): readonly Compensable[] {
  const kept: Compensable[] = [];
  for (const child of run.draft.childrenOf(scope.key)) {
    if (child.role === 'activation') kept.push(...keptInActive(run, child));
    else if (child.onBehalfOf === null || child.role === 'restored') {
      const inside = [...allUnder(run, ownerOf(child)), ...keptInActive(run, child)];
      if (inside.length > 0) kept.push(...inside, unfinished(run, child));
    }
  }
  return kept;
}

function unfinished(run: Run, element: ElementInstance): Compensable {
  return {
    of: 'compensation',
    key: run.env.newKey(),
    owner: ownerOf(homeOf(run, element)),
    node: element.node,
    element: ownerOf(element),
    role: element.role,
    variables: element.variables,
    unfinished: true,
  };
}

function allUnder(run: Run, owner: Key): readonly Compensable[] {
  return keptUnder(run, owner).flatMap((item) => [item, ...allUnder(run, item.element)]);
}

/** All is undone: the transaction ends and is left by its cancel event, if it has one. */
export function endCancelled(run: Run, transaction: ElementInstance): void {
  const { key, scope } = transaction;
  const event = catching(run.definition, run.node(transaction).boundaryEvents, 'cancel', '');
  run.terminate(run.element(key));
  if (scope === null) return;
  if (event) run.beginTriggered(event, scope, {});
  else run.scopeMayEnd(scope);
}
