import type { BuiltIn } from '../built-ins/built-in.ts';
import type { Syntax } from '../syntax/syntax-tree.ts';
import type { Code } from './code.ts';
import type { Scope } from './scope.ts';

/** What the compilers of the kinds of expressions share. */
export interface Compiling {
  /** Compiles a part. */
  readonly compile: (syntax: Syntax, scope: Scope) => Code;
  readonly builtIn: (name: string) => BuiltIn | undefined;
  /** Takes down a name that is looked up when the expression is evaluated. */
  readonly lookedUp: (name: string) => void;
}

/** Of one kind of expression. */
export type Compile<K extends Syntax['kind']> = (
  syntax: Syntax & { readonly kind: K },
  scope: Scope,
  compiling: Compiling,
) => Code;
