import { useCallback, useEffect, useRef } from 'react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimTask, readInbox, readInboxFilters, releaseTask } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import type { InboxQuery, InboxView, TaskSummary } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';

const pageSize = 25;

export function useInbox(query: InboxQuery & { view: InboxView }) {
  return useInfiniteQuery({
    queryKey: [liveKeys.inbox, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      readInbox({ ...query, limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

export const useInboxFilters = () =>
  useQuery({ queryKey: [liveKeys.inbox, 'filters'], queryFn: readInboxFilters, staleTime: 60_000 });

const quietMs = 3000;

/** Says that the list has changed when somebody else changed it; who acts hears the outcome of the action instead. */
export function useChangeAnnouncement(listKey: string, tasks: readonly TaskSummary[] | undefined) {
  const { t } = useTranslation();
  const before = useRef<{ listKey: string; keys: string } | null>(null);
  const quietUntil = useRef(0);
  const keys = tasks?.map((task) => `${task.userTaskKey}${task.assignee ?? ''}`).join();

  useEffect(() => {
    if (keys === undefined) return;
    const last = before.current;
    before.current = { listKey, keys };
    if (last?.listKey !== listKey || last.keys === keys) return;
    // More of the same list is what one asked for.
    if (keys.startsWith(last.keys)) return;
    if (Date.now() > quietUntil.current) announce(t('inbox.updated'));
  }, [keys, listKey, t]);

  return useCallback(() => {
    quietUntil.current = Date.now() + quietMs;
  }, []);
}

/** Takes a task or gives it back, and has everything that shows tasks read again. */
export function useHolding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, take }: { task: TaskSummary; take: boolean }) =>
      take ? claimTask(task.userTaskKey) : releaseTask(task.userTaskKey),
    onSettled: (_done, _error, { task }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: [liveKeys.inbox] }),
        client.invalidateQueries({ queryKey: [liveKeys.task, task.userTaskKey] }),
      ]),
  });
}
