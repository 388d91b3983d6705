import { readDecisions } from '../decisions/read-decisions.ts';
import type { DecisionProgram, ReadDecisions } from '../decisions/decisions.ts';
import { isModel } from '../decisions/reader/namespaces.ts';
import { readModel } from '../decisions/reader/read-model.ts';
import type { Problem } from '../model/definition.ts';

/** What is to be known of a DMN file before what it imports is at hand. */
export interface DecisionFile {
  readonly namespace: string;
  /** The namespaces of the DMN models it imports, each once. */
  readonly imports: readonly string[];
  /** `imported`: a program for each of them. */
  readonly link: (imported: Iterable<DecisionProgram>) => Promise<ReadDecisions>;
}

export type ReadDecisionFile =
  | { readonly file: DecisionFile; readonly problems: readonly [] }
  | { readonly file: null; readonly problems: readonly Problem[] };

export async function readDecisionFile(xml: string): Promise<ReadDecisionFile> {
  const { model, problems } = await readModel(xml);
  if (!model) return { file: null, problems };
  const imports = model.imports
    .filter(({ importType }) => isModel(importType))
    .map(({ namespace }) => namespace);
  return {
    file: {
      namespace: model.namespace,
      imports: [...new Set(imports)],
      link: (imported) => readDecisions(xml, [...imported]),
    },
    problems: [],
  };
}
