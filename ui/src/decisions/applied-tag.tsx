import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';

/** Marks a rule that was applied, or that fitted in vain. */
export function AppliedTag({ isFailed }: { isFailed: boolean }) {
  const { t } = useTranslation();
  return isFailed ? (
    <span className="tag tag-warning">
      <Icon name="warning-circle" />
      {t('decisions.fits')}
    </span>
  ) : (
    <span className="tag tag-success">
      <Icon name="check" />
      {t('decisions.applied')}
    </span>
  );
}
