/** The syntax tree of a regular expression. */
export type Parsed =
  | { readonly node: 'char'; readonly test: (char: string) => boolean }
  | { readonly node: 'start' | 'end' }
  | { readonly node: 'sequence'; readonly items: readonly Parsed[] }
  | { readonly node: 'choice'; readonly branches: readonly Parsed[] }
  | { readonly node: 'repeat'; readonly item: Parsed; readonly min: number; readonly max: number };

class Unsupported extends Error {}

/**
 * Reads a pattern the native engine has already accepted with these flags, so syntax errors cannot occur here.
 * Gives in words what is not supported.
 */
export function parsePattern(source: string, flags: string): Parsed | string {
  const reader: Reader = { source, flags, at: 0 };
  try {
    return choice(reader);
  } catch (error) {
    if (error instanceof Unsupported) return error.message;
    throw error;
  }
}

interface Reader {
  readonly source: string;
  readonly flags: string;
  at: number;
}

function choice(reader: Reader): Parsed {
  const branches = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    branches.push(sequence(reader));
  }
  const [only] = branches;
  return only && branches.length === 1 ? only : { node: 'choice', branches };
}

function sequence(reader: Reader): Parsed {
  const items: Parsed[] = [];
  for (;;) {
    const char = reader.source[reader.at];
    if (char === undefined || char === '|' || char === ')') return { node: 'sequence', items };
    items.push(quantified(reader, atom(reader)));
  }
}

function quantified(reader: Reader, item: Parsed): Parsed {
  const match = /^(?:\*|\+|\?|\{(\d+)(,?)(\d*)\})/.exec(reader.source.slice(reader.at));
  if (!match) return item;
  reader.at += match[0].length;
  // Lazy or greedy makes no difference to whether a text matches.
  if (reader.source[reader.at] === '?') reader.at += 1;
  const [sign, low, comma, high] = match;
  if (sign === '*') return { node: 'repeat', item, min: 0, max: Infinity };
  if (sign === '+') return { node: 'repeat', item, min: 1, max: Infinity };
  if (sign === '?') return { node: 'repeat', item, min: 0, max: 1 };
  const min = Number(low);
  if (comma === '') return { node: 'repeat', item, min, max: min };
  return { node: 'repeat', item, min, max: high === '' ? Infinity : Number(high) };
}

function atom(reader: Reader): Parsed {
  const rest = reader.source.slice(reader.at);
  if (rest.startsWith('(')) return group(reader, rest);
  if (rest.startsWith('^') || rest.startsWith('$')) {
    reader.at += 1;
    return { node: rest.startsWith('^') ? 'start' : 'end' };
  }
  const text = oneCharacter(rest);
  reader.at += text.length;
  return { node: 'char', test: characterTest(text, reader.flags) };
}

function group(reader: Reader, rest: string): Parsed {
  const opening = /^\((?:\?(?::|<[^=!][^>]*>))?/.exec(rest)?.[0] ?? '(';
  if (opening === '(' && rest[1] === '?') {
    throw new Unsupported('look-ahead and look-behind, as in "(?=…)", are not supported');
  }
  reader.at += opening.length;
  const inside = choice(reader);
  reader.at += 1;
  return inside;
}

/** The source text of what matches exactly one character: `a`, `.`, `[A-Z]`, `\d`, `\p{L}`, `\u00e0`. */
function oneCharacter(rest: string): string {
  if (rest.startsWith('[')) return /^\[(?:\\.|[^\]\\])*\]/su.exec(rest)?.[0] ?? rest;
  if (!rest.startsWith('\\')) return String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (/^\\[1-9k]/.test(rest)) throw new Unsupported('back-references are not supported');
  if (/^\\[bB]/.test(rest)) throw new Unsupported('word boundaries (\\b) are not supported');
  return (
    /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)/su.exec(rest)?.[0] ?? rest
  );
}

/** One character against one character class cannot backtrack, so the native engine may do it. */
function characterTest(text: string, flags: string): (char: string) => boolean {
  const expression = new RegExp(`^(?:${text})$`, flags);
  return (char) => expression.test(char);
}
