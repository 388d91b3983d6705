import { membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import { defineTrigger } from './trigger.ts';

export interface LinkAttrs {
  readonly name: string;
}

/** BPMN 2.0 §10.4.5: a jump inside one scope, from any number of throwing links to the one that catches their name. */
export const link = defineTrigger<LinkAttrs>({
  kind: 'link',
  spec: '10.4.5',
  places: ['intermediateCatchEvent', 'intermediateThrowEvent'],
  read: (source) => {
    const name = source.xml['name'];
    if (typeof name === 'string' && name.trim() !== '') return { name };
    source.problem(
      'link/name',
      `The link ${source.id} has no name.`,
      'Give both ends of the link the same name.',
    );
    return { name: '' };
  },
  leadsTo: (node, { name }, definition) => linkTarget(definition, node, name)?.id ?? null,
  throw: () => [{ do: 'complete' }],
});

/** The link that catches a name in the scope of a throwing one. */
function linkTarget(definition: Definition, from: Node, name: string): Node | undefined {
  if (from.scope === null) return undefined;
  return membersOf(definition, from.scope)
    .map((id) => nodeOf(definition, id))
    .find(
      (node) =>
        node.id !== from.id &&
        node.trigger?.kind === 'link' &&
        node.kind === 'intermediateCatchEvent' &&
        (node.trigger.attrs as LinkAttrs).name === name,
    );
}
