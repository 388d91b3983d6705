import { useTranslation } from 'react-i18next';
import { PageHeading } from '../controls/page-heading.tsx';

/** What is shown instead of a page that threw. */
export function Crash() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHeading title={t('failure.crashTitle')} lead={t('failure.crashText')} />
      <div className="row-actions">
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t('failure.reload')}
        </button>
        <a className="btn btn-outline-primary" href="/">
          {t('failure.toHome')}
        </a>
      </div>
    </div>
  );
}
