import { useTranslation } from 'react-i18next';
import type { InstanceSummary } from '../api/wire.ts';
import { useFormats } from '../language/format.ts';
import { InstanceLink } from './instance-link.tsx';
import { StateTag } from './state-tag.tsx';

export function InstanceCards({ instances }: { instances: readonly InstanceSummary[] }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  return (
    <ul className="cards" aria-label={t('instances.caption')}>
      {instances.map((instance) => (
        <li key={instance.processInstanceKey} className="panel instance-card">
          <h2>
            <InstanceLink instance={instance} />
          </h2>
          <p className="task-where">
            {instance.processName} · {t('common.version', { version: instance.version })}
          </p>
          <p>
            <StateTag state={instance.state} hasIncident={instance.hasIncident} />
          </p>
          <p className="small soft">
            {instance.districtName} · {moment(instance.startDate)}
            <br />
            {instance.openTasks === 0
              ? t('instances.openTasksNone')
              : t('instances.openTasks', { count: instance.openTasks })}
          </p>
        </li>
      ))}
    </ul>
  );
}
