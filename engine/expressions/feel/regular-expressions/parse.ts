import { anyButLineEnds, anyCharacter } from './character-class.ts';
import { parseBrackets, parseEscape, singleCharacter } from './parse-class.ts';
import type { PatternSource } from './pattern-source.ts';
import { anchor, character, choice, group, reference, repeat, sequence, type Tree } from './syntax-tree.ts';

export interface Parsed {
  readonly tree: Tree;
  /** How many groups capture. */
  readonly groups: number;
  readonly hasReferences: boolean;
}

/**
 * The regular expressions of XML Schema 1.1 (Part 2, appendix G) with what XPath adds to them (Functions and Operators
 * 3.1, §5.6.1): anchors, reluctant quantifiers, groups, back-references. Throws a PatternProblem.
 */
export function parsePattern(source: PatternSource): Parsed {
  const reader: Reader = { source, groups: 0, closed: new Set(), hasReferences: false };
  const tree = source.flags.literal ? parseLiteral(source) : parseChoice(reader);
  if (!source.ended) source.fail('a ")" has no opening "("');
  return { tree, groups: reader.groups, hasReferences: reader.hasReferences };
}

interface Reader {
  readonly source: PatternSource;
  groups: number;
  /** The groups whose `)` was read: only those can be referred to. */
  readonly closed: Set<number>;
  hasReferences: boolean;
}

function parseLiteral(source: PatternSource): Tree {
  const items: Tree[] = [];
  while (!source.ended) items.push(character(singleCharacter(source, source.take())));
  return sequence(items);
}

function parseChoice(reader: Reader): Tree {
  const branches = [parseBranch(reader)];
  while (reader.source.takeIf('|')) branches.push(parseBranch(reader));
  return choice(branches);
}

function parseBranch(reader: Reader): Tree {
  const { source } = reader;
  const items: Tree[] = [];
  while (!source.ended && source.peek() !== '|' && source.peek() !== ')') {
    items.push(parseQuantifier(source, parseAtom(reader)));
  }
  return sequence(items);
}

function parseAtom(reader: Reader): Tree {
  const { source } = reader;
  const next = source.take();
  switch (next) {
    case '(':
      return source.nested(() => parseGroup(reader));
    case '[':
      return character(parseBrackets(source));
    case '.':
      return character(source.flags.dotAll ? anyCharacter : anyButLineEnds);
    case '^':
      return anchor('start');
    case '$':
      return anchor('end');
    case '\\':
      return parseEscapedAtom(reader);
    case '?':
    case '*':
    case '+':
    case '{':
      return source.fail(`there is nothing that "${next}" could repeat`);
    case '}':
    case ']':
      return source.fail(`a "${next}" that stands for itself is written "\\${next}"`);
    default:
      return character(singleCharacter(source, next));
  }
}

function parseGroup(reader: Reader): Tree {
  const { source } = reader;
  if (source.takeIf('?')) {
    if (!source.takeIf(':')) source.fail('of the groups that begin with "(?" there is only "(?:"');
    return closed(source, parseChoice(reader));
  }
  reader.groups += 1;
  const number = reader.groups;
  const item = closed(source, parseChoice(reader));
  reader.closed.add(number);
  return group(number, item);
}

function closed(source: PatternSource, tree: Tree): Tree {
  return source.takeIf(')') ? tree : source.fail('a "(" has no closing ")"');
}

function parseEscapedAtom(reader: Reader): Tree {
  const { source } = reader;
  if (/[1-9]/.test(source.peek())) return parseReference(reader);
  const escaped = parseEscape(source);
  return character(typeof escaped === 'string' ? singleCharacter(source, escaped) : escaped);
}

/** As many digits belong to the number as there are groups before it: `\12` is group 1 and a 2 unless there are 12. */
function parseReference(reader: Reader): Tree {
  const { source } = reader;
  let number = Number(source.take());
  for (; /\d/.test(source.peek()); source.take()) {
    const longer = number * 10 + Number(source.peek());
    if (longer > reader.groups) break;
    number = longer;
  }
  if (!reader.closed.has(number)) source.fail(`"\\${number}" refers to no group that ends before it`);
  reader.hasReferences = true;
  return reference(number);
}

function parseQuantifier(source: PatternSource, item: Tree): Tree {
  const bounds = parseBounds(source);
  if (!bounds) return item;
  return repeat(item, bounds.min, bounds.max, source.takeIf('?'));
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function parseBounds(source: PatternSource): Bounds | null {
  if (source.takeIf('?')) return { min: 0, max: 1 };
  if (source.takeIf('*')) return { min: 0, max: Infinity };
  if (source.takeIf('+')) return { min: 1, max: Infinity };
  if (!source.takeIf('{')) return null;
  const min = parseCount(source) ?? source.fail('a number has to follow "{"');
  const max = source.takeIf(',') ? (parseCount(source) ?? Infinity) : min;
  if (!source.takeIf('}')) source.fail('a "{" has no closing "}"');
  if (max < min) source.fail(`of {${min},${max}} the second number must not be below the first`);
  return { min, max };
}

function parseCount(source: PatternSource): number | null {
  let digits = '';
  while (/\d/.test(source.peek())) digits += source.take();
  return digits === '' ? null : Number(digits);
}
