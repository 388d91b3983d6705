import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/wire.ts';
import { DueDate } from '../controls/due-date.tsx';
import { Icon } from '../controls/icon.tsx';
import { Assignee } from '../inbox/assignee.tsx';
import { CaseCode } from '../inbox/case-code.tsx';
import { useFormats } from '../language/format.ts';

export function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  return (
    <div className="panel">
      <h2>{t('task.about')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('task.dueDate')}</dt>
          <dd>
            <DueDate due={task.dueDate} />
          </dd>
        </div>
        <div>
          <dt>{t('task.assignee')}</dt>
          <dd>
            <Assignee assignee={task.assignee} />
          </dd>
        </div>
        <div>
          <dt>{t('common.caseCode')}</dt>
          <dd>
            <CaseCode {...task} />
          </dd>
        </div>
        <div>
          <dt>{t('common.district')}</dt>
          <dd>{task.districtName}</dd>
        </div>
        {task.lane !== null && (
          <div>
            <dt>{t('task.lane')}</dt>
            <dd>{task.lane}</dd>
          </div>
        )}
        <div>
          <dt>{t('task.created')}</dt>
          <dd>{moment(task.creationDate)}</dd>
        </div>
      </dl>
      <p className="task-case-link">
        <Link to="/casi/$processInstanceKey" params={{ processInstanceKey: task.rootProcessInstanceKey }}>
          {t('task.openCase')} <Icon name="arrow-right" />
        </Link>
      </p>
    </div>
  );
}
