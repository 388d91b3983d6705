import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InboxView, TaskSummary } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { LoadMore } from '../controls/load-more.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { Tabs } from '../controls/tabs.tsx';
import { useWideScreen } from '../controls/wide-screen.ts';
import { HoldingOutcome } from './holding-outcome.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxFilterBar } from './inbox-filter-bar.tsx';
import { useChangeAnnouncement, useHolding, useInbox } from './inbox-queries.ts';
import { activeFilters, queryOf, type InboxSearch } from './inbox-search.ts';
import { TaskCards } from './task-cards.tsx';
import { TaskTable } from './task-table.tsx';
import './inbox.css';

const views: readonly InboxView[] = ['mine', 'groups', 'all'];

export function InboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/attivita' });
  const navigate = useNavigate({ from: '/attivita' });
  const wide = useWideScreen();
  const query = queryOf(search);
  const inbox = useInbox(query);
  const holding = useHolding();

  const pages = inbox.data?.pages;
  const latest = pages?.at(-1);
  const tasks = pages?.flatMap((page) => page.items);
  const listKey = JSON.stringify(query);
  const keepQuiet = useChangeAnnouncement(listKey, inbox.isPlaceholderData ? undefined : tasks);

  const change = (changes: InboxSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });

  const hold = (task: TaskSummary, take: boolean) => {
    keepQuiet();
    holding.mutate({ task, take });
  };

  const more = async () => {
    keepQuiet();
    const before = tasks?.length ?? 0;
    const { data } = await inbox.fetchNextPage();
    const after = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? before;
    announce(t('common.moreResults', { count: after - before }));
  };

  const List = wide ? TaskTable : TaskCards;
  return (
    <div className="page">
      <PageHeading title={t('inbox.title')} />
      <Tabs
        label={t('inbox.views')}
        selected={query.view}
        onSelect={(view) => change({ vista: view })}
        tabs={views.map((view) => ({
          id: view,
          label: t(`inbox.${view}`),
          count: latest && {
            value: latest.counts[view],
            words: t('inbox.countIn', { count: latest.counts[view] }),
          },
        }))}
      >
        <InboxFilterBar search={search} onChange={change} />
        <HoldingOutcome holding={holding} />
        {tasks === undefined || latest === undefined ? (
          inbox.isError ? (
            <LoadFailure error={inbox.error} retry={() => void inbox.refetch()} />
          ) : (
            <Loading rows={6} />
          )
        ) : (
          <>
            {inbox.isError && <LoadFailure error={inbox.error} retry={() => void inbox.refetch()} />}
            {tasks.length === 0 ? (
              <InboxEmpty
                view={query.view}
                narrowed={activeFilters(search) > 0 || search.cerca !== undefined}
                onGroups={() => change({ vista: 'groups' })}
                onClear={() =>
                  change({ cerca: undefined, scadenza: undefined, percorso: undefined, distretto: undefined })
                }
              />
            ) : (
              <div className={inbox.isPlaceholderData ? 'refreshing' : undefined}>
                <List
                  tasks={tasks}
                  caption={t('inbox.caption', { view: t(`inbox.${query.view}`) })}
                  busyKey={holding.isPending ? holding.variables.task.userTaskKey : null}
                  onHold={hold}
                />
                <LoadMore
                  shown={tasks.length}
                  total={latest.total}
                  hasMore={inbox.hasNextPage}
                  busy={inbox.isFetchingNextPage}
                  onMore={() => void more()}
                />
              </div>
            )}
          </>
        )}
      </Tabs>
    </div>
  );
}
