import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/notice.tsx';

/** A decision that could not be made, and what to do. The engine gives the cause in English. */
export function FailedDecision({ failure }: { failure: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t('decisions.failed')}>
      <p>{t('decisions.failedAdvice')}</p>
      <p className="small soft" lang="en">
        {failure}
      </p>
    </Notice>
  );
}
