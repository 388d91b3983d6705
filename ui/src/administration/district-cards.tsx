import { useTranslation } from 'react-i18next';
import { ChangeButton } from './change-button.tsx';
import type { DistrictListProps } from './district-list.ts';
import { LastChange } from './last-change.tsx';
import { RunningCases, VersionInUse } from './version-in-use.tsx';

export function DistrictCards({ pathway, onChange }: DistrictListProps) {
  const { t } = useTranslation();
  return (
    <ul className="cards" aria-label={t('administration.tableCaption', { name: pathway.name })}>
      {pathway.districts.map((district) => (
        <li key={district.districtId} className="panel district-card">
          <h2>{district.districtName}</h2>
          <p>
            <VersionInUse pathway={pathway} district={district} />
          </p>
          <p>
            <RunningCases district={district} />
          </p>
          <p className="small soft">
            {t('administration.columnChanged')}: <LastChange district={district} />
          </p>
          <ChangeButton pathway={pathway} district={district} onChange={onChange} />
        </li>
      ))}
    </ul>
  );
}
