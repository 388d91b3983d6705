import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionModel } from '../../../engine/browser.ts';
import type { DeployedDecision } from '../api/wire.ts';
import { useWideScreen } from '../controls/wide-screen.ts';
import { placed, requirementsOf, type PlacedNode } from './requirement-layers.ts';
import { RequirementList } from './requirement-list.tsx';

interface RequirementGraphProps {
  readonly model: DecisionModel;
  readonly decision: DeployedDecision;
  readonly others: readonly DeployedDecision[];
}

const box = { width: 184, height: 52 };
const gap = { x: 56, y: 12 };

/** What a decision depends on, drawn; the same as a list, which is all there is where the screen is narrow. */
export function RequirementGraph({ model, decision, others }: RequirementGraphProps) {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const nodes = useMemo(() => requirementsOf(model, decision.decisionId), [model, decision]);
  const list = <RequirementList {...{ nodes, decision, others }} />;
  if (nodes.length === 1) return <p className="panel">{t('decisions.graphAlone')}</p>;
  return (
    <section className="panel" aria-label={t('decisions.viewGraph')}>
      {wide ? (
        <>
          <Drawing nodes={placed(nodes)} label={t('decisions.graph', { name: decision.name })} />
          <details className="required">
            <summary>{t('decisions.graphList')}</summary>
            {list}
          </details>
        </>
      ) : (
        list
      )}
    </section>
  );
}

function Drawing({ nodes, label }: { nodes: readonly PlacedNode[]; label: string }) {
  const { t } = useTranslation();
  const arrow = useId();
  const top = Math.min(...nodes.map(({ row }) => row));
  const at = ({ layer, row }: PlacedNode) => ({
    x: layer * (box.width + gap.x) + 2,
    y: (row - top) * (box.height + gap.y) + 2,
  });
  const width = (Math.max(...nodes.map(({ layer }) => layer)) + 1) * (box.width + gap.x) - gap.x + 4;
  const height = Math.max(...nodes.map((node) => at(node).y)) + box.height + 4;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    <div className="table-scroll" role="region" tabIndex={0} aria-label={label}>
      <svg className="requirement-graph" role="img" aria-label={label} width={width} height={height}>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {nodes.flatMap((node) =>
          node.needs.map((needed) => {
            const from = byId.get(needed);
            return (
              from && (
                <path
                  key={`${needed} ${node.id}`}
                  className="requirement"
                  d={curve(at(from), at(node))}
                  markerEnd={`url(#${arrow})`}
                />
              )
            );
          }),
        )}
        {nodes.map((node) => (
          <foreignObject key={node.id} {...at(node)} width={box.width} height={box.height}>
            <div className={`requirement-box requirement-${node.kind}`}>
              <span>{node.name}</span>
              {node.kind === 'knowledge' && <small>{t('decisions.graphKnowledge')}</small>}
            </div>
          </foreignObject>
        ))}
      </svg>
    </div>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function curve(from: Point, to: Point): string {
  const [x1, y1] = [from.x + box.width, from.y + box.height / 2];
  const [x2, y2] = [to.x - 1, to.y + box.height / 2];
  return `M${x1} ${y1}C${x1 + gap.x / 2} ${y1} ${x2 - gap.x / 2} ${y2} ${x2} ${y2}`;
}
