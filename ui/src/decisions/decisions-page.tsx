import { useTranslation } from 'react-i18next';
import type { DeployedDecision } from '../api/wire.ts';
import { useNameFilter } from '../controls/name-filter.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { useSession } from '../session/session.tsx';
import { DecisionLink } from './decision-link.tsx';
import { useDecisions } from './decision-queries.ts';
import { PublishDecisions } from './publish-decisions.tsx';
import './decisions.css';

export function DecisionsPage() {
  const { t } = useTranslation();
  const decisions = useDecisions();
  const { user } = useSession();
  return (
    <div className="page">
      <PageHeading title={t('decisions.title')} lead={t('decisions.intro')}>
        {user.roles.includes('designer') && <PublishDecisions />}
      </PageHeading>
      {decisions.data === undefined ? (
        decisions.isError ? (
          <LoadFailure error={decisions.error} retry={() => void decisions.refetch()} />
        ) : (
          <Loading rows={4} />
        )
      ) : decisions.data.length === 0 ? (
        <Empty title={t('decisions.emptyTitle')} text={t('decisions.emptyText')} />
      ) : (
        <DecisionList decisions={decisions.data} />
      )}
    </div>
  );
}

function DecisionList({ decisions }: { decisions: readonly DeployedDecision[] }) {
  const { t } = useTranslation();
  const { found, field } = useNameFilter(modelsOf(decisions), ({ name, latest }) => [
    name,
    ...latest.flatMap((decision) => [decision.name, decision.decisionId]),
  ]);
  return (
    <>
      {field}
      <ul className="cards decision-models" aria-label={t('decisions.listCaption')}>
        {found.map(({ id, name, latest }) => (
          <li key={id} className="panel">
            <h2>{name}</h2>
            <ul>
              {latest.map((decision) => (
                <li key={decision.decisionDefinitionKey}>
                  <DecisionLink decision={decision} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Model {
  readonly id: string;
  readonly name: string;
  readonly latest: readonly DeployedDecision[];
}

/** The decisions by the file they come in; tables first, for it is them that people look for. */
function modelsOf(decisions: readonly DeployedDecision[]): readonly Model[] {
  const models = new Map<string, DeployedDecision[]>();
  for (const decision of decisions.filter((each) => each.isLatestVersion)) {
    const id = `${decision.districtId}/${decision.modelId}`;
    models.set(id, [...(models.get(id) ?? []), decision]);
  }
  return [...models]
    .map(([id, latest]) => ({
      id,
      name: latest[0]?.modelName ?? id,
      latest: latest.toSorted((a, b) => Number(b.isTable) - Number(a.isTable) || compare(a.name, b.name)),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

const compare = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });
