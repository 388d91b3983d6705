import {
  flowOf,
  nodeOf,
  type Definition,
  type Expression,
  type Node,
  type Problem,
} from '../../model/definition.ts';
import { isInstantiating, nodesIn, partsOf } from './scope-members.ts';

/**
 * Events that wait side by side must wait for different things: what happens would otherwise belong to both.
 * Side by side are the boundary events of an activity (with the activity itself, if it is a receive task), the events
 * behind an event-based gateway, the event sub-processes of a scope, and what starts a process.
 */
export function catchingRules(definition: Definition): readonly Problem[] {
  const groups = [...definition.nodes.values()].flatMap((node) => groupsOf(node, definition));
  return groups.flatMap((group) => [
    ...sameMessage(group),
    ...sameCode(group, 'error'),
    ...sameCode(group, 'escalation'),
  ]);
}

function groupsOf(node: Node, definition: Definition): readonly (readonly Node[])[] {
  const groups: (readonly Node[])[] = [];
  if (node.boundaryEvents.length > 0)
    groups.push([node, ...node.boundaryEvents.map((id) => nodeOf(definition, id))]);
  if (node.eventStarts.length > 0) groups.push(node.eventStarts.map((id) => nodeOf(definition, id)));
  if (node.kind === 'eventBasedGateway')
    groups.push(node.outgoing.map((id) => nodeOf(definition, flowOf(definition, id).target)));
  if (node.kind === 'process')
    groups.push(
      nodesIn(node.id, definition).filter((each) => each.kind === 'startEvent' || isInstantiating(each)),
    );
  return groups;
}

function sameMessage(group: readonly Node[]): readonly Problem[] {
  return repeated(group, 'message', 'name').flatMap(([node, name]) => {
    if (name === '') return [];
    return [
      {
        rule: 'message/duplicate-name',
        element: node.id,
        message: `${node.id} waits for the message "${name}", and so does another event beside it.`,
        remedy: 'Give the messages different names, or keep one of the events.',
      },
    ];
  });
}

const codeRules = {
  error: { code: 'error/duplicate-code', all: 'error/duplicate-catch-all' },
  escalation: { code: 'escalation/duplicate-code', all: 'escalation/duplicate-catch-all' },
} as const;

function sameCode(group: readonly Node[], kind: 'error' | 'escalation'): readonly Problem[] {
  return repeated(group, kind, 'code').map(([node, code]) => ({
    rule: code === '' ? codeRules[kind].all : codeRules[kind].code,
    element: node.id,
    message: `${node.id} catches ${code === '' ? `every ${kind}` : `the ${kind} "${code}"`}, and so does another event beside it.`,
    remedy: `Give the ${kind}s different codes, or keep one of the events.`,
  }));
}

/** The nodes with a trigger of that kind whose value an earlier one of the group has too. */
function repeated(
  group: readonly Node[],
  kind: string,
  property: 'name' | 'code',
): readonly (readonly [Node, string])[] {
  const seen = new Set<string>();
  const found: (readonly [Node, string])[] = [];
  for (const node of group)
    for (const trigger of partsOf(node)) {
      if (trigger.kind !== kind) continue;
      const value = textOf((trigger.attrs as Readonly<Record<typeof property, Expression | null>>)[property]);
      if (seen.has(value)) found.push([node, value]);
      seen.add(value);
    }
  return found;
}

/** Two expressions are the same if they are written the same. Absent text is the empty one. */
function textOf(expression: Expression | null | undefined): string {
  if (!expression) return '';
  if (expression.language === 'feel') return `=${expression.source}`;
  return typeof expression.value === 'string' ? expression.value : JSON.stringify(expression.value);
}
