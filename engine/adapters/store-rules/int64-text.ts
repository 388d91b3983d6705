/** Int64 values written as decimal text, the way keys are held. */

const canonical = /^(?:0|-?[1-9]\d{0,18})$/;
const largest = '9223372036854775807';
const smallest = '9223372036854775808';

/** True for the one decimal spelling of an int64: no sign `+`, no leading zero. */
export function isInt64Text(text: string): boolean {
  if (!canonical.test(text)) return false;
  if (text.startsWith('-')) return text.length < 20 || text.slice(1) <= smallest;
  return text.length < 19 || text <= largest;
}

/** Compares by value; both must be int64 text. */
export function compareInt64Text(a: string, b: string): number {
  const negative = a.startsWith('-');
  if (negative !== b.startsWith('-')) return negative ? -1 : 1;
  const ascending = a.length === b.length ? (a < b ? -1 : Number(a !== b)) : a.length - b.length;
  return negative ? -ascending : ascending;
}
