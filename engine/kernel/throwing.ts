import type { Move } from '../elements/element.ts';
import type { Trigger } from '../model/definition.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { Run } from './run.ts';
import { partsOf } from './waits.ts';

/** Moves by which an event ends or goes on waiting; all others let it complete. */
const lasting = new Set<Move['do']>([
  'createJob',
  'compensate',
  'cancelTransaction',
  'terminateScope',
  'throwError',
]);

/** What an element does when its trigger is thrown. A multiple event throws all its parts, then goes on (BPMN 2.0 §10.4.5). */
export function thrownBy(run: Run, element: ElementInstance): readonly Move[] {
  const parts = partsOf(run.node(element).trigger);
  const moves = movesOf(run, element, parts);
  if (parts.length === 1) return moves;
  const last = moves.filter((move) => lasting.has(move.do));
  const first = moves.filter((move) => !lasting.has(move.do) && move.do !== 'complete');
  return last.length > 0 ? [...first, ...last] : [...first, { do: 'complete' }];
}

function movesOf(run: Run, element: ElementInstance, parts: readonly Trigger[]): readonly Move[] {
  const node = run.node(element);
  return parts.flatMap((trigger) => {
    const moves = triggerOf(trigger.kind).throw?.(run.context(element, node, trigger));
    if (!moves) throw new Error(`${node.id} has a trigger that cannot be thrown: ${trigger.kind}`);
    return moves;
  });
}
