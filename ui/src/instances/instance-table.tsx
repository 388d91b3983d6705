import { useTranslation } from 'react-i18next';
import type { InstanceSummary } from '../api/wire.ts';
import { useFormats } from '../language/format.ts';
import { InstanceLink } from './instance-link.tsx';
import { StateTag } from './state-tag.tsx';

export function InstanceTable({ instances }: { instances: readonly InstanceSummary[] }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  return (
    <table className="data-table">
      <caption className="visually-hidden">{t('instances.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('instances.columnCase')}</th>
          <th scope="col">{t('instances.columnState')}</th>
          <th scope="col">{t('instances.columnDistrict')}</th>
          <th scope="col">{t('instances.columnStart')}</th>
          <th scope="col">{t('instances.columnTasks')}</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <tr key={instance.processInstanceKey}>
            <th scope="row">
              <InstanceLink instance={instance} />
              <span className="task-where">
                {instance.processName} · {t('common.version', { version: instance.version })}
              </span>
            </th>
            <td>
              <StateTag state={instance.state} hasIncident={instance.hasIncident} />
            </td>
            <td>{instance.districtName}</td>
            <td>
              {moment(instance.startDate)}
              {instance.startedBy !== null && (
                <span className="task-where">{t('instances.startedBy', { name: instance.startedBy })}</span>
              )}
            </td>
            <td>{instance.openTasks}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
