import type { Xml } from '../elements/source.ts';
import type { FoundNode } from './collect-elements.ts';
import type { Report } from './reading.ts';
import { childOf, childrenOf, idOf, isA, parentOf } from './xml.ts';

/**
 * The activity that undoes each activity (BPMN 2.0 §10.6.1): an association, drawn in either direction, leads from a
 * compensation boundary event to it. Associations with texts and data are drawings.
 */
export function compensationHandlers(
  nodes: readonly FoundNode[],
  report: Report,
): ReadonlyMap<string, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const associated = associations(nodes);
  const handlers = new Map<string, string>();
  for (const event of nodes) {
    if (!isCompensationBoundary(event)) continue;
    const ends = (associated.get(event.id) ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ xml }) => isA(xml, 'bpmn:Activity'));
    const [handler] = ends;
    if (ends.length === 1 && handler?.xml['isForCompensation'] === true && handler.scope === event.scope) {
      const activity = childOf(event.xml, 'attachedToRef');
      const id = activity && idOf(activity);
      if (id) handlers.set(id, handler.id);
    } else report(refused(event, ends));
  }
  return handlers;
}

function refused(event: FoundNode, ends: readonly FoundNode[]) {
  const [handler] = ends;
  const reason =
    ends.length !== 1 || !handler
      ? `${ends.length} activities are associated with it`
      : handler.scope === event.scope
        ? `${handler.id} is not marked as compensation`
        : `${handler.id} lies in another process or sub-process`;
  return {
    rule: 'compensation/handler',
    element: event.id,
    message: `The compensation event ${event.id} needs one activity that undoes the work, but ${reason}.`,
    remedy: 'Draw an association to one activity beside it that is marked as compensation.',
  };
}

function isCompensationBoundary({ kind, xml }: FoundNode): boolean {
  return (
    kind === 'boundaryEvent' &&
    [...childrenOf(xml, 'eventDefinitions'), ...childrenOf(xml, 'eventDefinitionRef')].some((definition) =>
      isA(definition, 'bpmn:CompensateEventDefinition'),
    )
  );
}

/** What each element is associated with, wherever the association is written. */
function associations(nodes: readonly FoundNode[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const others = found.get(from);
    if (!others) found.set(from, [to]);
    else if (!others.includes(to)) others.push(to);
  };
  for (const artifact of [
    ...nodes.flatMap(({ xml }) => childrenOf(xml, 'artifacts')),
    ...besides(nodes[0]?.xml),
  ]) {
    if (!isA(artifact, 'bpmn:Association')) continue;
    const [source, target] = [childOf(artifact, 'sourceRef'), childOf(artifact, 'targetRef')];
    const [from, to] = [source && idOf(source), target && idOf(target)];
    if (!from || !to) continue;
    add(from, to);
    add(to, from);
  }
  return found;
}

/** Modelers may write the associations of a process into its collaboration. */
function besides(process: Xml | undefined): readonly Xml[] {
  const definitions = process && parentOf(process);
  return (definitions ? childrenOf(definitions, 'rootElements') : [])
    .filter((root) => isA(root, 'bpmn:Collaboration'))
    .flatMap((root) => childrenOf(root, 'artifacts'));
}
