import type { Expression } from '../model/definition.ts';

/** An XML element as the reader parsed it: attributes and children by their local names. */
export type Xml = Readonly<Record<string, unknown>>;

/** What an element or trigger file sees of its XML at deployment. Problems are collected, never thrown. */
export interface ElementSource {
  readonly id: string;
  readonly xml: Xml;
  /** The first `zeebe:<Name>` extension element (of this element, or of another one), by its descriptor name: `TaskDefinition`. */
  extension(name: string, of?: Xml): Xml | undefined;
  /** All `zeebe:<Name>` extension elements. */
  extensions(name: string): readonly Xml[];
  /**
   * Turns an attribute into an expression: a leading `=` makes it FEEL, which must parse (a syntax error
   * becomes a problem that quotes the expression and the column). Absent or empty text gives null.
   */
  expression(raw: unknown, property: string): Expression | null;
  /** As `expression`, but missing text is a problem: `rule`, "needs <property>". */
  requiredExpression(raw: unknown, property: string, rule: string): Expression;
  /** Comma-separated ISO 8601 durations in ms; none for absent text. One that cannot be read is a problem. */
  durations(raw: unknown, property: string): readonly number[];
  /** The value of the zeebe:property of that name. */
  property(name: string): string | null;
  problem(rule: string, message: string, remedy: string): void;
}
