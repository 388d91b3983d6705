/** Longer ones are no expressions any more. */
const LONGEST = 64_000;
const MOST_NAMES = 1000;
const MOST_ITEMS = 5000;
const MOST_WORDS = 50;

const texts = /"(?:[^"\\]|\\.)*"/gs;
const keywords =
  /\b(?:and|or|in|if|then|else|for|return|some|every|satisfies|instance of|between|function|null|true|false)\b/g;
const definitions = /:|\bin\b/g;
const parameters = /\bfunction\s*\(([^)]*)\)/g;
const longName = new RegExp(`(?:[\\p{L}_][\\p{L}\\p{N}_]*\\s+){${MOST_WORDS}}`, 'u');

/**
 * P1: the work of the grammar grows with the square of the names an expression defines, of the items of a list and of
 * the words of a name, so all are bounded before it begins, and no text keeps anybody waiting. Says what there is too
 * much of, or null.
 */
export function tooMuchIn(source: string): string | null {
  if (source.length > LONGEST) return `the expression has more than ${LONGEST} characters`;
  const bare = source.replace(texts, '""');
  const declared = [...bare.matchAll(parameters)].map(([, names = '']) => count(names, /,/g));
  if (declared.reduce((sum, names) => sum + names, count(bare, definitions)) > MOST_NAMES)
    return `the expression defines more than ${MOST_NAMES} names`;
  if (count(bare, /,/g) > MOST_ITEMS) return `the expression lists more than ${MOST_ITEMS} items`;
  return longName.test(bare.replace(keywords, ';')) ? `a name has more than ${MOST_WORDS} words` : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
