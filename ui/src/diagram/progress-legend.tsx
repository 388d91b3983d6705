import { useTranslation } from 'react-i18next';

export function ProgressLegend({ withCalled }: { withCalled: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="map-legend" aria-label={t('instance.legend')}>
      <li>
        <i className="legend-active" aria-hidden="true" />
        {t('instance.legendActive')}
      </li>
      <li>
        <i aria-hidden="true" />
        {t('instance.legendDone')}
      </li>
      <li>
        <i className="legend-incident" aria-hidden="true" />
        {t('instance.legendIncident')}
      </li>
      {withCalled && (
        <li>
          <i className="legend-called" aria-hidden="true">
            ↘
          </i>
          {t('instance.legendCall')}
        </li>
      )}
    </ul>
  );
}
