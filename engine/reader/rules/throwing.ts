import type { Definition, Node, Problem, Trigger } from '../../model/definition.ts';
import type { NodeId } from '../../model/ids.ts';
import { isActivity, nodesIn, partsOf } from './scope-members.ts';

/** What an event throws must have somebody it can reach: compensation, cancelling and links stay inside their scope. */
export function throwingRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => {
    if (node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') return [];
    return partsOf(node).flatMap((trigger) => [
      ...compensated(node, trigger, definition),
      ...cancelled(node, trigger, definition),
    ]);
  });
}

/** BPMN 2.0 §10.6.1: one activity beside the event, or around the event sub-process it stands in. */
function compensated(node: Node, { kind, attrs }: Trigger, definition: Definition): readonly Problem[] {
  const { activity } = attrs as { readonly activity?: NodeId | null };
  if (kind !== 'compensate' || !activity) return [];
  const target = definition.nodes.get(activity);
  const problem = (reason: string): readonly Problem[] => [
    {
      rule: 'compensation/activity',
      element: node.id,
      message: `${node.id} undoes ${activity}, ${reason}.`,
      remedy: 'Name an activity beside the event that has a compensation event, or a sub-process.',
    },
  ];
  if (!target || !scopesOf(node, definition).includes(target.scope))
    return problem('which does not lie in the same process or sub-process');
  const isCompensable = target.compensatedBy !== null || definition.members.has(target.id);
  return isActivity(target) && isCompensable ? [] : problem('which nothing undoes');
}

function scopesOf({ scope }: Node, definition: Definition): readonly (NodeId | null)[] {
  const around = scope === null ? undefined : definition.nodes.get(scope);
  return around?.kind === 'eventSubProcess' ? [scope, around.scope] : [scope];
}

/** BPMN 2.0 §10.4.3: only inside a transaction, however deep. */
function cancelled(node: Node, { kind }: Trigger, definition: Definition): readonly Problem[] {
  if (kind !== 'cancel') return [];
  for (let at = node.scope; at !== null; at = definition.nodes.get(at)?.scope ?? null)
    if (definition.nodes.get(at)?.kind === 'transaction') return [];
  return [
    {
      rule: 'cancel/transaction',
      element: node.id,
      message: `The cancel event ${node.id} does not stand in a transaction.`,
      remedy: 'Put it into a transaction, or use an error event.',
    },
  ];
}

/** BPMN 2.0 §10.4.5: throwing links lead to the one link of their scope that catches their name. */
export function linkRules(definition: Definition): readonly Problem[] {
  return [...definition.members.keys()].flatMap((scope) => {
    const links = nodesIn(scope, definition).filter(({ trigger }) => trigger?.kind === 'link');
    const catching = new Map<string, Node>();
    const problems: Problem[] = [];
    for (const link of links.filter(({ kind }) => kind === 'intermediateCatchEvent')) {
      const first = catching.get(nameOf(link));
      if (!first) catching.set(nameOf(link), link);
      else problems.push(sameName(link, first));
    }
    const lost = links
      .filter(({ kind }) => kind === 'intermediateThrowEvent')
      .filter((link) => nameOf(link) !== '' && !catching.has(nameOf(link)));
    return [...problems, ...lost.map(withoutTarget)];
  });
}

function nameOf({ trigger }: Node): string {
  return (trigger?.attrs as { readonly name: string } | undefined)?.name ?? '';
}

function sameName(link: Node, first: Node): Problem {
  return {
    rule: 'link/duplicate',
    element: link.id,
    message: `${link.id} and ${first.id} both catch the link "${nameOf(link)}".`,
    remedy: 'Give the links different names, or keep one of the two.',
  };
}

function withoutTarget(link: Node): Problem {
  return {
    rule: 'link/target',
    element: link.id,
    message: `No link beside ${link.id} catches "${nameOf(link)}".`,
    remedy: 'Add a catching link of that name to the same process or sub-process.',
  };
}
