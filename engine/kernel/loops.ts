import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { throwEvents } from './loop-events.ts';
import { collectOutputs, dropOutputs } from './loop-outputs.ts';
import { completedTurn, nextOfMany, planMany, type Turn, type Verdict } from './multi-instance.ts';
import type { Run } from './run.ts';
import { mostTurns, nextOfLoop } from './standard-loop.ts';
import { propagate, writeLocal } from './variables.ts';
import { openWaits, requestsOf } from './waits.ts';

/**
 * Loops and multi-instance activities (BPMN 2.0 §13.2.6, §13.2.7): a body around turns.
 *
 * L1. The boundary events of the activity wait on the body; everything else the activity has is each turn's own.
 * L2. A parallel body activates all its turns before any of them begins its work.
 * L3. What the end of a turn leads to is evaluated before the turn ends: a failure is an incident of the turn, which is
 *     then all that has to be repeated. What begins a turn is evaluated before it begins: a failure is the body's.
 * L4. A body goes on when its last turn has ended, however it ended; one turn costs the same among ten or ten thousand.
 */
export function enterLoop(run: Run, body: ElementInstance, node: Node): void {
  if (body.loop) return nextTurn(run, body.key);
  const waits = requestsOf(run, body, node.boundaryEvents);
  const { total, turns } = plan(run, body, node);
  openWaits(run, body.key, waits);
  run.emit({ type: 'LoopStarted', element: body.key, total });
  if (turns.length === 0) return nextTurn(run, body.key);
  const keys = turns.map((turn) => activateTurn(run, body.key, node, turn).key);
  for (const key of keys) {
    // A turn that is done may have ended the others.
    const turn = run.draft.find(key);
    if (turn && turn.phase !== 'terminating') run.enter(turn);
  }
}

/** Begins the next turn, or completes the body; while a turn is active, nothing. */
export function nextTurn(run: Run, key: Key): void {
  const body = run.draft.find(key);
  if (!body?.loop || body.phase === 'terminating' || body.children > 0 || body.incident) return;
  // A repeated transaction that is being cancelled.
  if (body.compensation) return;
  run.attempt(body, 'active', () => {
    const node = run.node(body);
    const turn = node.loop?.kind === 'standard' ? nextOfLoop(run, body, node) : nextOfMany(run, body, node);
    if (turn) run.enter(activateTurn(run, key, node, turn));
    else complete(run, body);
  });
}

/** Before a turn ends: what follows from it. Throws an `Incident` if that cannot be told. */
export function judgeTurn(run: Run, turn: ElementInstance, node: Node): Verdict {
  return node.loop?.kind === 'multiInstance'
    ? completedTurn(run, turn, node, node.loop)
    : { thrown: [], isFulfilled: false };
}

/** A turn has completed (it is no longer in the state). */
export function turnDone(run: Run, turn: ElementInstance, { thrown, isFulfilled }: Verdict): void {
  if (turn.scope === null) return;
  throwEvents(run, turn.scope, thrown);
  const body = run.draft.find(turn.scope);
  if (!body || body.phase === 'terminating') return;
  if (isFulfilled) for (const rest of run.draft.childrenOf(body.key)) run.terminate(rest);
  const now = run.element(body.key);
  if (now.children > 0) return;
  if (isFulfilled) complete(run, now);
  else run.agenda.turn(body.key);
}

function plan(
  run: Run,
  body: ElementInstance,
  node: Node,
): { readonly total: number | null; readonly turns: readonly Turn[] } {
  return node.loop?.kind === 'multiInstance'
    ? planMany(run, body, node, node.loop)
    : { total: mostTurns(run, body, node), turns: [] };
}

function activateTurn(run: Run, body: Key, node: Node, { counter, variables }: Turn): ElementInstance {
  const { key } = run.activate(node, body, { role: 'turn', counter });
  writeLocal(run, key, variables);
  return run.element(key);
}

/** What the turns have put out leaves with the body, as one list. */
function complete(run: Run, body: ElementInstance): void {
  const { key, scope } = body;
  const { loop } = run.node(body);
  if (loop?.kind === 'multiInstance' && loop.outputCollection !== null && scope !== null)
    propagate(run, scope, { [loop.outputCollection]: collectOutputs(run, body) });
  dropOutputs(run, key);
  run.leave(run.element(key));
}
