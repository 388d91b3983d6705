import { useTranslation } from 'react-i18next';
import type { PathwayDistrict } from '../api/wire.ts';
import type { DistrictListProps } from './district-list.ts';

export function ChangeButton({
  pathway,
  district,
  onChange,
}: DistrictListProps & { district: PathwayDistrict }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="btn btn-outline-primary btn-compact"
      aria-label={t('administration.changeNamed', { process: pathway.name, district: district.districtName })}
      onClick={() => onChange(district)}
    >
      {t('administration.change')}
    </button>
  );
}
