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
  // With one incoming flow there is nothing else to look for.
  if (behavior.joinsLate && node.incoming.length > 1) return;
  const consumes = behavior.join
    ? behavior.join(joinContext(run, node, scope))
    : startTokens(node, run.element(scope));
  if (consumes) beginJoined(run, node, scope, consumes);
}

function beginJoined(run: Run, node: Node, scope: Key, consumes: readonly FlowId[]): void {
  run.begin(node, scope, { consumes, ...(behaviorOf(node).reset && { awaitsReset: true }) });
}

/**
 * Joins that depend on what else happens in their scope, asked when everything has come to rest: those of the scopes
 * in which something has happened (`stirred`), until they are looked at in vain. True if one fired: there is work again.
 */
export function lateJoinNow(run: Run, stirred: Set<Key>): boolean {
  if (!hasLateJoins(run.definition)) return false;
  for (const key of stirred) {
    const scope = run.draft.find(key);
    if (scope && scope.phase !== 'terminating')
      for (const node of lateTargets(run, scope)) if (fire(run, node, key)) return true;
    stirred.delete(key);
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
  beginJoined(run, node, scope, consumes);
  return true;
}

/** The gateways of the scope that have a token waiting, or wait for their reset. */
function lateTargets(run: Run, scope: ElementInstance): readonly Node[] {
  const { definition } = run;
  const targets = new Set<Node>();
  if (hasResets(definition))
    for (const child of run.draft.childrenOf(scope.key)) if (awaitsReset(child)) targets.add(run.node(child));
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
      ? (run.draft.childrenOf(scope).find((child) => child.node === node.id && awaitsReset(child)) ?? null)
      : null,
    mayStillCome: (flow, supplied) => mayStillCome(run, node, flow, supplied, scope),
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

const hasLateJoins = remembered((node) => behaviorOf(node).joinsLate === true);
const hasResets = remembered((node) => behaviorOf(node).reset !== undefined);

/** Whether a definition has such a node: asked in every step, found out once. */
function remembered(isOne: (node: Node) => boolean): (definition: Definition) => boolean {
  const answers = new WeakMap<Definition, boolean>();
  return (definition) => {
    let answer = answers.get(definition);
    if (answer === undefined) answers.set(definition, (answer = [...definition.nodes.values()].some(isOne)));
    return answer;
  };
}

/** It has gone on; one that stopped before with an incident has not. */
function awaitsReset({ awaitingReset, phase }: ElementInstance): boolean {
  return awaitingReset !== null && phase === 'active';
}
