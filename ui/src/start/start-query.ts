import { useQuery } from '@tanstack/react-query';
import { readStartPage } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';

/** What one needs to start a pathway in a district: the version it runs, its form and its diagram. */
export const useStart = (processDefinitionId: string, district: string | undefined, enabled = true) =>
  useQuery({
    queryKey: [liveKeys.processes, processDefinitionId, district],
    queryFn: () => readStartPage(processDefinitionId, district ?? ''),
    enabled: enabled && district !== undefined,
    staleTime: 60_000,
  });
