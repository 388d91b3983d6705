import type { JoinContext } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { FlowId, Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { mayStillCome } from './reachability.ts';
import type { Run } from './run.ts';

/** A token has come to an element that waits for several. */
export function joinNow(run: Run, node: Node, scope: Key): void {
  const behavior = behaviorOf(node);
  if (behavior.joinsLate) return;
  const consumes = behavior.join
    ? behavior.join(joinContext(run, node, scope))
    : startTokens(node, run.element(scope));
  if (consumes) run.begin(node, scope, { consumes });
}

/**
 * Joins that depend on what else happens in their scope, asked when everything has come to rest. Only scopes that the
 * step touched can have changed. True if one fired: there is work again.
 */
export function lateJoinNow(run: Run): boolean {
  if (!hasLateJoins(run.definition)) return false;
  for (const [key, scope] of run.draft.touched) {
    if (!scope || scope.phase === 'terminating') continue;
    for (const node of lateTargets(run.definition, scope)) if (fire(run, node, key)) return true;
  }
  return false;
}

function fire(run: Run, node: Node, scope: Key): boolean {
  const behavior = behaviorOf(node);
  const context = joinContext(run, node, scope);
  if (context.waiting) {
    const reset = behavior.reset?.(context);
    if (!reset) return false;
    const { key } = context.waiting;
    run.emit({ type: 'GatewayReset', key, scope, consumes: reset.consume });
    run.leave(run.element(key), undefined, reset.take);
    return true;
  }
  const consumes = behavior.join?.(context);
  if (!consumes) return false;
  run.begin(node, scope, { consumes });
  return true;
}

/** The gateways of the scope that have a token waiting, or wait for their reset. */
function lateTargets(definition: Definition, scope: ElementInstance): readonly Node[] {
  const targets = new Set<Node>();
  for (const flow in scope.pending) {
    const node = nodeOf(definition, flowOf(definition, flow as FlowId).target);
    if (behaviorOf(node).joinsLate) targets.add(node);
  }
  return [...targets];
}

function joinContext(run: Run, node: Node, scope: Key): JoinContext {
  const { definition } = run;
  const { pending } = run.element(scope);
  return {
    definition,
    node,
    pending,
    waiting: behaviorOf(node).reset
      ? (run.draft
          .childrenOf(scope)
          .find((child) => child.node === node.id && child.awaitingReset !== null) ?? null)
      : null,
    mayStillCome: (flow) => mayStillCome(run, node, flow, scope),
    boolean: (expression, property, names) =>
      run.context(run.element(scope), node).with(names).boolean(expression, property, 'CONDITION_ERROR'),
  };
}

/** BPMN 2.0 §10.2.1, startQuantity: so many tokens start the activity, from whichever flows they come. */
function startTokens(node: Node, { pending }: ElementInstance): readonly FlowId[] | null {
  const tokens: FlowId[] = [];
  for (const flow of node.incoming)
    for (let count = pending[flow] ?? 0; count > 0 && tokens.length < node.startQuantity; count -= 1)
      tokens.push(flow);
  return tokens.length === node.startQuantity ? tokens : null;
}

const late = new WeakMap<Definition, boolean>();

function hasLateJoins(definition: Definition): boolean {
  let answer = late.get(definition);
  if (answer === undefined) {
    answer = [...definition.nodes.values()].some((node) => behaviorOf(node).joinsLate === true);
    late.set(definition, answer);
  }
  return answer;
}
