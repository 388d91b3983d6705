import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button.tsx';

interface LoadMoreProps {
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}

export function LoadMore({ shown, total, hasMore, busy, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  return (
    <div className="more">
      <p className="soft small">{t('common.shown', { shown, total })}</p>
      {hasMore && (
        <BusyButton
          className="btn btn-outline-primary"
          busy={busy}
          busyLabel={t('app.loading')}
          onClick={onMore}
        >
          {t('common.loadMore')}
        </BusyButton>
      )}
    </div>
  );
}
