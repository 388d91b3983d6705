import { useTranslation } from 'react-i18next';
import type { Pathway, PathwayDistrict } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';

interface VersionInUseProps {
  readonly pathway: Pathway;
  readonly district: PathwayDistrict;
}

export function VersionInUse({ pathway, district }: VersionInUseProps) {
  const { t } = useTranslation();
  const behind = district.version !== pathway.latest.version;
  return (
    <>
      <strong>{t('common.version', { version: district.version })}</strong>
      <span className="task-where state-tags">
        {district.followsLatest ? (
          <span className="tag tag-success">
            <Icon name="refresh" />
            {t('administration.follows')}
          </span>
        ) : (
          <span className="tag">
            <Icon name="locked" />
            {t('administration.fixed')}
          </span>
        )}
        {behind && (
          <span className="tag tag-warning">
            <Icon name="warning-circle" />
            {t('administration.behind')}
          </span>
        )}
      </span>
    </>
  );
}

export function RunningCases({ district }: { district: PathwayDistrict }) {
  const { t } = useTranslation();
  return (
    <>
      {t('administration.running', { count: district.runningInstances })}
      {district.olderInstances > 0 && (
        <span className="task-where">{t('administration.older', { count: district.olderInstances })}</span>
      )}
    </>
  );
}
