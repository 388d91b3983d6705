import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { choosePathwayVersion, readPathwayChanges, readPathways } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';

export const usePathways = () => useQuery({ queryKey: [liveKeys.pathways], queryFn: readPathways });

export const usePathwayChanges = (processDefinitionId: string) =>
  useInfiniteQuery({
    queryKey: [liveKeys.pathways, processDefinitionId, 'changes'],
    queryFn: ({ pageParam }) => readPathwayChanges(processDefinitionId, undefined, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

interface Choice {
  readonly districtId: string;
  /** null: follow the latest version. */
  readonly processDefinitionKey: string | null;
  readonly reason: string;
}

export function useChoice(processDefinitionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ districtId, processDefinitionKey, reason }: Choice) =>
      choosePathwayVersion(processDefinitionId, districtId, processDefinitionKey, reason),
    onSuccess: () =>
      Promise.all(
        [liveKeys.pathways, liveKeys.processes].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
