import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found.tsx';
import { codeOf } from '../api/problem.ts';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { InstanceView } from './instance-view.tsx';
import { useInstance } from './instance-queries.ts';
import './instances.css';

export function InstancePage() {
  const { t } = useTranslation();
  const { processInstanceKey } = useParams({ from: '/signed-in/casi/$processInstanceKey' });
  const instance = useInstance(processInstanceKey);
  if (instance.isError && instance.data === undefined && codeOf(instance.error) === 'NOT_FOUND')
    return <NotFound />;
  return (
    <div className="page">
      <Breadcrumb>
        {[
          <Link key="list" to="/casi">
            {t('nav.instances')}
          </Link>,
          ...(instance.data?.callers ?? []).map((caller) => (
            <Link
              key={caller.processInstanceKey}
              to="/casi/$processInstanceKey"
              params={{ processInstanceKey: caller.processInstanceKey }}
            >
              {caller.processName}
            </Link>
          )),
        ]}
      </Breadcrumb>
      {instance.data !== undefined ? (
        <InstanceView key={processInstanceKey} detail={instance.data} />
      ) : instance.isError ? (
        <LoadFailure error={instance.error} retry={() => void instance.refetch()} />
      ) : (
        <Loading rows={5} />
      )}
    </div>
  );
}
