import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeployedDecision } from '../api/wire.ts';

interface DecisionVersionsProps {
  readonly decision: DeployedDecision;
  readonly others: readonly DeployedDecision[];
  readonly resourceName: string;
}

/** Where a decision comes from, and its other versions. */
export function DecisionVersions({ decision, others, resourceName }: DecisionVersionsProps) {
  const { t } = useTranslation();
  const versions = others
    .filter(
      ({ decisionId, districtId }) =>
        decisionId === decision.decisionId && districtId === decision.districtId,
    )
    .sort((a, b) => b.version - a.version);
  return (
    <div className="panel decision-facts">
      <dl className="facts">
        <div>
          <dt>{t('decisions.file')}</dt>
          <dd>{decision.modelName}</dd>
          <dd className="mono">{resourceName.split('/').at(-1)}</dd>
        </div>
        <div>
          <dt>{t('decisions.decisionId')}</dt>
          <dd className="mono">{decision.decisionId}</dd>
        </div>
        <div>
          <dt>{t('decisions.versions')}</dt>
          <dd>
            <ul className="decision-versions" aria-label={t('decisions.versionsOf', { name: decision.name })}>
              {versions.map((each) => (
                <li key={each.decisionDefinitionKey}>
                  <VersionLink decision={each} isShown={each === decision} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </div>
  );
}

function VersionLink({ decision, isShown }: { decision: DeployedDecision; isShown: boolean }) {
  const { t } = useTranslation();
  const { version, versionTag, decisionDefinitionKey } = decision;
  const words =
    versionTag === null
      ? t('common.version', { version })
      : t('common.versionTagged', { version, tag: versionTag });
  if (isShown) return <strong aria-current="true">{words}</strong>;
  return (
    <Link to="/decisioni/$decisionDefinitionKey" params={{ decisionDefinitionKey }}>
      {words}
    </Link>
  );
}
