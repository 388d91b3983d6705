import type { CharacterRange } from './character-range.ts';
import {
  anyOf,
  characterRanges,
  multiCharacterEscape,
  noneOf,
  propertyClass,
  without,
  type CharacterClass,
} from './character-class.ts';
import type { PatternSource } from './pattern-source.ts';

const singleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ...Array.from('\\|.?*+(){}-[]^$', (character): [string, string] => [character, character]),
]);

/** One character, in either case with the flag `i`. */
export function singleCharacter(source: PatternSource, character: string): CharacterClass {
  const codePoint = character.codePointAt(0) ?? 0;
  return characterRanges([{ first: codePoint, last: codePoint }], source.flags.ignoreCase);
}

/** What follows a `\`: a character for one that stands for itself, a class for a class. */
export function parseEscape(source: PatternSource): string | CharacterClass {
  if (source.ended) source.fail('a character has to follow "\\" (a "\\" itself is written "\\\\")');
  const letter = source.take();
  if (letter === 'p' || letter === 'P') return parseProperty(source, letter === 'P');
  const escaped = singleEscapes.get(letter) ?? multiCharacterEscape(letter);
  return escaped ?? source.fail(`"\\${letter}" has no meaning`);
}

function parseProperty(source: PatternSource, negated: boolean): CharacterClass {
  let name = '';
  if (!source.takeIf('{')) source.fail('"\\p" needs a category or block in braces, as in "\\p{Lu}"');
  while (!source.takeIf('}')) {
    if (source.ended) source.fail('"\\p{" has no closing brace');
    name += source.take();
  }
  const matches = propertyClass(name);
  return negated ? noneOf(matches) : matches;
}

/** What follows a `[`: `a-z]`, `^\d,]`, `a-z-[aeiou]]` (XML Schema 1.1 Part 2, appendix G.4.2). */
export function parseBrackets(source: PatternSource): CharacterClass {
  return source.nested(() => {
    const negated = source.takeIf('^');
    const parts = parseParts(source);
    const included = negated ? noneOf(parts) : parts;
    if (source.takeIf(']')) return included;
    // The parts end only before `]` and `-[`.
    source.take();
    source.take();
    const excluded = parseBrackets(source);
    if (!source.takeIf(']')) source.fail('"]" has to follow what is subtracted');
    return without(included, excluded);
  });
}

function parseParts(source: PatternSource): CharacterClass {
  const classes: CharacterClass[] = [];
  const ranges: CharacterRange[] = [];
  while (!(source.peek() === ']' || (source.peek() === '-' && source.peek(1) === '['))) {
    const first = parseMember(source);
    if (typeof first === 'string') ranges.push(rangeFrom(source, first));
    else classes.push(first);
  }
  if (ranges.length > 0) classes.push(characterRanges(ranges, source.flags.ignoreCase));
  if (classes.length === 0) source.fail('brackets must not be empty');
  return anyOf(classes);
}

function parseMember(source: PatternSource): string | CharacterClass {
  if (source.ended) source.fail('a "[" has no closing "]"');
  if (source.peek() === '[') source.fail('"[" inside brackets is written "\\["');
  const character = source.take();
  return character === '\\' ? parseEscape(source) : character;
}

function rangeFrom(source: PatternSource, start: string): CharacterRange {
  const first = start.codePointAt(0) ?? 0;
  // A hyphen before `]`, `[` or `-[` is no range.
  const hyphen = source.peek() === '-' && source.peek(1) !== ']' && source.peek(1) !== '[';
  if (!hyphen || (source.peek(1) === '-' && source.peek(2) === '[')) return { first, last: first };
  source.take();
  const end = parseMember(source);
  if (typeof end !== 'string') return source.fail('a range ends with one character, not with a class');
  const last = end.codePointAt(0) ?? 0;
  if (last < first) source.fail(`the range ${start}-${end} is the wrong way round`);
  return { first, last };
}
