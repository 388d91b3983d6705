import type { Move } from '../elements/element.ts';
import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** Keeps what is needed to undo an activity that is about to complete. */
export function keepCompensable(_run: Run, _element: ElementInstance, _node: Node): void {
  return;
}

export function compensate(
  _run: Run,
  thrower: ElementInstance,
  _move: Extract<Move, { do: 'compensate' }>,
): void {
  throw new Error(`compensation: ${thrower.node}`);
}

/** A handler has completed (it is no longer in the state) on behalf of an element. */
export function handlerDone(_run: Run, onBehalfOf: Key, _scope: Key): void {
  throw new Error(`compensation: ${onBehalfOf}`);
}

export function resumeCompensation(_run: Run, element: Key): void {
  throw new Error(`compensation: ${element}`);
}

export function cancelTransaction(_run: Run, thrower: ElementInstance): void {
  throw new Error(`compensation: ${thrower.node}`);
}
