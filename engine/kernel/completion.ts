import { nodeOf, type Node } from '../model/definition.ts';
import type { FlowId, Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { activationDone, goOnAdHoc, judgeActivation } from './ad-hoc.ts';
import { handlerDone } from './compensation.ts';
import { flowsToTake } from './flows.ts';
import { dropItems, keepCompensable } from './kept-items.ts';
import { judgeTurn, turnDone } from './loops.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { Run } from './run.ts';
import { endTerminated } from './termination.ts';

/** The element has left its work, mappings and listeners behind: it ends, and what follows begins. */
export function finish(run: Run, element: ElementInstance, node: Node, take?: readonly FlowId[]): void {
  if (element.scope === null) {
    finishProcess(run, element);
    return;
  }
  const flows = continues(element) ? (take ?? flowsToTake(run, element, node)) : [];
  const turnVerdict = element.role === 'turn' ? judgeTurn(run, element, node) : null;
  const activationVerdict = element.role === 'activation' ? judgeActivation(run, element, node) : null;
  keepCompensable(run, element, node);
  // Begun before the element ends, so that its scope is never without anything under way.
  const next = linked(run, node, element.scope);
  run.emit({ type: 'ElementCompleted', key: element.key, node: node.id, scope: element.scope });
  if (turnVerdict) turnDone(run, element, turnVerdict);
  else if (activationVerdict) activationDone(run, element, activationVerdict);
  else if (element.onBehalfOf) handlerDone(run, element.onBehalfOf, element.scope);
  else {
    for (const flow of flows)
      for (let token = 0; token < node.completionQuantity; token += 1) run.take(flow, element.scope);
    if (next) run.agenda.enter(next.key);
    else if (flows.length === 0) scopeMayEnd(run, element.scope);
  }
}

/** BPMN 2.0 §10.4.5: a link goes on at the link that catches it. */
function linked(run: Run, node: Node, scope: Key): ElementInstance | null {
  const next =
    node.trigger && triggerOf(node.trigger.kind).leadsTo?.(node, node.trigger.attrs, run.definition);
  return next ? run.activate(nodeOf(run.definition, next), scope) : null;
}

/** What runs inside something else, or undoes something, is not left by flows. */
function continues({ role, onBehalfOf }: ElementInstance): boolean {
  return (role === 'plain' || role === 'loop') && onBehalfOf === null;
}

function finishProcess(run: Run, { key, node }: ElementInstance): void {
  const { variables } = run.element(key);
  dropItems(run, key);
  run.emit({ type: 'ElementCompleted', key, node, scope: null });
  run.emit({ type: 'InstanceCompleted', variables });
}

/** A scope with nothing active and no token under way inside is done. */
export function scopeMayEnd(run: Run, key: Key): void {
  const scope = run.draft.find(key);
  if (!scope || scope.children > 0) return;
  if (scope.phase === 'terminating') {
    endTerminated(run, scope);
    return;
  }
  // Loops, ad-hoc sub-processes and scopes under compensation end by rules of their own.
  if (
    (scope.incident && scope.job) ||
    scope.phase !== 'active' ||
    scope.role === 'loop' ||
    scope.compensation
  )
    return;
  for (const _flow in scope.pending) return;
  // What it left behind was mapped when it completed.
  if (scope.role === 'restored') finish(run, scope, run.node(scope));
  else if (scope.adHoc) goOnAdHoc(run, key);
  else run.leave(scope);
}
