import { useTranslation } from 'react-i18next';
import { PageHeading } from '../controls/page-heading.tsx';

export function AccessibilityPage() {
  const { t } = useTranslation();
  return (
    <div className="page prose">
      <PageHeading title={t('accessibility.title')} lead={t('accessibility.intro')} />
      <div className="panel">
        <h2>{t('accessibility.stateTitle')}</h2>
        <p>{t('accessibility.state')}</p>
        <h2>{t('accessibility.featuresTitle')}</h2>
        <ul>
          <li>{t('accessibility.featureKeyboard')}</li>
          <li>{t('accessibility.featureZoom')}</li>
          <li>{t('accessibility.featureWords')}</li>
          <li>{t('accessibility.featureTime')}</li>
        </ul>
        <h2>{t('accessibility.limitsTitle')}</h2>
        <ul>
          <li>{t('accessibility.limitEditor')}</li>
          <li>{t('accessibility.limitMap')}</li>
        </ul>
        <h2>{t('accessibility.feedbackTitle')}</h2>
        <p>{t('accessibility.feedback')}</p>
      </div>
    </div>
  );
}
