import { Incident } from '../elements/element.ts';
import type { Node } from '../model/definition.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Turn } from './multi-instance.ts';
import type { Run } from './run.ts';

/** A loop with so many turns at most need not be watched: it ends in bearable time. */
const SURELY_ENDS = 100_000;

/** BPMN 2.0 §13.2.6, loopMaximum: evaluated once, when the loop begins; null: no limit. */
export function mostTurns(run: Run, body: ElementInstance, node: Node): number | null {
  const { loop } = node;
  if (loop?.kind !== 'standard' || !loop.maximum) return null;
  const maximum = run.context(body, node).integer(loop.maximum, 'loop maximum');
  if (maximum >= 0) return maximum;
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `Expected the loop maximum of ${node.id} to be at least 0, but it is ${maximum}.`,
  );
}

/**
 * BPMN 2.0 §13.2.6: the next turn, null when the loop is over. The condition is looked at in the scope of the body, with
 * the number of turns begun so far as `loopCounter`; before the first turn only where the loop tests before.
 */
export function nextOfLoop(run: Run, body: ElementInstance, node: Node): Turn | null {
  const { loop } = node;
  if (loop?.kind !== 'standard' || !body.loop) return null;
  const { started, total } = body.loop;
  if (total !== null && started >= total) return null;
  const isTested = loop.condition && (loop.testBefore || started > 0);
  if (isTested && !holds(run, body, node, started)) return null;
  if (total === null || total > SURELY_ENDS) watch(run, body, node);
  return { counter: started + 1, variables: { loopCounter: started + 1 } };
}

function holds(run: Run, body: ElementInstance, node: Node, loopCounter: number): boolean {
  if (node.loop?.kind !== 'standard' || !node.loop.condition) return true;
  const context = run.context(body, node).with({ loopCounter });
  return context.boolean(node.loop.condition, 'loop condition', 'CONDITION_ERROR');
}

/** Turns that never wait, without end, would keep the step from ever ending. */
function watch(run: Run, body: ElementInstance, node: Node): void {
  const endless = run.agenda.countBegin(node.id, body.key);
  if (endless !== null) throw new Incident('UNKNOWN', endless);
}
