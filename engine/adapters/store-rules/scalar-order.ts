/**
 * The one order of all stores: null first, keys and numbers by value, text by code point (as UTF-8 bytes
 * compare, which is what SQLite's BINARY and MongoDB's simple collation do; JavaScript's `<` differs for
 * characters beyond U+FFFF).
 */
import type { FieldType } from '../../runtime/ports.ts';
import { compareInt64Text } from './int64-text.ts';
import type { Scalar } from './row.ts';

export function compareScalars(type: FieldType, a: Scalar, b: Scalar): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  return type === 'key' ? compareInt64Text(a, b) : compareText(a, b);
}

export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Moves the surrogates (D800-DFFF) behind the rest of the basic plane. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
