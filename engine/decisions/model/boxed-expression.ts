import type { NamedType } from './decision-model.ts';

/** What every boxed expression has: the id it has in the file, and the type it says it gives. */
interface Typed {
  readonly id: string | null;
  readonly type: string | null;
}

/** The expressions of DMN 1.5, clauses 7.3, 8 and 10.2. */
export type Boxed =
  | Literal
  | DecisionTable
  | BoxedContext
  | BoxedList
  | Relation
  | Invocation
  | FunctionDefinition
  | Conditional
  | Iterator
  | Filter;

export interface Literal extends Typed {
  readonly kind: 'literal';
  readonly text: string;
  /** Null: that of the file. */
  readonly language: string | null;
}

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

export interface DecisionTable extends Typed {
  readonly kind: 'decision table';
  readonly hitPolicy: HitPolicy;
  /** With COLLECT only. */
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly InputClause[];
  readonly outputs: readonly OutputClause[];
  /** The names of the columns of remarks. */
  readonly annotations: readonly string[];
  readonly rules: readonly Rule[];
}

export interface InputClause extends Typed {
  readonly label: string | null;
  readonly expression: string;
  /** Unary tests the value has to pass. */
  readonly allowedValues: string | null;
}

export interface OutputClause extends Typed {
  /** Null where there is only one output. */
  readonly name: string | null;
  readonly label: string | null;
  /** Unary tests; for PRIORITY and OUTPUT ORDER the first one weighs most. */
  readonly allowedValues: string | null;
  readonly defaultEntry: string | null;
}

export interface Rule {
  readonly id: string | null;
  /** Unary tests, in the order of the input clauses. */
  readonly inputEntries: readonly Entry[];
  readonly outputEntries: readonly Entry[];
  /** In the order of the table's columns of remarks. */
  readonly annotations: readonly string[];
  readonly description: string | null;
}

export interface Entry {
  readonly id: string | null;
  readonly text: string;
}

export interface BoxedContext extends Typed {
  readonly kind: 'context';
  /** An entry without a name is the value of the whole, and the last one. */
  readonly entries: readonly {
    readonly name: string | null;
    readonly type: string | null;
    readonly value: Boxed | null;
  }[];
}

export interface BoxedList extends Typed {
  readonly kind: 'list';
  readonly items: readonly (Boxed | null)[];
}

export interface Relation extends Typed {
  readonly kind: 'relation';
  readonly columns: readonly NamedType[];
  readonly rows: readonly (readonly (Boxed | null)[])[];
}

export interface Invocation extends Typed {
  readonly kind: 'invocation';
  readonly called: Boxed | null;
  readonly bindings: readonly { readonly parameter: string; readonly value: Boxed | null }[];
}

export type FunctionKind = 'FEEL' | 'Java' | 'PMML';

export interface FunctionDefinition extends Typed {
  readonly kind: 'function';
  readonly language: FunctionKind;
  readonly parameters: readonly NamedType[];
  readonly body: Boxed | null;
}

export interface Conditional extends Typed {
  readonly kind: 'conditional';
  readonly condition: Boxed | null;
  readonly then: Boxed | null;
  readonly otherwise: Boxed | null;
}

export interface Iterator extends Typed {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly in: Boxed | null;
  /** What is returned, or has to be satisfied. */
  readonly body: Boxed | null;
}

export interface Filter extends Typed {
  readonly kind: 'filter';
  readonly in: Boxed | null;
  readonly match: Boxed | null;
}
