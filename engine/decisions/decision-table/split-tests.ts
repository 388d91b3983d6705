/**
 * The tests of an entry, which commas separate, as texts. Commas in strings, brackets and parentheses separate
 * nothing. Null where brackets or quotes do not match; intervals may be open both ways (`]1..2[`), so square brackets
 * and parentheses are only counted.
 */
export function splitTests(text: string): readonly string[] | null {
  const tests: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      if (at < 0) return null;
    } else if (character === '(' || character === '{') depth++;
    else if (character === ')' || character === '}') depth--;
    else if (character === '[' || character === ']') depth += opens(text, at, depth) ? 1 : -1;
    else if (character === ',' && depth === 0) {
      tests.push(text.slice(from, at));
      from = at + 1;
    }
  }
  tests.push(text.slice(from));
  const isBlank = tests.some((test) => test.trim() === '');
  return isBlank || depth !== 0 ? null : tests;
}

/** A bracket at the beginning of a test opens, whichever way it looks. */
function opens(text: string, at: number, depth: number): boolean {
  return depth === 0 || (text[at] === '[' && !/\.\.[^,]*$/.test(text.slice(0, at)));
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
