import {
  flowOf,
  membersOf,
  nodeOf,
  type Definition,
  type Expression,
  type Node,
  type Problem,
} from '../../model/definition.ts';

/**
 * Events that wait side by side must wait for different things: what happens would otherwise belong to both.
 * Side by side are the boundary events of an activity (with the activity itself, if it is a receive task), the
 * events behind an event-based gateway, and the start events of a process.
 */
export function catchingRules(definition: Definition): readonly Problem[] {
  const groups = [...definition.nodes.values()].flatMap((node) => groupsOf(node, definition));
  return groups.flatMap((group) => [...sameMessage(group), ...sameError(group)]);
}

function groupsOf(node: Node, definition: Definition): readonly (readonly Node[])[] {
  const groups: (readonly Node[])[] = [];
  if (node.boundaryEvents.length > 0)
    groups.push([node, ...node.boundaryEvents.map((id) => nodeOf(definition, id))]);
  if (node.kind === 'eventBasedGateway')
    groups.push(node.outgoing.map((id) => nodeOf(definition, flowOf(definition, id).target)));
  if (node.kind === 'process')
    groups.push(
      membersOf(definition, node.id)
        .map((id) => nodeOf(definition, id))
        .filter(({ kind }) => kind === 'startEvent'),
    );
  return groups;
}

function sameMessage(group: readonly Node[]): readonly Problem[] {
  const nameOf = (node: Node) =>
    textOf((node.trigger?.attrs as { readonly name?: Expression | null } | undefined)?.name);
  return repeated(group, 'message', nameOf).map(([node, name]) => ({
    rule: 'message/duplicate-name',
    element: node.id,
    message: `${node.id} waits for the message "${name}", and so does another event beside it.`,
    remedy: 'Give the messages different names, or keep one of the events.',
  }));
}

function sameError(group: readonly Node[]): readonly Problem[] {
  const codeOf = (node: Node) =>
    textOf((node.trigger?.attrs as { readonly code?: Expression | null } | undefined)?.code) ?? '';
  return repeated(group, 'error', codeOf).map(([node, code]) => ({
    rule: code === '' ? 'error/duplicate-catch-all' : 'error/duplicate-code',
    element: node.id,
    message: `${node.id} catches ${code === '' ? 'every error' : `the error "${code}"`}, and so does another event on the same activity.`,
    remedy: 'Give the errors different codes, or keep one of the events.',
  }));
}

/** The nodes of that trigger whose value an earlier one of the group has too. */
function repeated(
  group: readonly Node[],
  trigger: string,
  valueOf: (node: Node) => string | null,
): readonly (readonly [Node, string])[] {
  const seen = new Set<string>();
  const found: (readonly [Node, string])[] = [];
  for (const node of group) {
    const value = node.trigger?.kind === trigger ? valueOf(node) : null;
    if (value === null) continue;
    if (seen.has(value)) found.push([node, value]);
    seen.add(value);
  }
  return found;
}

/** Two expressions are the same if they are written the same. Missing text is another rule's matter. */
function textOf(expression: Expression | null | undefined): string | null {
  if (!expression) return null;
  if (expression.language === 'feel') return `=${expression.source}`;
  return typeof expression.value === 'string' && expression.value !== '' ? expression.value : null;
}
