import { useTranslation } from 'react-i18next';
import type { Json } from '../../../engine/browser.ts';
import type { CaseDecision } from '../api/wire.ts';
import { RuleNotes } from './rule-notes.tsx';
import { jsonValues, NamedValues, Value } from './value.tsx';

/** Of more, the table tells. */
const mostTold = 3;

/** What a decision gave and by which rules, in a case or in a trial. */
export type Reason = Pick<CaseDecision, 'rules' | 'ruleCount' | 'output'>;

/** The outputs of the one rule that was applied go by their labels; anything else is as the decision gave it. */
export function Outcome({ reason: { rules, output } }: { reason: Reason }) {
  const [rule] = rules;
  const [only] = rule?.outputs ?? [];
  if (rule !== undefined && rules.length === 1 && rule.outputs.length > 1 && output !== null)
    return <NamedValues values={jsonValues(rule.outputs)} />;
  const value = (output ?? null) as Json;
  return only !== undefined && rules.length === 1 ? (
    <NamedValues values={[{ name: only.name, value }]} />
  ) : (
    <OutcomeValue value={value} />
  );
}

function OutcomeValue({ value }: { value: Json }) {
  const { t } = useTranslation();
  if (value === null) return <p>{t('decisions.nothingDecided')}</p>;
  if (typeof value === 'object' && !Array.isArray(value)) return <Value value={value} />;
  return <NamedValues values={[{ name: t('decisions.outcome'), value }]} />;
}

export function AppliedRules({ reason: { rules, ruleCount } }: { reason: Reason }) {
  const { t } = useTranslation();
  if (rules.length > mostTold)
    return (
      <p className="applied-rule">
        <strong>
          {t('decisions.rulesOf', { indexes: rules.map(({ index }) => index).join(', '), count: ruleCount })}
        </strong>
      </p>
    );
  return rules.map((rule) => (
    <p key={rule.index} className="applied-rule">
      <strong>{t('decisions.ruleOf', { index: rule.index, count: ruleCount })}</strong>
      <RuleNotes {...rule} />
    </p>
  ));
}
