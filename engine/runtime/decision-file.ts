import type { DecisionProgram, ReadDecisions } from '../decisions/decisions.ts';
import type { DecisionModel } from '../decisions/model/decision-model.ts';
import { linkDecisions } from '../decisions/read-decisions.ts';
import { isModel } from '../decisions/reader/namespaces.ts';
import { readModel } from '../decisions/reader/read-model.ts';
import type { Problem } from '../model/definition.ts';

/** What is to be known of a DMN file before what it imports is at hand. */
export interface DecisionFile {
  readonly model: DecisionModel;
  /** The namespaces of the DMN models it imports, each once. */
  readonly imports: readonly string[];
  /** `imported`: a program for each of them. */
  readonly link: (imported: Iterable<DecisionProgram>) => ReadDecisions;
}

export type ReadDecisionFile =
  | { readonly file: DecisionFile; readonly problems: readonly [] }
  | { readonly file: null; readonly problems: readonly Problem[] };

/** Problems of a file of which something could be read are told when it is linked. */
export async function readDecisionFile(xml: string): Promise<ReadDecisionFile> {
  const read = await readModel(xml);
  const { model, problems } = read;
  if (!model) return { file: null, problems };
  const imports = model.imports
    .filter(({ importType }) => isModel(importType))
    .map(({ namespace }) => namespace);
  return {
    file: {
      model,
      imports: [...new Set(imports)],
      link: (imported) => linkDecisions(read, [...imported]),
    },
    problems: [],
  };
}
