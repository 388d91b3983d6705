import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readProcesses } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { ProcessCard } from './process-card.tsx';
import './start.css';

export function StartPage() {
  const { t } = useTranslation();
  const processes = useQuery({ queryKey: [liveKeys.processes], queryFn: readProcesses });
  return (
    <div className="page">
      <PageHeading title={t('start.title')} lead={t('start.intro')} />
      {processes.data === undefined ? (
        processes.isError ? (
          <LoadFailure error={processes.error} retry={() => void processes.refetch()} />
        ) : (
          <Loading rows={3} />
        )
      ) : processes.data.length === 0 ? (
        <Empty title={t('start.emptyTitle')} text={t('start.emptyText')} />
      ) : (
        <ul className="process-cards">
          {processes.data.map((process) => (
            <li key={process.processDefinitionId}>
              <ProcessCard process={process} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
