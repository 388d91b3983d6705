import type { Expression } from '../model/definition.ts';

/** One element of a BPMN file as the reader has parsed it: attributes and children by their local names. */
export type Xml = Readonly<Record<string, unknown>>;

/** Who is to do the work, as it is written: text, or a bpmn:Expression; undefined where nothing is said. */
export interface Assignment {
  readonly assignee?: unknown;
  readonly candidateGroups?: unknown;
  readonly candidateUsers?: unknown;
}

/** What an element or trigger file sees of its XML at deployment. Problems are collected, never thrown. */
export interface ElementSource {
  readonly id: string;
  readonly xml: Xml;
  /** The file uses no `zeebe:` extension: what it leaves open is read by the standard's own rules. */
  readonly plain: boolean;
  /** What the roles of the element, its lane and the roles of its process say, the nearest first. */
  readonly assignment: Assignment;
  /** The first `zeebe:<Name>` extension element (of this element, or of another one), by its descriptor name: `TaskDefinition`. */
  extension(name: string, of?: Xml): Xml | undefined;
  /** All `zeebe:<Name>` extension elements. */
  extensions(name: string): readonly Xml[];
  /**
   * What a message, signal, error or escalation is known by: that attribute of it. In a file without extensions, where
   * the standard leaves it open, its name, else its id.
   */
  named(reference: unknown, attribute: string): unknown;
  /** The correlation key of a message: that of its zeebe:subscription, else that of the standard; null: none. */
  correlationKey(message: Xml, isThrown: boolean): Expression | null;
  /** The value of the zeebe:property of that name. */
  property(name: string): string | null;
  /**
   * Turns an attribute, or a bpmn:Expression, into an expression: a leading `=` makes it FEEL, and so does FEEL as the
   * language of the expression or of the file. FEEL must parse (a syntax error becomes a problem that quotes the
   * expression and the column); another language is a problem. Absent or empty text gives null.
   */
  expression(raw: unknown, property: string): Expression | null;
  /** As `expression`, but missing text is a problem: `rule`, "needs <property>". */
  requiredExpression(raw: unknown, property: string, rule: string): Expression;
  /** As `expression`, for what must be computed: fixed text is a problem. */
  condition(raw: unknown, property: string): Expression | null;
  /** Comma-separated ISO 8601 durations in ms; none for absent text. One that cannot be read is a problem. */
  durations(raw: unknown, property: string): readonly number[];
  problem(rule: string, message: string, remedy: string): void;
}
