import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../controls/page-heading.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHeading title={t('failure.notFoundTitle')} lead={t('failure.notFoundText')} />
      <Link to="/" className="btn btn-primary">
        {t('failure.toHome')}
      </Link>
    </div>
  );
}
