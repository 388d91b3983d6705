import type { DeploymentProblem } from '../../api/wire.ts';

/** How an element is called for people: by its name, with its id beside it. */
export type Named = (id: string) => string;

/** Italian with the facts that the English holds; null where it does not know one of them. */
type Say = (named: Named, ...facts: string[]) => string | null;
export type Shape = readonly [english: RegExp, say: Say];

export interface Phrase {
  /** Said where no shape fits; the English then stands beneath it. */
  readonly general: string;
  readonly read: (problem: DeploymentProblem, named: Named) => string | null;
}

/** What a rule says: always the same, or with facts of the case. */
export interface RuleWords {
  readonly message: string | Phrase;
  readonly remedy: string | Phrase;
}

export type RuleTable = Readonly<Record<string, RuleWords>>;

export function inMessage(general: string, ...shapes: readonly Shape[]): Phrase {
  return { general, read: ({ message }, named) => fit(message, shapes, named) };
}

export function inRemedy(general: string, ...shapes: readonly Shape[]): Phrase {
  return { general, read: ({ remedy }, named) => fit(remedy, shapes, named) };
}

/** A rule with a remedy for each thing it is about. */
export function oneOf(general: string, remedies: Readonly<Record<string, string>>): Phrase {
  return { general, read: ({ remedy }) => entryOf(remedies, remedy) };
}

export function entryOf<Value>(table: Readonly<Record<string, Value>>, key: string): Value | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

function fit(english: string, shapes: readonly Shape[], named: Named): string | null {
  for (const [shape, say] of shapes) {
    const match = shape.exec(english);
    // A group that took no part in the match is undefined, whatever its type says.
    if (match) return say(named, ...match.slice(1).map((fact: string | undefined) => fact ?? ''));
  }
  return null;
}
