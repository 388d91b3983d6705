import type { CharacterRange } from './character-range.ts';
import { PatternProblem } from './pattern-problem.ts';
import { unicodeBlock } from './unicode-blocks.ts';

/** Whether a code point belongs. */
export type CharacterClass = (codePoint: number) => boolean;

/** What lies in one of the ranges; with `ignoreCase` also what does so in the other case. */
export function characterRanges(ranges: readonly CharacterRange[], ignoreCase: boolean): CharacterClass {
  const [only] = ranges;
  if (only && ranges.length === 1 && !ignoreCase)
    return (codePoint) => codePoint >= only.first && codePoint <= only.last;
  const source = ranges.map(({ first, last }) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`);
  return nativeClass(`[${source.join('')}]`, ignoreCase ? 'iu' : 'u');
}

/** One code point against one class cannot backtrack, so the native engine, which knows Unicode, may do it. */
function nativeClass(source: string, flags: string): CharacterClass {
  let expression: RegExp | undefined;
  return withAsciiTable((codePoint) => {
    expression ??= new RegExp(`^${source}$`, flags);
    return expression.test(String.fromCodePoint(codePoint));
  });
}

/** Most characters are ASCII: what is found out about those is kept. */
function withAsciiTable(matches: CharacterClass): CharacterClass {
  const known = new Uint8Array(128);
  return (codePoint) => {
    if (codePoint >= 128) return matches(codePoint);
    const answer = known[codePoint];
    if (answer) return answer === 1;
    const found = matches(codePoint);
    known[codePoint] = found ? 1 : 2;
    return found;
  };
}

export function anyOf(classes: readonly CharacterClass[]): CharacterClass {
  const [only] = classes;
  if (only && classes.length === 1) return only;
  return withAsciiTable((codePoint) => classes.some((matches) => matches(codePoint)));
}

export function noneOf(excluded: CharacterClass): CharacterClass {
  return (codePoint) => !excluded(codePoint);
}

export function without(included: CharacterClass, excluded: CharacterClass): CharacterClass {
  return withAsciiTable((codePoint) => included(codePoint) && !excluded(codePoint));
}

export const anyCharacter: CharacterClass = () => true;
/** `.` without the flag `s`. */
export const anyButLineEnds: CharacterClass = (codePoint) => codePoint !== 0x0a && codePoint !== 0x0d;

const digit = nativeClass('\\p{Nd}', 'u');
const space: CharacterClass = (codePoint) =>
  codePoint === 0x20 || codePoint === 0x0a || codePoint === 0x09 || codePoint === 0x0d;
const word = nativeClass('[^\\p{P}\\p{Z}\\p{C}]', 'u');
const NAME_START =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const nameStart = nativeClass(`[${NAME_START}]`, 'u');
const nameCharacter = nativeClass(`[${NAME_START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040]`, 'u');

/** `\s`, `\d`, …: the small letters; capitals stand for all other characters. */
const multiCharacterEscapes: ReadonlyMap<string, CharacterClass> = new Map([
  ['d', digit],
  ['s', space],
  ['w', word],
  ['i', nameStart],
  ['c', nameCharacter],
]);

/** What `\` and this letter stands for (XML Schema Part 2, appendix G.4.2.5). */
export function multiCharacterEscape(letter: string): CharacterClass | undefined {
  const lower = letter.toLowerCase();
  const matches = multiCharacterEscapes.get(lower);
  return matches === undefined || lower === letter ? matches : noneOf(matches);
}

/** The general categories of Unicode, without the surrogates (Cs), which are no characters. */
const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** What `\p{…}` stands for: a general category such as `Lu`, or a block such as `IsBasicLatin`. */
export function propertyClass(property: string): CharacterClass {
  if (categories.test(property)) return nativeClass(`\\p{${property}}`, 'u');
  const block = property.startsWith('Is') ? unicodeBlock(property.slice(2)) : undefined;
  if (block) return characterRanges([block], false);
  throw new PatternProblem(
    `\\p{${property}} is neither a category of Unicode, as \\p{Lu}, nor a block, as \\p{IsBasicLatin}`,
  );
}
