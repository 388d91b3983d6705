import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readHistory, readInstance, readInstances } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import type { InstancesSearch } from './instances-search.ts';

const pageSize = 25;

export function useInstances(search: InstancesSearch) {
  return useInfiniteQuery({
    queryKey: [liveKeys.instances, search],
    queryFn: ({ pageParam, signal }) =>
      readInstances(
        {
          limit: pageSize,
          ...(search.cerca !== undefined && { search: search.cerca }),
          ...(search.stato !== undefined && { state: search.stato }),
          ...(search.percorso !== undefined && { processDefinitionId: search.percorso }),
          ...(search.distretto !== undefined && { district: search.distretto }),
          ...(search.problema === true && { hasIncident: true }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

export const useInstance = (key: string) =>
  useQuery({ queryKey: [liveKeys.instance, key, 'detail'], queryFn: () => readInstance(key) });

export const useHistory = (key: string) =>
  useInfiniteQuery({
    queryKey: [liveKeys.instance, key, 'history'],
    queryFn: ({ pageParam }) => readHistory(key, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
