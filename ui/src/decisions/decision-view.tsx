import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutline, DecisionProgram } from '../../../engine/browser.ts';
import type { DeployedDecision } from '../api/wire.ts';
import { PageHeading } from '../controls/page-heading.tsx';
import { Tabs, type Tab } from '../controls/tabs.tsx';
import { DecisionChecks } from './decision-checks.tsx';
import type { ReadFile } from './decision-file.ts';
import { DecisionTable } from './decision-table.tsx';
import { DecisionTrial } from './decision-trial.tsx';
import { DecisionVersions } from './decision-versions.tsx';
import { RequirementGraph } from './requirement-graph.tsx';

type View = 'logic' | 'trial' | 'graph' | 'checks';

interface DecisionViewProps {
  readonly decision: DeployedDecision;
  readonly others: readonly DeployedDecision[];
  readonly file: ReadFile;
  readonly program: DecisionProgram;
}

export function DecisionView({ decision, others, file, program }: DecisionViewProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('logic');
  const { tools } = file;
  const { model } = program;
  const drawn = model.decisions.find(({ id }) => id === decision.decisionId);
  const outline = useMemo(() => drawn && tools.outlineOf(drawn, model), [tools, drawn, model]);
  const findings = useMemo(
    () => (drawn ? tools.checkDecisions({ ...model, decisions: [drawn], knowledgeModels: [] }) : []),
    [tools, drawn, model],
  );
  const isTable = outline?.table !== null;
  const tabs: readonly Tab<View>[] = [
    { id: 'logic', label: t(isTable ? 'decisions.viewTable' : 'decisions.viewLogic') },
    { id: 'trial', label: t('decisions.viewTrial') },
    { id: 'graph', label: t('decisions.viewGraph') },
    ...(isTable ? [{ id: 'checks', label: t('decisions.viewChecks') } as const] : []),
  ];
  return (
    <>
      <PageHeading
        title={decision.name}
        tabTitle={`${t('nav.decisions')}: ${decision.name}`}
        lead={outline?.question ?? decision.modelName}
      />
      <DecisionVersions decision={decision} others={others} resourceName={file.resourceName} />
      {outline !== undefined && (
        <Tabs label={t('decisions.parts')} tabs={tabs} selected={view} onSelect={setView}>
          {view === 'logic' && <Logic outline={outline} />}
          {view === 'trial' && <DecisionTrial {...{ program, outline, tools }} />}
          {view === 'graph' && <RequirementGraph {...{ model, others, decision }} />}
          {view === 'checks' && <DecisionChecks findings={findings} />}
        </Tabs>
      )}
    </>
  );
}

function Logic({ outline }: { outline: DecisionOutline }) {
  const { t } = useTranslation();
  const { name, description, table, expression } = outline;
  return (
    <section className="panel" aria-label={t('decisions.viewLogic')}>
      {description !== null && <p>{description}</p>}
      {table !== null ? (
        <DecisionTable name={name} table={table} given={null} matched={null} />
      ) : expression !== null ? (
        <pre className="feel decision-expression">{expression}</pre>
      ) : (
        <p className="soft">{t('decisions.noLogic')}</p>
      )}
    </section>
  );
}
