import type { Move } from '../elements/element.ts';
import { nodeOf, type Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { CompensationRun, ElementInstance } from '../state/instance-state.ts';
import { catching } from './catching.ts';
import { newest, ordered, ordersFor, ownerOf, type Compensable } from './kept-items.ts';
import type { Run } from './run.ts';
import { endCancelled } from './transaction.ts';
import { writeLocal } from './variables.ts';

/**
 * BPMN 2.0 §10.6, §13.4.4: completed activities are undone, the last completed first.
 *
 * C1. What is to be undone is fixed when compensation is thrown; each item is undone once, however often it is thrown:
 *     it is dropped when its undoing begins.
 * C2. The run stands on the element that waits for it: the thrower, the scope of a thrower that does not wait, a scope
 *     under compensation, a transaction being cancelled. It ends with that element. Handlers know it as `onBehalfOf`,
 *     but live in the scope of the activity they undo.
 * C3. A handler that was terminated (by its boundary event, or from outside) has had its turn: the next one follows.
 * C4. A run with nothing at work is on the agenda; `resumeCompensation` alone begins handlers and ends runs.
 */
export function compensate(
  run: Run,
  thrower: ElementInstance,
  { activity, wait, parallel }: Extract<Move, { do: 'compensate' }>,
): void {
  const queue = ordersFor(run, scopesMeant(run, thrower).map(ownerOf), activity);
  if (!wait && thrower.scope !== null && queue.length > 0)
    undoAll(run, thrower.scope, { queue, parallel, after: 'nothing' });
  undoAll(run, thrower.key, { queue: wait ? queue : [], parallel, after: 'leave' });
}

/** The scope of the thrower; from an event sub-process or one activation of an ad-hoc sub-process also the one around. */
function scopesMeant(run: Run, thrower: ElementInstance): readonly ElementInstance[] {
  const scopes: ElementInstance[] = [];
  for (let scope = around(run, thrower); scope; scope = around(run, scope)) {
    scopes.push(scope);
    if (scope.role !== 'activation' && !isEventSubProcess(run, scope)) break;
  }
  return scopes;
}

function isEventSubProcess(run: Run, element: ElementInstance): boolean {
  const scope = around(run, element);
  const starts = scope ? run.node(scope).eventStarts : [];
  return starts.some((start) => nodeOf(run.definition, start).scope === element.node);
}

function around(run: Run, { scope }: ElementInstance): ElementInstance | undefined {
  return scope === null ? undefined : run.draft.find(scope);
}

/** Further orders for a run that is under way already go to its end. */
function undoAll(run: Run, element: Key, begun: Omit<CompensationRun, 'running'>): void {
  const before = run.element(element).compensation;
  const joined = before && {
    ...before,
    queue: [...before.queue, ...begun.queue],
    parallel: before.parallel && begun.parallel,
  };
  run.emit({ type: 'CompensationChanged', element, run: joined ?? { ...begun, running: 0 } });
  run.agenda.compensate(element);
}

/** Begins what is next in a run, or ends it. */
export function resumeCompensation(run: Run, element: Key): void {
  const holder = run.draft.find(element);
  if (!holder?.compensation || holder.phase === 'terminating') return;
  const { compensation } = holder;
  const { running, parallel } = compensation;
  if (running > 0 && !parallel) return;
  const { now, queue } = parallel ? allOf(run, compensation) : nextOf(run, compensation);
  if (now.length > 0) {
    const begun = { ...compensation, queue, running: running + now.length };
    run.emit({ type: 'CompensationChanged', element, run: begun });
    run.emit({ type: 'ItemsDropped', items: now.map(({ key }) => key) });
    for (const item of now) undo(run, holder, item, parallel);
  } else if (running === 0) finishRun(run, holder, compensation);
}

interface Due {
  readonly now: readonly Compensable[];
  readonly queue: CompensationRun['queue'];
}

function nextOf(run: Run, { queue }: CompensationRun): Due {
  for (const [at, order] of queue.entries()) {
    const next = newest(ordered(run, order));
    if (next) return { now: [next], queue: queue.slice(at) };
  }
  return { now: [], queue: [] };
}

function allOf(run: Run, { queue }: CompensationRun): Due {
  const items = new Set(queue.flatMap((order) => ordered(run, order)));
  return { now: [...items].sort((a, b) => (a.key < b.key ? 1 : -1)), queue: [] };
}

function finishRun(run: Run, holder: ElementInstance, { after }: CompensationRun): void {
  const { key } = holder;
  run.emit({ type: 'CompensationChanged', element: key, run: null });
  if (after === 'leave') run.leave(run.element(key));
  else if (after === 'cancel') endCancelled(run, run.element(key));
  else run.scopeMayEnd(key);
}

function undo(run: Run, holder: ElementInstance, item: Compensable, parallel: boolean): void {
  const node = nodeOf(run.definition, item.node);
  const place = placeOf(run, holder, item);
  if (node.compensatedBy !== null && !item.unfinished) handle(run, holder.key, node, place);
  else restore(run, holder.key, { item, node, place, parallel });
}

/** The scope the item was kept for, as it is now: active still, or restored. */
function placeOf(run: Run, holder: ElementInstance, { owner, node }: Compensable): Key {
  for (let scope: ElementInstance | undefined = holder; scope; scope = around(run, scope))
    if (ownerOf(scope) === owner) return scope.key;
  throw new Error(`${node} is compensated from outside its scope`);
}

/** The boundary event happens, and the activity it leads to begins. */
function handle(run: Run, holder: Key, { boundaryEvents, compensatedBy }: Node, place: Key): void {
  if (compensatedBy === null) return;
  const event = catching(run.definition, boundaryEvents, 'compensate', '');
  if (event) {
    const { key, node, scope } = run.activate(event, place);
    run.emit({ type: 'ElementCompleted', key, node, scope });
  }
  run.begin(nodeOf(run.definition, compensatedBy), place, { onBehalfOf: holder });
}

interface Restoring {
  readonly item: Compensable;
  readonly node: Node;
  readonly place: Key;
  readonly parallel: boolean;
}

/** A completed scope comes back with its variables as they were: it undoes itself, or else what had completed inside. */
function restore(run: Run, holder: Key, { item, node, place, parallel }: Restoring): void {
  const { key } = run.activate(node, place, {
    role: 'restored',
    restores: item.element,
    onBehalfOf: holder,
  });
  writeLocal(run, key, item.variables);
  const undoesItself = item.role !== 'loop' && !item.unfinished;
  const start = undoesItself ? catching(run.definition, node.eventStarts, 'compensate', '') : null;
  if (start?.scope) {
    const entry = { start: start.id, payload: {} };
    run.begin(nodeOf(run.definition, start.scope), key, { entry });
  } else undoAll(run, key, { queue: ordersFor(run, [item.element], null), parallel, after: 'nothing' });
}

/** A handler has completed (it is no longer in the state) on behalf of an element. */
export function handlerDone(run: Run, onBehalfOf: Key, scope: Key): void {
  handlerEnded(run, onBehalfOf);
  run.scopeMayEnd(scope);
}

/** A handler has completed or is being terminated. What it worked for may have ended before it. */
export function handlerEnded(run: Run, onBehalfOf: Key): void {
  const compensation = run.draft.find(onBehalfOf)?.compensation;
  if (!compensation) return;
  const left = { ...compensation, running: compensation.running - 1 };
  run.emit({ type: 'CompensationChanged', element: onBehalfOf, run: left });
  run.agenda.compensate(onBehalfOf);
}
