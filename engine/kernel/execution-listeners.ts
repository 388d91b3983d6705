import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { finish } from './completion.ts';
import { runListeners } from './listeners.ts';
import type { Run } from './run.ts';
import { propagate, writeLocal } from './variables.ts';

/**
 * The job of an execution listener is done (and no longer in the state): the next one begins, after the last one the
 * element does. What a start listener gives is seen inside the element only; what an end listener gives leaves it.
 */
export function executionListenerDone(
  run: Run,
  element: ElementInstance,
  { on, at }: { readonly on: string; readonly at: number },
  variables: Variables,
): void {
  const { key } = element;
  const node = run.node(element);
  if (on === 'start') {
    writeLocal(run, key, variables);
    run.attempt(run.element(key), 'entering', () => {
      if (!runListeners(run, key, node, on, at + 1)) run.act(run.element(key), node);
    });
    return;
  }
  // A turn of a loop keeps what is put out: the loop collects it.
  propagate(run, element.role === 'turn' ? key : (element.scope ?? key), variables);
  run.attempt(run.element(key), 'leaving', () => {
    if (!runListeners(run, key, node, on, at + 1)) finish(run, run.element(key), node);
  });
}
