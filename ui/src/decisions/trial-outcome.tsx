import { useTranslation } from 'react-i18next';
import type {
  DecisionOutline,
  DecisionProgram,
  DecisionResult,
  EvaluatedDecision,
} from '../../../engine/browser.ts';
import type { Workbench } from './decision-file.ts';
import { DecisionTable } from './decision-table.tsx';
import { FailedDecision } from './failed-decision.tsx';
import { Outcome, AppliedRules, type Reason } from './outcome.tsx';

interface TrialOutcomeProps {
  readonly result: DecisionResult;
  readonly program: DecisionProgram;
  readonly outline: DecisionOutline;
  readonly tools: Workbench;
}

/** What the values give: the outcome, the rule, the table with the rule in it, and the decisions on the way. */
export function TrialOutcome({ result, program, outline, tools }: TrialOutcomeProps) {
  const { t } = useTranslation();
  const { evaluated, failure } = result;
  const own = evaluated.find(({ decisionId }) => decisionId === outline.decisionId);
  const required = evaluated.filter((each) => each !== own);
  const outlineFor = (decisionId: string) => {
    const decision = program.model.decisions.find(({ id }) => id === decisionId);
    return decision ? tools.outlineOf(decision, program.model) : null;
  };
  return (
    <section className="panel trial-outcome" aria-label={t('decisions.outcome')}>
      <h2>{t('decisions.outcome')}</h2>
      <div role="status">
        {failure !== null && (
          <FailedDecision failure={failure.message} advice={t('decisions.failedTrial')} inputs={[]} />
        )}
        {own && failure === null && <Outcome reason={reasonOf(own, outline)} />}
        {own && failure === null && <AppliedRules reason={reasonOf(own, outline)} />}
      </div>
      {own && <AppliedTable evaluated={own} outline={outline} isFailed={failure !== null} />}
      {required.length > 0 && (
        <details className="required">
          <summary>{t('decisions.required', { count: required.length })}</summary>
          <ul>
            {required.map((each) => {
              const its = outlineFor(each.decisionId);
              return (
                <li key={each.decisionId}>
                  <h3>{its?.name ?? each.name}</h3>
                  <Outcome reason={reasonOf(each, its)} />
                  {its && (
                    <AppliedTable
                      evaluated={each}
                      outline={its}
                      isFailed={failure?.decisionId === each.decisionId}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </section>
  );
}

interface AppliedTableProps {
  readonly evaluated: EvaluatedDecision;
  readonly outline: DecisionOutline;
  readonly isFailed: boolean;
}

function AppliedTable({ evaluated, outline, isFailed }: AppliedTableProps) {
  if (outline.table === null) return null;
  return (
    <DecisionTable
      name={outline.name}
      table={outline.table}
      isFailed={isFailed}
      given={evaluated.inputs.map(({ value }) => value)}
      matched={evaluated.matchedRules.map(({ index, outputs }) => ({
        index,
        outputs: outputs.map(({ value }) => value),
      }))}
    />
  );
}

function reasonOf({ matchedRules, output }: EvaluatedDecision, outline: DecisionOutline | null): Reason {
  const table = outline?.table ?? null;
  return {
    output,
    ruleCount: table?.rules.length ?? 0,
    rules: matchedRules.map(({ index, outputs }) => ({
      index,
      description: table?.rules[index - 1]?.description ?? null,
      annotations: [...(table?.rules[index - 1]?.annotations ?? [])],
      outputs: outputs.map(({ name, value }, at) => ({
        name: labelOr(name, table?.outputs[at]?.label),
        value,
      })),
    })),
  };
}

const labelOr = (name: string, label: string | undefined) =>
  label === undefined || label === '' ? name : label;
