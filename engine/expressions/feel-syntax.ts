import { parseExpression } from 'feelin';
import { extensionsIn, isClockFunction } from './feel-functions.ts';

/** Camunda's dialect of FEEL: names that are no plain words are written in back-ticks. */
export const dialect = 'camunda';

export interface SyntaxProblem {
  readonly message: string;
  /** 1-based, in the text after the `=`. */
  readonly column: number;
}

export interface FeelSyntax {
  readonly problem: SyntaxProblem | null;
  /**
   * The names the expression reads from outside, plus some it may have declared itself (`for x in …`):
   * asking for one too many costs a look-up and changes nothing, since the inner one hides it.
   */
  readonly names: readonly string[];
  /** Which functions it calls that need the clock of the evaluation: `now`, `today`, those of working days. */
  readonly clockCalls: readonly string[];
  /** The tree in one line, to compare two parses of the same text. */
  readonly shape: string;
}

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

/**
 * Parses `source` on its own, without the variables that will be there. So `a-b` is always a difference, as in
 * Camunda, and never a variable of that name, whatever the instance holds.
 */
export function parseFeel(source: string): FeelSyntax {
  const tree = parseExpression(source, extensionsIn(source), dialect);
  const names = new Set<string>();
  const clockCalls = new Set<string>();
  const shape: string[] = [];
  let problem: SyntaxProblem | null = null;
  tree.iterate({
    enter({ node, name, from, to, type }) {
      if (type.isError) problem ??= describeError(source, node);
      else if (type.isSkipped) return false;
      if (name !== 'Expression') shape.push(`${name}:${to - from}`);
      if (name === 'SimplePositiveUnaryTest') problem ??= checkComparison(source, node);
      else if (name === 'NumericLiteral') problem ??= checkNumber(source, node);
      else if (name === 'VariableName') {
        const variable = nameOf(source, node);
        if (!isCalled(node)) names.add(variable);
        else if (isClockFunction(variable)) clockCalls.add(variable);
      }
      return true;
    },
  });
  for (const name of clockCalls) names.delete(name);
  return { problem, names: [...names], clockCalls: [...clockCalls], shape: shape.join(' ') };
}

/** As the interpreter spells it: words joined by one space, back-ticks dropped. */
function nameOf(source: string, node: SyntaxNode): string {
  const words: string[] = [];
  for (let part = node.firstChild; part; part = part.nextSibling) {
    words.push(source.slice(part.from, part.to).replaceAll('`', ''));
  }
  return words.join(' ');
}

/** In `count(items)`, `count` is a function even where a variable of that name exists. */
function isCalled(node: SyntaxNode): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.from === node.from;
}

/** feelin reads `1e3` as 1. A wrong number is worse than a refusal. */
function checkNumber(source: string, node: SyntaxNode): SyntaxProblem | null {
  const text = source.slice(node.from, node.to);
  if (!/^-?\d+e/i.test(text)) return null;
  return { message: `the number ${text} must be written without an exponent`, column: node.from + 1 };
}

/** `a == b` parses, as a compared to the test "equals b", and would never be true. */
function checkComparison(source: string, node: SyntaxNode): SyntaxProblem | null {
  const operator = node.firstChild;
  if (node.parent?.name !== 'Comparison' || operator?.name !== 'CompareOp') return null;
  return { message: `unexpected "${source.slice(operator.from, operator.to)}"`, column: operator.from + 1 };
}

function describeError(source: string, node: SyntaxNode): SyntaxProblem {
  const column = node.from + 1;
  if (source.trim() === '') return { message: 'the expression is empty', column: 1 };
  const rest = source.slice(node.from).trimStart();
  if (rest === '') return { message: 'the expression ends too early', column };
  const start = source.length - rest.length;
  const open = /^"(?![^"\\]*(?:\\.[^"\\]*)*")/s.test(rest)
    ? 'quote'
    : /^`(?![^`]*`)/.test(rest)
      ? 'back-tick'
      : null;
  if (open) return { message: `what begins here has no closing ${open}`, column: start + 1 };
  const token = /^(?:[\p{L}_?][\p{L}\p{N}_?]*|\d+|"[^"]*"|`[^`]*`|.)/su.exec(rest)?.[0] ?? rest;
  return { message: `unexpected ${token.startsWith('"') ? token : `"${token}"`}`, column: start + 1 };
}
