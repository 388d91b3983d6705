import { behaviorOf } from '../elements/registry.ts';
import { flowOf, membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import { startBehindGateway } from './event-gateway.ts';
import { activateBefore } from './modification.ts';
import type { Run } from './run.ts';

/** A scope begins: at the event that started it, or as it is drawn. */
export function enterScope(run: Run, key: Key): void {
  const { node, entry } = run.element(key);
  if (entry?.before) activateBefore(run, entry.before);
  else if (entry?.start) enterAt(run, key, entry.start);
  else for (const start of startsOf(run.definition, node)) run.begin(nodeOf(run.definition, start), key);
  run.scopeMayEnd(key);
}

function enterAt(run: Run, key: Key, start: NodeId): void {
  const payload = run.element(key).entry?.payload ?? null;
  const event = nodeOf(run.definition, start);
  const [incoming] = event.incoming;
  if (payload === null) run.begin(event, key);
  else if (incoming === undefined) run.beginTriggered(event, key, payload);
  else startBehindGateway(run, key, flowOf(run.definition, incoming).source, event, payload);
}

const known = new WeakMap<Definition, Map<NodeId, readonly NodeId[]>>();

/**
 * Where a scope begins as it is drawn (BPMN 2.0 §10.4.2, §13.2.4): its none start event (of several in a process, the
 * first: each start event is a beginning of its own); without any start event, everything no flow leads to.
 */
export function startsOf(definition: Definition, scope: NodeId): readonly NodeId[] {
  let scopes = known.get(definition);
  if (!scopes) known.set(definition, (scopes = new Map<NodeId, readonly NodeId[]>()));
  let starts = scopes.get(scope);
  if (!starts) {
    starts = findStarts(definition, scope).map(({ id }) => id);
    scopes.set(scope, starts);
  }
  return starts;
}

function findStarts(definition: Definition, scope: NodeId): readonly Node[] {
  const members = membersOf(definition, scope).map((id) => nodeOf(definition, id));
  const events = members.filter((node) => behaviorOf(node).start);
  if (events.length > 0) return events.filter(({ trigger }) => trigger?.kind === 'none').slice(0, 1);
  return members.filter(
    (node) =>
      node.incoming.length === 0 && (behaviorOf(node).beginsUnled?.(node) ?? true) && !node.isForCompensation,
  );
}
