import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../language/i18n.ts';
import { AppliedTag } from './applied-tag.tsx';
import { isOpen, OutputCell, TestCell } from './cell.tsx';
import { testWords } from './cell-words.ts';
import { RuleNotes } from './rule-notes.tsx';
import type { AppliedRule, Rule, TableShown } from './table-shown.ts';
import { Value } from './value.tsx';

const atOnce = 40;

export function RuleTable({ name, table, given, matched, isFailed = false }: TableShown) {
  const { t } = useTranslation();
  const [all, setAll] = useState(table.rules.length <= atOnce);
  const { inputs, outputs } = table;
  const appliedAt = (index: number) => matched?.find((applied) => applied.index === index) ?? null;
  const rules = table.rules
    .map((rule, at) => ({ rule, index: at + 1 }))
    .filter(({ index }) => all || index <= atOnce || appliedAt(index) !== null);
  const hasNotes = table.rules.some(hasNote);
  return (
    <>
      <div className="table-scroll" role="region" tabIndex={0} aria-label={t('decisions.table', { name })}>
        <table className="rule-table">
          <caption className="visually-hidden">{t('decisions.table', { name })}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('decisions.rule')}
              </th>
              {inputs.length > 0 && (
                <th scope="colgroup" colSpan={inputs.length} className="rule-if">
                  {t('decisions.when')}
                </th>
              )}
              <th scope="colgroup" colSpan={outputs.length} className="rule-then">
                {t('decisions.then')}
              </th>
              {hasNotes && (
                <th scope="col" rowSpan={2}>
                  {t('decisions.why')}
                </th>
              )}
            </tr>
            <tr>
              {inputs.map((input, at) => (
                <th key={at} scope="col" className="rule-if">
                  {input.label}
                  <Allowed tests={input.allowedValues} />
                </th>
              ))}
              {outputs.map((output, at) => (
                <th key={at} scope="col" className={`rule-then ${at === 0 ? 'rule-first' : ''}`}>
                  {output.label}
                  <Allowed tests={output.allowedValues} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {given !== null && inputs.length > 0 && (
              <tr className="rule-given">
                <th scope="row">{t('decisions.given')}</th>
                {inputs.map((_input, at) => (
                  <td key={at}>
                    <Value value={given[at] ?? null} />
                  </td>
                ))}
                <td colSpan={outputs.length + (hasNotes ? 1 : 0)} />
              </tr>
            )}
            {rules.map(({ rule, index }) => (
              <RuleRow key={index} {...{ rule, index, hasNotes, isFailed }} applied={appliedAt(index)} />
            ))}
            {outputs.some(({ defaultEntry }) => defaultEntry !== null) && (
              <tr>
                <th scope="row" colSpan={inputs.length + 1}>
                  {t('decisions.otherwise')}
                </th>
                {outputs.map(({ defaultEntry }, at) => (
                  <td key={at} className={at === 0 ? 'rule-first' : ''}>
                    <OutputCell feel={defaultEntry ?? 'null'} />
                  </td>
                ))}
                {hasNotes && <td />}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {!all && (
        <button type="button" className="btn btn-quiet btn-compact" onClick={() => setAll(true)}>
          {t('decisions.moreRules', { count: table.rules.length - rules.length })}
        </button>
      )}
    </>
  );
}

interface RuleRowProps {
  readonly rule: Rule;
  readonly index: number;
  readonly applied: AppliedRule | null;
  readonly isFailed: boolean;
  readonly hasNotes: boolean;
}

function RuleRow({ rule, index, applied, isFailed, hasNotes }: RuleRowProps) {
  return (
    <tr className={applied === null ? undefined : 'rule-matched'}>
      <th scope="row">
        {index}
        {applied !== null && <AppliedTag isFailed={isFailed} />}
      </th>
      {rule.inputs.map((feel, at) => (
        <td key={at} className={isOpen(feel) ? 'rule-open' : undefined}>
          <TestCell feel={feel} />
        </td>
      ))}
      {rule.outputs.map((feel, at) => (
        <td key={at} className={`rule-outcome ${at === 0 ? 'rule-first' : ''}`}>
          <OutputCell feel={feel} given={applied?.outputs?.[at]} />
        </td>
      ))}
      {hasNotes && (
        <td className="rule-why">
          <RuleNotes {...rule} />
        </td>
      )}
    </tr>
  );
}

function Allowed({ tests }: { tests: string | null }) {
  const { t } = useTranslation();
  const words = tests === null ? null : testWords(tests, currentLanguage());
  return words && <span className="rule-allowed">{t('decisions.allowed', { values: words })}</span>;
}

const hasNote = ({ description, annotations }: Rule) =>
  description !== null || annotations.some((text) => text !== '');
