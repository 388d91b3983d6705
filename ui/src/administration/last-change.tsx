import { useTranslation } from 'react-i18next';
import type { PathwayDistrict } from '../api/wire.ts';
import { useFormats } from '../language/format.ts';

export function LastChange({ district: { changedAt, changedBy } }: { district: PathwayDistrict }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  if (changedAt === null) return <span className="soft">{t('administration.never')}</span>;
  return (
    <>
      {changedBy === null
        ? moment(changedAt)
        : t('administration.changedBy', { when: moment(changedAt), name: changedBy })}
    </>
  );
}
