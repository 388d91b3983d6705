import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../engine/browser.ts';
import { AppliedTag } from './applied-tag.tsx';
import { isOpen, OutputCell, TestCell } from './cell.tsx';
import { RuleNotes } from './rule-notes.tsx';
import type { TableShown } from './table-shown.ts';
import { lineOf } from './value.tsx';

const atOnce = 20;

/** The same without a table: the rule that was applied, the others on demand. */
export function RuleCards(shown: TableShown) {
  const { t } = useTranslation();
  const { table, matched } = shown;
  const [all, setAll] = useState(matched === null && table.rules.length <= atOnce);
  const indexes = table.rules.map((_, at) => at + 1);
  const applied = indexes.filter((index) => matched?.some((each) => each.index === index));
  return (
    <>
      {(all ? indexes : applied).map((index) => (
        <RuleCard key={index} {...shown} index={index} />
      ))}
      {!all && applied.length < indexes.length && (
        <button type="button" className="btn btn-outline-primary btn-compact" onClick={() => setAll(true)}>
          {t('decisions.allRules', { count: indexes.length })}
        </button>
      )}
    </>
  );
}

function RuleCard({
  table,
  given,
  matched,
  isFailed = false,
  index,
}: TableShown & { readonly index: number }) {
  const { t } = useTranslation();
  const rule = table.rules[index - 1];
  if (rule === undefined) return null;
  const applied = matched?.find((each) => each.index === index);
  const isMatched = applied !== undefined;
  return (
    <div className={`rule-card ${isMatched ? 'rule-card-matched' : ''}`}>
      <p className="rule-card-head">
        <strong>{t('decisions.ruleOf', { index, count: table.rules.length })}</strong>
        {isMatched && <AppliedTag isFailed={isFailed} />}
      </p>
      <p className="rule-card-part">{t('decisions.when')}</p>
      <dl>
        {table.inputs.map(({ label }, at) => {
          const feel = rule.inputs[at] ?? '-';
          if (isOpen(feel)) return null;
          return (
            <div key={at}>
              <dt>{label}</dt>
              <dd>
                <TestCell feel={feel} />
                {isMatched && given !== null && <Given value={given[at] ?? null} />}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="rule-card-part">{t('decisions.then')}</p>
      <dl>
        {table.outputs.map(({ label }, at) => (
          <div key={at}>
            <dt>{label}</dt>
            <dd>
              <strong>
                <OutputCell feel={rule.outputs[at] ?? ''} given={applied?.outputs?.[at]} />
              </strong>
            </dd>
          </div>
        ))}
      </dl>
      <p className="rule-card-why">
        <RuleNotes {...rule} />
      </p>
    </div>
  );
}

function Given({ value }: { value: Json }) {
  const { t } = useTranslation();
  const line = lineOf(value);
  if (line === null) return null;
  return (
    <span className="task-where">
      {t('decisions.givenHere', { value: line === '' ? t('decisions.nothing') : line })}
    </span>
  );
}
