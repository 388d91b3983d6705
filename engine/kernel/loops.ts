import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** A loop begins: its body waits for the boundary events of the activity and begins the turns. */
export function enterLoop(_run: Run, _body: ElementInstance, node: Node): void {
  throw new Error(`loops: ${node.id}`);
}

/** A turn has completed (it is no longer in the state). */
export function turnDone(_run: Run, _turn: ElementInstance, node: Node): void {
  throw new Error(`loops: ${node.id}`);
}

/** Begins the next turn of a loop whose turns follow one another. */
export function nextTurn(_run: Run, body: Key): void {
  throw new Error(`loops: ${body}`);
}
