/**
 * One spelling for a name however it is spaced: words and the characters `. / - ' + *` are separated by one space
 * (DMN 1.5 §10.3.1.2, grammar rules 25 to 29).
 */
export function normalName(name: string): string {
  if (/^[\p{L}\p{N}_]+$/u.test(name)) return name;
  return name
    .replace(/\s*(\*\*|[./\-'+*])\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name that reads as one word whatever else is known. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !keywords.has(name);
}

const keywords: ReadonlySet<string> = new Set([
  'and',
  'between',
  'else',
  'every',
  'external',
  'false',
  'for',
  'function',
  'if',
  'in',
  'instance',
  'not',
  'null',
  'of',
  'or',
  'return',
  'satisfies',
  'some',
  'then',
  'true',
]);
