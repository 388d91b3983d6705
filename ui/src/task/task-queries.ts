import { useQuery } from '@tanstack/react-query';
import { readInstanceDiagram, readTask } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';

/**
 * A task is read when its page opens and after one's own acts, not behind the back of who fills in its form;
 * what others did to it shows when the answer to one's act says so.
 */
export const useTask = (key: string) =>
  useQuery({
    queryKey: [liveKeys.task, key],
    queryFn: () => readTask(key),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const useInstanceDiagram = (key: string, enabled = true) =>
  useQuery({
    queryKey: [liveKeys.instance, key, 'diagram'],
    queryFn: () => readInstanceDiagram(key),
    enabled,
  });
