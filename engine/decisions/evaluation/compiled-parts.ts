import type { Code } from '../../expressions/feel/compile/code.ts';
import type { Compiling } from '../../expressions/feel/compile/compiling.ts';
import type { Syntax } from '../../expressions/feel/syntax/syntax-tree.ts';

/**
 * Parts that are compiled already handed to FEEL's own compilers as if they were syntax: a boxed `for` means what the
 * written one does. B1: each part was compiled in a scope with the slots of the one those compilers make for it.
 */
export class CompiledParts {
  private readonly codes = new Map<Syntax, Code>();

  readonly compiling: Compiling = {
    compile: (syntax) => this.codes.get(syntax) ?? (() => null),
    builtIn: () => undefined,
    lookedUp: () => undefined,
  };

  syntaxOf(code: Code): Syntax {
    const syntax: Syntax = { kind: 'input', from: 0, to: 0 };
    this.codes.set(syntax, code);
    return syntax;
  }
}
