import { useState } from 'react';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/wire.ts';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { Tabs, type Tab } from '../controls/tabs.tsx';
import { CaseDecisions } from '../decisions/case-decisions.tsx';
import { useCaseCode } from '../inbox/case-code.tsx';
import { useInstanceDiagram } from '../task/task-queries.ts';
import { InstanceFacts } from './instance-facts.tsx';
import { InstanceHistory } from './instance-history.tsx';
import { InstanceMap } from './instance-map.tsx';
import { InstanceSide } from './instance-side.tsx';
import { InstanceSteps } from './instance-steps.tsx';
import { InstanceVariables } from './instance-variables.tsx';
import { StateTag } from './state-tag.tsx';
import { useProgressAnnouncement } from './progress-announcement.ts';

type View = 'map' | 'list' | 'history' | 'decisions' | 'variables';

export function InstanceView({ detail }: { detail: InstanceDetail }) {
  const { t } = useTranslation();
  const codeOf = useCaseCode();
  const { vista } = useSearch({ from: '/signed-in/casi/$processInstanceKey' });
  const [view, setView] = useState<View>(vista === 'decisioni' ? 'decisions' : 'map');
  const { instance, variables, callers, called } = detail;
  const diagram = useInstanceDiagram(instance.processInstanceKey);
  useProgressAnnouncement(diagram.data?.elements);

  const tabs: readonly Tab<View>[] = [
    { id: 'map', label: t('instance.viewMap') },
    { id: 'list', label: t('instance.viewList') },
    { id: 'decisions', label: t('instance.viewDecisions') },
    { id: 'history', label: t('instance.viewHistory') },
    ...(variables.length > 0 ? [{ id: 'variables', label: t('instance.viewVariables') } as const] : []),
  ];

  return (
    <>
      <PageHeading
        title={callers.length === 0 ? codeOf(instance) : instance.processName}
        tabTitle={`${t('nav.instances')}: ${codeOf(instance)}`}
        lead={callers.length === 0 ? instance.processName : codeOf(instance)}
      >
        <StateTag state={instance.state} hasIncident={instance.hasIncident} />
      </PageHeading>
      <InstanceFacts instance={instance} />
      <div className={view === 'decisions' ? 'instance-wide' : 'instance-columns'}>
        <div>
          <Tabs label={t('instance.views')} tabs={tabs} selected={view} onSelect={setView}>
            {view === 'decisions' && <CaseDecisions processInstanceKey={instance.processInstanceKey} />}
            {view === 'history' && <InstanceHistory processInstanceKey={instance.processInstanceKey} />}
            {view === 'variables' && <InstanceVariables variables={variables} />}
            {(view === 'map' || view === 'list') &&
              (diagram.data === undefined ? (
                diagram.isError ? (
                  <LoadFailure error={diagram.error} retry={() => void diagram.refetch()} />
                ) : (
                  <Loading rows={4} />
                )
              ) : view === 'map' ? (
                <InstanceMap diagram={diagram.data} called={called} name={instance.processName} />
              ) : (
                <InstanceSteps diagram={diagram.data} called={called} />
              ))}
          </Tabs>
        </div>
        <InstanceSide detail={detail} />
      </div>
    </>
  );
}
