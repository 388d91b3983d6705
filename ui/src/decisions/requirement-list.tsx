import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeployedDecision } from '../api/wire.ts';
import type { GraphNode } from './requirement-layers.ts';

interface RequirementListProps {
  readonly nodes: readonly GraphNode[];
  readonly decision: DeployedDecision;
  readonly others: readonly DeployedDecision[];
}

/** For each decision on the way, what it needs. */
export function RequirementList({ nodes, decision, others }: RequirementListProps) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    <ul className="requirement-list">
      {nodes
        .filter(({ needs }) => needs.length > 0)
        .map((node) => (
          <li key={node.id}>
            <NodeName {...{ node, decision, others }} />
            <ul>
              {node.needs.map((id) => {
                const needed = byId.get(id);
                return needed && <li key={id}>{<NodeName {...{ node: needed, decision, others }} />}</li>;
              })}
            </ul>
          </li>
        ))}
    </ul>
  );
}

type NodeNameProps = Omit<RequirementListProps, 'nodes'> & { readonly node: GraphNode };

function NodeName({ node, decision, others }: NodeNameProps) {
  const { t } = useTranslation();
  const { id, name, kind } = node;
  if (kind !== 'decision')
    return (
      <>
        {name}{' '}
        <span className="soft small">
          ({t(kind === 'input' ? 'decisions.graphInput' : 'decisions.graphKnowledge')})
        </span>
      </>
    );
  // The version of the same file is the one of the same number where files are published whole.
  const page = others.find(
    (each) =>
      each.decisionId === id &&
      each.modelId === decision.modelId &&
      each.isLatestVersion === decision.isLatestVersion,
  );
  if (id === decision.decisionId || page === undefined) return <strong>{name}</strong>;
  return (
    <Link
      to="/decisioni/$decisionDefinitionKey"
      params={{ decisionDefinitionKey: page.decisionDefinitionKey }}
    >
      {name}
    </Link>
  );
}
