import type { HookContext, Move } from '../elements/element.ts';
import type { LoopBehavior, Node, Trigger } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { follow } from './moves.ts';
import type { Run } from './run.ts';
import { partsOf } from './waits.ts';

export type ThrownMoves = readonly Move[];

/**
 * BPMN 2.0 §13.2.7, behavior: what the activity throws because one more of its instances completes. They are implicit
 * throw events; what they need is evaluated now, `turn` being where conditions are seen from.
 */
export function eventsOf(
  run: Run,
  body: ElementInstance,
  node: Node,
  behavior: LoopBehavior,
  turn: HookContext,
): ThrownMoves {
  return triggered(body, behavior, turn)
    .flatMap((event) => partsOf(event))
    .flatMap((trigger) => triggerOf(trigger.kind).throw?.(run.context(body, node, trigger)) ?? [])
    .flatMap((move) => implicit(move));
}

/** From inside the body: the boundary events of the activity are the first that can catch them. */
export function throwEvents(run: Run, body: Key, thrown: ThrownMoves): void {
  if (thrown.length > 0) follow(run, body, thrown);
}

function triggered(body: ElementInstance, behavior: LoopBehavior, turn: HookContext): readonly Trigger[] {
  if ('events' in behavior)
    return behavior.events.flatMap(({ condition, event }) =>
      turn.boolean(condition, 'condition of a behaviour event', 'CONDITION_ERROR') ? [event] : [],
    );
  if (!('event' in behavior)) return [];
  const { kind, event } = behavior;
  return kind === 'none' || body.loop?.completed === 0 ? [event] : [];
}

/** Nothing completes by an implicit throw event, and nothing waits for what it begins. */
function implicit(move: Move): readonly Move[] {
  if (move.do === 'complete') return [];
  return [move.do === 'compensate' ? { ...move, wait: false } : move];
}
