import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found.tsx';
import { codeOf } from '../api/problem.ts';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { TaskView } from './task-view.tsx';
import { useTask } from './task-queries.ts';
import './task.css';

export function TaskPage() {
  const { t } = useTranslation();
  const { userTaskKey } = useParams({ from: '/signed-in/attivita/$userTaskKey' });
  const task = useTask(userTaskKey);
  if (task.isError && task.data === undefined && codeOf(task.error) === 'NOT_FOUND') return <NotFound />;
  return (
    <div className="page">
      <Breadcrumb>
        {[
          <Link key="inbox" to="/attivita">
            {t('nav.inbox')}
          </Link>,
        ]}
      </Breadcrumb>
      {task.data !== undefined ? (
        <TaskView key={userTaskKey} detail={task.data} />
      ) : task.isError ? (
        <LoadFailure error={task.error} retry={() => void task.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </div>
  );
}
