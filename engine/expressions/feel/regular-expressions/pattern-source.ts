import { PatternProblem } from './pattern-problem.ts';

/** What the flags of a pattern say (XPath and XQuery Functions and Operators 3.1, §5.6.2). */
export interface Flags {
  /** `s`: `.` matches line ends too. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at every line. */
  readonly multiLine: boolean;
  /** `i`. */
  readonly ignoreCase: boolean;
  /** `x`: white space in the pattern counts only inside brackets. */
  readonly spaced: boolean;
  /** `q`: all characters stand for themselves. */
  readonly literal: boolean;
}

export function readFlags(flags: string): Flags {
  const unknown = /[^smixq]/u.exec(flags);
  if (unknown) throw new PatternProblem(`there is no flag "${unknown[0]}": there are s, m, i, x and q`);
  return {
    dotAll: flags.includes('s'),
    multiLine: flags.includes('m'),
    ignoreCase: flags.includes('i'),
    spaced: flags.includes('x'),
    literal: flags.includes('q'),
  };
}

/** Groups and brackets may be nested so deep: they are read by recursion. */
const MOST_NESTED = 200;

/** A pattern, and how far it is read. By code points. */
export class PatternSource {
  readonly flags: Flags;
  private readonly characters: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(pattern: string, flags: Flags) {
    this.flags = flags;
    this.characters = Array.from(flags.spaced && !flags.literal ? withoutSpace(pattern) : pattern);
  }

  /** The character `ahead` of the next one; empty beyond the end. */
  peek(ahead = 0): string {
    return this.characters[this.at + ahead] ?? '';
  }

  take(): string {
    const character = this.peek();
    this.at += 1;
    return character;
  }

  takeIf(expected: string): boolean {
    if (this.peek() !== expected) return false;
    this.at += 1;
    return true;
  }

  get ended(): boolean {
    return this.at >= this.characters.length;
  }

  nested<T>(read: () => T): T {
    if (this.depth === MOST_NESTED) this.fail(`it is nested more than ${MOST_NESTED} deep`);
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  fail(message: string): never {
    throw new PatternProblem(`${message}, at character ${Math.min(this.at, this.characters.length) + 1}`);
  }
}

function withoutSpace(pattern: string): string {
  let kept = '';
  let brackets = 0;
  let escaped = false;
  for (const character of pattern) {
    if (brackets === 0 && /[ \t\n\r]/.test(character)) continue;
    if (!escaped && character === '[') brackets += 1;
    if (!escaped && character === ']') brackets -= 1;
    escaped = !escaped && character === '\\';
    kept += character;
  }
  return kept;
}
