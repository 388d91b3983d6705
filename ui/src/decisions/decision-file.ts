import { useQuery } from '@tanstack/react-query';
import { loadDecisions, type DecisionProgram } from '../../../engine/browser.ts';
import { readDecisionFiles } from '../api/calls.ts';

export type Workbench = Awaited<ReturnType<typeof loadDecisions>>;

/** A DMN file that was read here, with the tools to look at it. */
export interface ReadFile {
  readonly resourceName: string;
  /** Null: the file cannot be read by these screens. */
  readonly program: DecisionProgram | null;
  readonly tools: Workbench;
}

async function readFiles(decisionDefinitionKey: string): Promise<ReadFile> {
  const [files, tools] = await Promise.all([readDecisionFiles(decisionDefinitionKey), loadDecisions()]);
  const programs: DecisionProgram[] = [];
  for (const { xml } of files) {
    const { program } = await tools.readDecisions(xml, programs);
    if (program) programs.push(program);
  }
  return {
    resourceName: files.at(-1)?.resourceName ?? '',
    program: programs.length === files.length ? (programs.at(-1) ?? null) : null,
    tools,
  };
}

/** A version does not change any more: it is read once. */
export const useDecisionFile = (decisionDefinitionKey: string) =>
  useQuery({
    queryKey: ['decision-file', decisionDefinitionKey],
    queryFn: () => readFiles(decisionDefinitionKey),
    staleTime: Infinity,
  });
