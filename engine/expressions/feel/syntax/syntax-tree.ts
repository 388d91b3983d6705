import type { Place } from '../feel-problem.ts';
import type { FeelType } from '../typing/feel-type.ts';
import type { FeelNumber } from '../values/number.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** An expression of FEEL (DMN 1.5 §10.3.1.2), without brackets, comments and the like. */
export type Syntax = Place & SyntaxKind;

export type SyntaxKind =
  | { readonly kind: 'literal'; readonly value: FeelNumber | string | boolean | null }
  /** `@"2026-01-31"` */
  | { readonly kind: 'temporal literal'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  /** `?`: the value unary tests are about. */
  | { readonly kind: 'input' }
  | { readonly kind: 'path'; readonly of: Syntax; readonly name: string }
  | { readonly kind: 'filter'; readonly of: Syntax; readonly condition: Syntax }
  | {
      readonly kind: 'call';
      readonly called: Syntax;
      readonly args: readonly Syntax[];
      /** Null when the arguments are given by position. */
      readonly names: readonly string[] | null;
    }
  | {
      readonly kind: 'function';
      readonly parameters: readonly { readonly name: string; readonly type: TypeSyntax | null }[];
      readonly body: Syntax;
      readonly isExternal: boolean;
    }
  | { readonly kind: 'list'; readonly items: readonly Syntax[] }
  | {
      readonly kind: 'context';
      readonly entries: readonly { readonly name: string; readonly value: Syntax }[];
    }
  | {
      readonly kind: 'range';
      readonly start: Syntax;
      readonly startIncluded: boolean;
      readonly end: Syntax;
      readonly endIncluded: boolean;
    }
  /** `> 5`: a unary test, and as a value a range with one end. */
  | { readonly kind: 'test'; readonly operator: ComparisonOperator; readonly operand: Syntax }
  | { readonly kind: 'negation'; readonly operand: Syntax }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly kind: 'between'; readonly value: Syntax; readonly low: Syntax; readonly high: Syntax }
  | { readonly kind: 'in'; readonly value: Syntax; readonly tests: readonly Syntax[] }
  | { readonly kind: 'and' | 'or'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'if'; readonly condition: Syntax; readonly then: Syntax; readonly otherwise: Syntax }
  | {
      readonly kind: 'for' | 'some' | 'every';
      readonly iterators: readonly Iterator[];
      readonly body: Syntax;
    }
  | { readonly kind: 'instance of'; readonly value: Syntax; readonly type: TypeSyntax };

export interface Iterator {
  readonly name: string;
  readonly in: Syntax;
  /** Of `1..5`; null for a list. */
  readonly to: Syntax | null;
}

/** A type as it is written; null when nothing of that name is known. */
export type TypeSyntax = Place & { readonly text: string; readonly type: FeelType | null };

/** Unary tests (rule 7): any value for `-`; none of the tests for `not(…)`. */
export interface TestsSyntax {
  readonly isAny: boolean;
  readonly isNegated: boolean;
  readonly tests: readonly Syntax[];
}
