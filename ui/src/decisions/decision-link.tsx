import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeployedDecision } from '../api/wire.ts';

export function DecisionLink({ decision }: { decision: DeployedDecision }) {
  const { t } = useTranslation();
  const { decisionDefinitionKey, name, isTable, version, versionTag } = decision;
  return (
    <>
      <Link className="task-link" to="/decisioni/$decisionDefinitionKey" params={{ decisionDefinitionKey }}>
        {name}
      </Link>
      <span className="task-where">
        {t(isTable ? 'decisions.kindTable' : 'decisions.kindOther')} ·{' '}
        {versionTag === null
          ? t('common.version', { version })
          : t('common.versionTagged', { version, tag: versionTag })}
      </span>
    </>
  );
}
