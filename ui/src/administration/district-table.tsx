import { useTranslation } from 'react-i18next';
import { ChangeButton } from './change-button.tsx';
import type { DistrictListProps } from './district-list.ts';
import { LastChange } from './last-change.tsx';
import { RunningCases, VersionInUse } from './version-in-use.tsx';

export function DistrictTable({ pathway, onChange }: DistrictListProps) {
  const { t } = useTranslation();
  return (
    <table className="data-table">
      <caption className="visually-hidden">
        {t('administration.tableCaption', { name: pathway.name })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('administration.columnDistrict')}</th>
          <th scope="col">{t('administration.columnVersion')}</th>
          <th scope="col">{t('administration.columnRunning')}</th>
          <th scope="col">{t('administration.columnChanged')}</th>
          <th scope="col" className="actions">
            {t('administration.columnAction')}
          </th>
        </tr>
      </thead>
      <tbody>
        {pathway.districts.map((district) => (
          <tr key={district.districtId}>
            <th scope="row">
              {district.districtName}
              <span className="task-where mono">{district.districtId}</span>
            </th>
            <td>
              <VersionInUse pathway={pathway} district={district} />
            </td>
            <td>
              <RunningCases district={district} />
            </td>
            <td>
              <LastChange district={district} />
            </td>
            <td className="actions">
              <ChangeButton pathway={pathway} district={district} onChange={onChange} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
