import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/wire.ts';
import { DueDate } from '../controls/due-date.tsx';
import { TaskLink } from '../inbox/task-link.tsx';
import { useFormats } from '../language/format.ts';
import { Assignee } from '../inbox/assignee.tsx';
import { StateTag } from './state-tag.tsx';

/** Beside the map of a case: what holds it up, what is to be done, what it consists of. */
export function InstanceSide({ detail }: { detail: InstanceDetail }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { incidents, openTasks, called } = detail;
  return (
    <aside aria-label={t('instance.tasksTitle')}>
      {incidents.length > 0 && (
        <section className="panel side-incident">
          <h2>{t('instance.incidentsTitle')}</h2>
          <ul className="side-list">
            {incidents.map((incident) => (
              <li key={incident.incidentKey}>
                <strong>{incident.message}</strong>
                <span className="task-where">
                  {t('instance.incidentIn', {
                    name: incident.elementName ?? incident.elementId,
                    when: moment(incident.creationTime),
                  })}
                </span>
                <span className="mono soft">{incident.errorType}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel">
        <h2>{t('instance.tasksTitle')}</h2>
        {openTasks.length === 0 ? (
          <p className="soft">{t('instance.tasksNone')}</p>
        ) : (
          <ul className="side-list">
            {openTasks.map((task) => (
              <li key={task.userTaskKey}>
                <TaskLink task={task} />
                {task.lane !== null && <span className="task-where">{task.lane}</span>}
                <DueDate due={task.dueDate} showDate={false} />
                <div>
                  <Assignee assignee={task.assignee} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      {called.length > 0 && (
        <section className="panel">
          <h2>{t('instance.calledTitle')}</h2>
          <ul className="side-list">
            {called.map((each) => (
              <li key={each.processInstanceKey}>
                <Link
                  className="task-link"
                  to="/casi/$processInstanceKey"
                  params={{ processInstanceKey: each.processInstanceKey }}
                >
                  {each.processName}
                </Link>
                <div>
                  <StateTag state={each.state} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
