import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sameJson, type Json, type Variables } from '../../../engine/browser.ts';
import { valuesOf, type CaseDecision, type TaskDetail } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useCaseDecisions } from './decision-queries.ts';
import { AppliedRules } from './outcome.tsx';
import './decisions.css';

/** Why the form of a task shows what it shows, where that is what decisions gave. Nothing else depends on it: no error is shown. */
export function TaskDecisions({ detail: { task, variables } }: { detail: TaskDetail }) {
  const { t } = useTranslation();
  const decisions = useCaseDecisions(task.rootProcessInstanceKey);
  const page = decisions.data?.pages[0];
  if (page?.areValuesShown !== true) return null;
  const shown = shownIn(valuesOf(variables), page.items);
  if (shown.length === 0) return null;
  return (
    <section className="panel task-decisions" aria-label={t('decisions.taskTitle')}>
      <h2>{t('decisions.taskTitle')}</h2>
      <ul className="side-list">
        {shown.map((decision) => (
          <li key={decision.id}>
            <h3>{decision.decisionName}</h3>
            <AppliedRules reason={decision} />
          </li>
        ))}
      </ul>
      <p className="task-case-link">
        <Link
          to="/casi/$processInstanceKey"
          params={{ processInstanceKey: task.rootProcessInstanceKey }}
          search={{ vista: 'decisioni' }}
        >
          {t('decisions.taskLink')} <Icon name="arrow-right" />
        </Link>
      </p>
    </section>
  );
}

/** The latest of each decision whose outcome is among the values of a form; for one that is no table, its tables. */
export function shownIn(values: Variables, items: readonly CaseDecision[]): readonly CaseDecision[] {
  const latest = new Map<string, CaseDecision>();
  for (const item of items) {
    if (!item.isRequired && !latest.has(item.decisionId)) latest.set(item.decisionId, item);
  }
  return [...latest.values()]
    .filter((item) => item.failure === null && isAmong(values, item))
    .flatMap((item) =>
      item.ruleCount > 0
        ? [item]
        : items.filter((each) => each.evaluationId === item.evaluationId && each.rules.length > 0),
    );
}

function isAmong(values: Variables, { decisionId, output }: CaseDecision): boolean {
  const outcome = (output ?? null) as Json;
  if (!isContext(outcome))
    return Object.hasOwn(values, decisionId) && sameJson(values[decisionId] ?? null, outcome);
  const entries = Object.entries(outcome);
  return (
    entries.length > 0 &&
    Object.values(values).some(
      (value) =>
        isContext(value) &&
        entries.every(([name, each]) => name in value && sameJson(value[name] ?? null, each)),
    )
  );
}

const isContext = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
