import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readCaseDecisions, readCaseOutline, readDecisions } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';

export const useDecisions = () => useQuery({ queryKey: [liveKeys.decisions], queryFn: readDecisions });

export const useCaseDecisions = (processInstanceKey: string) =>
  useInfiniteQuery({
    queryKey: [liveKeys.instance, processInstanceKey, 'decisions'],
    queryFn: ({ pageParam }) => readCaseDecisions(processInstanceKey, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** A version of a decision does not change any more, so it is read once. */
export const useCaseOutline = (processInstanceKey: string, decisionDefinitionKey: string, enabled: boolean) =>
  useQuery({
    queryKey: ['decision-outline', processInstanceKey, decisionDefinitionKey],
    queryFn: () => readCaseOutline(processInstanceKey, decisionDefinitionKey),
    enabled,
    staleTime: Infinity,
  });
