import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { ElementInstance, InstanceState } from '../state/instance-state.ts';
import { eventKindOf, isSameKind, repetitionOf } from './likeness.ts';
import { counterpart, type Mapping } from './migration-mapping.ts';
import type { MigrationProblems } from './migration-problem.ts';

/** The events an element waits for beside its own: those on it, in it, and behind it if it is an event-based gateway. */
export function eventsAt(definition: Definition, node: Node): readonly NodeId[] {
  const behind = behaviorOf(node).choosesEvent
    ? node.outgoing.map((flow) => flowOf(definition, flow).target)
    : [];
  return [...node.boundaryEvents, ...node.eventStarts, ...behind];
}

/** Everything active must have a place in the target like the one it has. */
export function checkElements(mapping: Mapping, state: InstanceState, problems: MigrationProblems): void {
  for (const element of Object.values(state.elements)) {
    const node = nodeOf(mapping.source, element.node);
    checkCompensation(element, problems);
    const target = counterpart(mapping, node.id);
    if (!target) {
      unmapped(node.id, 'is active', problems);
      continue;
    }
    checkLikeness(node, target, problems);
    checkScope(mapping, state, element, target, problems);
    checkEvents(mapping, node, target, problems);
    checkJoins(mapping, element, problems);
  }
}

function unmapped(element: NodeId, why: string, problems: MigrationProblems): void {
  problems.ofState({
    rule: 'migration/unmapped',
    element,
    target: null,
    message: `${element} ${why}, but it is mapped to nothing.`,
    remedy: 'Map it to an element of the target process.',
  });
}

function checkCompensation(
  { node, compensation, onBehalfOf, role }: ElementInstance,
  problems: MigrationProblems,
): void {
  if (compensation === null && onBehalfOf === null && role !== 'restored') return;
  problems.ofState({
    rule: 'migration/compensation',
    element: node,
    target: null,
    message: `${node} takes part in a compensation that is under way.`,
    remedy: 'Migrate the instance when the compensation is done.',
  });
}

function checkLikeness(node: Node, target: Node, problems: MigrationProblems): void {
  const place = { element: node.id, target: target.id };
  if (!isSameKind(node, target)) {
    problems.ofState({
      rule: 'migration/kind',
      ...place,
      message: `${node.id} is a ${node.kind}, but ${target.id} is a ${target.kind}.`,
      remedy: `Map it to a ${node.kind}.`,
    });
    return;
  }
  checkTrigger(node, target, problems);
  if (repetitionOf(node) !== repetitionOf(target))
    problems.ofState({
      rule: 'migration/loop',
      ...place,
      message: `${node.id} is ${repetitionOf(node)}, but ${target.id} is ${repetitionOf(target)}.`,
      remedy: 'Map it to an activity that is repeated in the same way.',
    });
}

function checkTrigger(node: Node, target: Node, problems: MigrationProblems): void {
  const [from, to] = [eventKindOf(node), eventKindOf(target)];
  if (from === to) return;
  problems.ofState({
    rule: 'migration/event-kind',
    element: node.id,
    target: target.id,
    message: `${node.id} is a ${from} event, but ${target.id} is a ${to} event.`,
    remedy: 'Map it to an event of the same kind, or leave it out.',
  });
}

function checkScope(
  mapping: Mapping,
  state: InstanceState,
  { node, scope }: ElementInstance,
  target: Node,
  problems: MigrationProblems,
): void {
  const around = scope === null ? undefined : state.elements[scope];
  // The turns of a loop are of the same node as its body.
  if (!around || around.node === node) return;
  const expected = counterpart(mapping, around.node);
  if (!expected || target.scope === expected.id) return;
  problems.ofState({
    rule: 'migration/scope',
    element: node,
    target: target.id,
    message: `${node} is active in ${around.node}, which is mapped to ${expected.id}, but ${target.id} is drawn in ${target.scope ?? 'no scope'}.`,
    remedy: `Map it to an element directly inside ${expected.id}.`,
  });
}

/** Events mapped along must stay on (in, behind) what they are waited for by. */
function checkEvents(mapping: Mapping, node: Node, target: Node, problems: MigrationProblems): void {
  const offered = eventsAt(mapping.target, target);
  for (const event of eventsAt(mapping.source, node)) {
    const to = counterpart(mapping, event);
    if (!to) continue;
    checkTrigger(nodeOf(mapping.source, event), to, problems);
    if (!offered.includes(to.id))
      problems.ofState({
        rule: 'migration/event-place',
        element: event,
        target: to.id,
        message: `${event} is waited for by ${node.id}, which is mapped to ${target.id}, but ${to.id} does not belong to that.`,
        remedy: `Map it to an event of ${target.id}, or leave it out: then it is waited for no longer.`,
      });
  }
}

function checkJoins(
  mapping: Mapping,
  { node: scope, pending }: ElementInstance,
  problems: MigrationProblems,
): void {
  for (const flow of Object.keys(pending) as FlowId[]) {
    const gateway = nodeOf(mapping.source, flowOf(mapping.source, flow).target);
    const target = counterpart(mapping, gateway.id);
    if (!target) {
      unmapped(gateway.id, 'has tokens waiting', problems);
      continue;
    }
    checkLikeness(gateway, target, problems);
    const expected = counterpart(mapping, scope);
    if (expected && target.scope !== expected.id)
      problems.ofState({
        rule: 'migration/scope',
        element: gateway.id,
        target: target.id,
        message: `Tokens wait at ${gateway.id} in ${scope}, which is mapped to ${expected.id}, but ${target.id} is drawn in ${target.scope ?? 'no scope'}.`,
        remedy: `Map it to a gateway directly inside ${expected.id}.`,
      });
  }
}
