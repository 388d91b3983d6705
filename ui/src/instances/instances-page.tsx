import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { announce } from '../controls/announcer.tsx';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { LoadMore } from '../controls/load-more.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { useWideScreen } from '../controls/wide-screen.ts';
import { InstanceCards } from './instance-cards.tsx';
import { InstanceTable } from './instance-table.tsx';
import { InstancesFilterBar } from './instances-filter-bar.tsx';
import { useInstances } from './instance-queries.ts';
import { activeFilters, type InstancesSearch } from './instances-search.ts';
import './instances.css';

const noFilters: InstancesSearch = {
  stato: undefined,
  percorso: undefined,
  distretto: undefined,
  problema: undefined,
};

export function InstancesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/casi' });
  const navigate = useNavigate({ from: '/casi' });
  const wide = useWideScreen();
  const instances = useInstances(search);
  const pages = instances.data?.pages;
  const latest = pages?.at(-1);
  const items = pages?.flatMap((page) => page.items);

  const change = (changes: InstancesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });

  const more = async () => {
    const before = items?.length ?? 0;
    const { data } = await instances.fetchNextPage();
    const after = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? before;
    announce(t('common.moreResults', { count: after - before }));
  };

  const List = wide ? InstanceTable : InstanceCards;
  const narrowed = activeFilters(search) > 0 || search.cerca !== undefined;
  return (
    <div className="page">
      <PageHeading title={t('instances.title')} />
      <InstancesFilterBar search={search} onChange={change} onClear={() => change(noFilters)} />
      {instances.isError && <LoadFailure error={instances.error} retry={() => void instances.refetch()} />}
      {items === undefined || latest === undefined ? (
        !instances.isError && <Loading rows={6} />
      ) : items.length > 0 ? (
        <div className={instances.isPlaceholderData ? 'refreshing' : undefined}>
          <List instances={items} />
          <LoadMore
            shown={items.length}
            total={latest.total}
            hasMore={instances.hasNextPage}
            busy={instances.isFetchingNextPage}
            onMore={() => void more()}
          />
        </div>
      ) : narrowed ? (
        <Empty title={t('instances.emptySearchTitle')} text={t('instances.emptySearchText')}>
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => change({ ...noFilters, cerca: undefined })}
          >
            {t('common.clearFilters')}
          </button>
        </Empty>
      ) : (
        <Empty title={t('instances.emptyTitle')} text={t('instances.emptyText')} />
      )}
    </div>
  );
}
