import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { valuesOf, type TaskDetail } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useCaseDecisions } from './decision-queries.ts';
import { AppliedRules } from './outcome.tsx';
import { shownIn } from './shown-decisions.ts';
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
