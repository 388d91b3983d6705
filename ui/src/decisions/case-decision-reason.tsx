import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDecision } from '../api/wire.ts';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useCaseOutline } from './decision-queries.ts';
import { DecisionTable } from './decision-table.tsx';
import { FailedDecision } from './failed-decision.tsx';
import { AppliedRules, Outcome } from './outcome.tsx';
import { jsonValues, NamedValues } from './value.tsx';

interface CaseDecisionReasonProps {
  readonly decision: CaseDecision;
  readonly processInstanceKey: string;
  readonly areValuesShown: boolean;
  /** Whether its table is shown at once. */
  readonly open: boolean;
}

/** What a decision gave, by which rule, and its table. */
export function CaseDecisionReason({
  decision,
  processInstanceKey,
  areValuesShown,
  open,
}: CaseDecisionReasonProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(open);
  const isTable = decision.ruleCount > 0;
  const outline = useCaseOutline(processInstanceKey, decision.decisionDefinitionKey, shown && isTable);
  const inputs = jsonValues(decision.inputs);
  return (
    <>
      {decision.failure !== null ? (
        <FailedDecision failure={decision.failure} />
      ) : (
        areValuesShown && <Outcome reason={decision} />
      )}
      <AppliedRules reason={decision} />
      {!isTable && areValuesShown && inputs.length > 0 && <NamedValues values={inputs} />}
      {isTable && (
        <details
          className="reason-table"
          open={shown}
          onToggle={(event) => setShown(event.currentTarget.open)}
        >
          <summary>{t('decisions.showTable')}</summary>
          {outline.isError && <LoadFailure error={outline.error} retry={() => void outline.refetch()} />}
          {shown && outline.isPending && <Loading rows={2} />}
          {outline.data?.table && (
            <DecisionTable
              name={decision.decisionName}
              table={outline.data.table}
              given={areValuesShown && inputs.length > 0 ? inputs.map(({ value }) => value) : null}
              matched={decision.failure === null ? decision.rules.map(({ index }) => index) : null}
            />
          )}
        </details>
      )}
    </>
  );
}
