import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pathway } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useNameFilter } from '../controls/name-filter.tsx';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { usePathways } from './pathway-queries.ts';
import './administration.css';

export function AdministrationPage() {
  const { t } = useTranslation();
  const pathways = usePathways();
  return (
    <div className="page">
      <PageHeading title={t('administration.title')} lead={t('administration.intro')} />
      {pathways.data === undefined ? (
        pathways.isError ? (
          <LoadFailure error={pathways.error} retry={() => void pathways.refetch()} />
        ) : (
          <Loading rows={3} />
        )
      ) : pathways.data.length === 0 ? (
        <Empty title={t('administration.emptyTitle')} text={t('administration.emptyText')} />
      ) : (
        <PathwayList pathways={pathways.data} />
      )}
    </div>
  );
}

function PathwayList({ pathways }: { pathways: readonly Pathway[] }) {
  const { t } = useTranslation();
  const { found, field } = useNameFilter(
    pathways.toSorted((a, b) => a.name.localeCompare(b.name)),
    ({ name, processDefinitionId }) => [name, processDefinitionId],
  );
  return (
    <>
      {field}
      <ul className="cards" aria-label={t('administration.title')}>
        {found.map((pathway) => (
          <li key={pathway.processDefinitionId} className="panel pathway-card">
            <PathwaySummary pathway={pathway} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PathwaySummary({ pathway }: { pathway: Pathway }) {
  const { t } = useTranslation();
  const { name, latest, versions, districts, processDefinitionId } = pathway;
  const fixed = districts.filter((district) => !district.followsLatest).length;
  const running = districts.reduce((sum, district) => sum + district.runningInstances, 0);
  return (
    <>
      <div>
        <h2>{name}</h2>
        <p className="task-where">
          {t('administration.latest', { version: latest.version })} ·{' '}
          {t('administration.versions', { count: versions.length })} ·{' '}
          {t('administration.running', { count: running })}
        </p>
        <p className="pathway-follow">
          {fixed === 0 ? (
            <span className="tag tag-success">
              <Icon name="check" />
              {t('administration.districtsFollow')}
            </span>
          ) : (
            <span className="tag tag-warning">
              <Icon name="locked" />
              {t('administration.districtsFixed', { count: fixed })}
            </span>
          )}
        </p>
      </div>
      <Link
        to="/amministrazione/$processDefinitionId"
        params={{ processDefinitionId }}
        className="btn btn-primary btn-compact"
        aria-label={`${t('administration.open')}: ${name}`}
      >
        {t('administration.open')}
        <Icon name="arrow-right" />
      </Link>
    </>
  );
}
