import type { FeelType } from '../../expressions/feel/typing/feel-type.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Run } from './run.ts';

/** Something an expression may name: an input, a required decision, a function, an imported model. */
export interface Source {
  readonly name: string;
  readonly type: FeelType;
  readonly valueIn: (run: Run) => FeelValue;
}

/** The values in the slots of the scope `Scope.with(sources)` makes of the empty one. */
export function slotsOf(sources: readonly Source[], run: Run): FeelValue[] {
  return sources.map((source) => source.valueIn(run));
}

/** Several sources of one import as one context with the name of the import. */
export function contextOf(name: string, entries: readonly Source[]): Source {
  return {
    name,
    type: { kind: 'context', entries: Object.fromEntries(entries.map((entry) => [entry.name, entry.type])) },
    valueIn: (run) => Object.fromEntries(entries.map((entry) => [entry.name, entry.valueIn(run)])),
  };
}
