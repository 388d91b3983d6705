import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checkDiagram, publishDiagram } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import { Problem } from '../api/problem.ts';
import type { DeploymentProblem } from '../api/wire.ts';

interface Diagram {
  readonly resourceName: string;
  readonly xml: string;
}

/** What the server found in a diagram; warnings only of one it would publish. */
export interface Found {
  readonly problems: readonly DeploymentProblem[];
  readonly warnings: readonly DeploymentProblem[];
}

export const useCheck = () =>
  useMutation({ mutationFn: ({ resourceName, xml }: Diagram) => checkDiagram(resourceName, xml) });

export function usePublication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ resourceName, xml }: Diagram) => publishDiagram(resourceName, xml),
    onSuccess: () =>
      Promise.all(
        [liveKeys.definitions, liveKeys.pathways, liveKeys.processes].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

/** Why a diagram was refused, when it was refused for what is in it. */
export const problemsOf = (error: unknown): readonly DeploymentProblem[] | null =>
  error instanceof Problem && error.body.problems !== undefined ? error.body.problems : null;
