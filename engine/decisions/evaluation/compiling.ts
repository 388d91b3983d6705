import type { Code } from '../../expressions/feel/compile/code.ts';
import { compileExpression, compileUnaryTests } from '../../expressions/feel/compile/compile.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { anyType } from '../../expressions/feel/typing/feel-type.ts';
import type { FeelProblem } from '../../expressions/feel/feel-problem.ts';
import type { Problem } from '../../model/definition.ts';
import type { ItemTypes } from '../item-types/item-types.ts';
import type { Boxed } from '../model/boxed-expression.ts';
import { knownType } from './known-type.ts';
import type { Part } from './part.ts';

export type CompileBoxed = (boxed: Boxed | null, scope: Scope, compiling: Compiling) => Part;

/** What is shared while the expressions of a model are compiled. What cannot be parsed is reported, and gives null. */
export class Compiling {
  readonly types: ItemTypes;
  readonly report: (problem: Problem) => void;

  private readonly compileBoxed: CompileBoxed;

  constructor(types: ItemTypes, report: (problem: Problem) => void, compileBoxed: CompileBoxed) {
    this.compileBoxed = compileBoxed;
    this.types = types;
    this.report = report;
  }

  boxed(boxed: Boxed | null, scope: Scope): Part {
    return this.compileBoxed(boxed, scope, this);
  }

  /** `where`: what the message begins with, `Rule 3, column 2 (Season)`. */
  expression(text: string, scope: Scope, element: string | null, where: string): Code {
    return this.part(text, scope, element, where).code;
  }

  /** With what is known of the value before. */
  part(text: string, scope: Scope, element: string | null, where: string): Part {
    const { code, problem, syntax } = compileExpression(text, scope);
    if (problem) return { code: this.refused(problem, element, where, 'a FEEL expression'), type: anyType };
    return { code, type: syntax ? knownType(syntax, scope) : anyType };
  }

  /** `?` is the last name `scope` binds. */
  unaryTests(text: string, scope: Scope, element: string | null, where: string): Code {
    const { code, problem } = compileUnaryTests(text, scope);
    return problem ? this.refused(problem, element, where, 'FEEL unary tests') : code;
  }

  private refused({ message, from }: FeelProblem, element: string | null, where: string, what: string): Code {
    const said = `${where}: ${message} (character ${from + 1}).`;
    this.report({ rule: 'decision/syntax', element, message: said, remedy: `Mend it: ${what} is expected.` });
    return ({ evaluation }) => evaluation.warn({ from, to: from }, said);
  }
}
