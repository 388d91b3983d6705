import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found.tsx';
import { readProcesses } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { StartProcess } from './start-process.tsx';
import './start.css';

export function StartProcessPage() {
  const { t } = useTranslation();
  const { processDefinitionId } = useParams({ from: '/signed-in/avvia/$processDefinitionId' });
  const { distretto } = useSearch({ from: '/signed-in/avvia/$processDefinitionId' });
  const navigate = useNavigate();
  const processes = useQuery({ queryKey: [liveKeys.processes], queryFn: readProcesses });
  const process = processes.data?.find((each) => each.processDefinitionId === processDefinitionId);
  if (processes.data !== undefined && process === undefined) return <NotFound />;
  return (
    <div className="page">
      <Breadcrumb>
        {[
          <Link key="start" to="/avvia">
            {t('nav.start')}
          </Link>,
        ]}
      </Breadcrumb>
      {process !== undefined ? (
        <StartProcess
          key={processDefinitionId}
          process={process}
          district={process.districts.find((each) => each.id === distretto) ?? process.districts[0]}
          onDistrict={(id) =>
            void navigate({
              to: '/avvia/$processDefinitionId',
              params: { processDefinitionId },
              search: { distretto: id },
              replace: true,
            })
          }
        />
      ) : processes.isError ? (
        <LoadFailure error={processes.error} retry={() => void processes.refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </div>
  );
}
