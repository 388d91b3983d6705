import type { DecisionProgram, ReadDecisions } from '../decisions/decisions.ts';
import type { Problem } from '../model/definition.ts';

/** A DMN file as far as it can be read alone; `link` makes it ready once the models it imports are there. */
export interface DecisionFile {
  readonly namespace: string;
  /** The namespaces of the DMN models it imports. */
  readonly imports: readonly string[];
  readonly link: (imported: ReadonlyMap<string, DecisionProgram>) => ReadDecisions;
}

export type ReadDecisionFile =
  | { readonly file: DecisionFile; readonly problems: readonly [] }
  | { readonly file: null; readonly problems: readonly Problem[] };

export declare function readDecisionFile(xml: string): Promise<ReadDecisionFile>;
