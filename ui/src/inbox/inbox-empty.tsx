import { useTranslation } from 'react-i18next';
import type { InboxView } from '../api/wire.ts';
import { Empty } from '../controls/states.tsx';

interface InboxEmptyProps {
  readonly view: InboxView;
  readonly narrowed: boolean;
  readonly onGroups: () => void;
  readonly onClear: () => void;
}

export function InboxEmpty({ view, narrowed, onGroups, onClear }: InboxEmptyProps) {
  const { t } = useTranslation();
  if (narrowed) {
    return (
      <Empty title={t('inbox.emptySearchTitle')} text={t('inbox.emptySearchText')}>
        <button type="button" className="btn btn-outline-primary" onClick={onClear}>
          {t('common.clearFilters')}
        </button>
      </Empty>
    );
  }
  if (view === 'groups')
    return <Empty title={t('inbox.emptyGroupsTitle')} text={t('inbox.emptyGroupsText')} />;
  if (view === 'all') return <Empty title={t('inbox.emptyAllTitle')} text={t('inbox.emptyAllText')} />;
  return (
    <Empty title={t('inbox.emptyMineTitle')} text={t('inbox.emptyMineText')}>
      <button type="button" className="btn btn-primary" onClick={onGroups}>
        {t('inbox.emptyMineAction')}
      </button>
    </Empty>
  );
}
