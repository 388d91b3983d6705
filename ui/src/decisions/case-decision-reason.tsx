import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDecision } from '../api/wire.ts';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useCaseOutline } from './decision-queries.ts';
import { DecisionTable } from './decision-table.tsx';
import { FailedDecision } from './failed-decision.tsx';
import { AppliedRules, Outcome } from './outcome.tsx';
import { jsonValues } from './value.tsx';

interface CaseDecisionReasonProps {
  readonly decision: CaseDecision;
  readonly processInstanceKey: string;
  readonly areValuesShown: boolean;
  /** Whether its table is shown at once. */
  readonly open: boolean;
}

/** What a decision gave, by which rule, and its table. */
export function CaseDecisionReason(props: CaseDecisionReasonProps) {
  const { t } = useTranslation();
  const { decision, areValuesShown } = props;
  return (
    <>
      {decision.failure !== null ? (
        <FailedDecision
          advice={t('decisions.failedAdvice')}
          failure={decision.failure}
          inputs={areValuesShown ? jsonValues(decision.inputs) : []}
        />
      ) : (
        areValuesShown && <Outcome reason={decision} />
      )}
      {decision.failure === null && <AppliedRules reason={decision} />}
      {decision.ruleCount > 0 && areValuesShown && <CaseTable {...props} />}
    </>
  );
}

/** Its table is asked for when somebody looks at it. Whoever sees no values is not shown it: the rule would tell them. */
function CaseTable({ decision, processInstanceKey, open }: CaseDecisionReasonProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(open);
  const outline = useCaseOutline(processInstanceKey, decision.decisionDefinitionKey, shown);
  const table = outline.data?.table;
  const values = (named: CaseDecision['inputs']) => jsonValues(named).map(({ value }) => value);
  return (
    <details className="reason-table" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('decisions.showTable')}</summary>
      {outline.isError && <LoadFailure error={outline.error} retry={() => void outline.refetch()} />}
      {shown && outline.isPending && <Loading rows={2} />}
      {table && (
        <DecisionTable
          name={decision.decisionName}
          table={table}
          given={decision.inputs.length > 0 ? values(decision.inputs) : null}
          matched={decision.rules.map(({ index, outputs }) => ({ index, outputs: values(outputs) }))}
          isFailed={decision.failure !== null}
        />
      )}
    </details>
  );
}
