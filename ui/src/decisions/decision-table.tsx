import { useTranslation } from 'react-i18next';
import { useWideScreen } from '../controls/wide-screen.ts';
import { RuleCards } from './rule-cards.tsx';
import { RuleTable } from './rule-table.tsx';
import type { TableShown } from './table-shown.ts';
import './decisions.css';

/** A decision table as a picture, with the rule that was applied; as cards where there is no room for one. */
export function DecisionTable(shown: TableShown) {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const { hitPolicy, aggregation } = shown.table;
  return (
    <div className="decision-table">
      <p className="small soft">
        {aggregation === null ? t(`decisions.hit.${hitPolicy}`) : t(`decisions.aggregated.${aggregation}`)}
      </p>
      {shown.matched?.length === 0 && <p className="no-rule">{t('decisions.noRule')}</p>}
      {wide ? <RuleTable {...shown} /> : <RuleCards {...shown} />}
    </div>
  );
}
