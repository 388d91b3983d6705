import type { Language } from './form.ts';

/** Decimal numbers as text, compared exactly: 0.1 is a tenth here, not the nearest double. */

interface Decimal {
  readonly unscaled: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const canonical = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Enough for any amount, too few to keep the server busy. */
const maxDigits = 40;

/** The decimal text of a JSON number, without exponent: 1e-7 is 0.0000001. Null for what is no finite number. */
export function decimalText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value));
  if (!match) return String(value === 0 ? 0 : value);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/** Text in its shortest form (`007.50` is `7.5`), null when it is no decimal. */
export function normalizeDecimal(text: string): string | null {
  const match = canonical.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > maxDigits) return null;
  const integer = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  const shortest = decimals === '' ? integer : `${integer}.${decimals}`;
  return shortest === '0' ? '0' : sign + shortest;
}

export function decimalsOf(text: string): number {
  return parse(text).scale;
}

/** Negative, zero or positive, as `first` is below, equal to or above `second`. */
export function compareDecimals(first: string, second: string): number {
  const [left, right] = align(parse(first), parse(second));
  return left < right ? -1 : Number(left > right);
}

/** The multiples of `step` on both sides of `text`; both are `text` itself when it is one. */
export function nearestMultiples(text: string, step: string): readonly [string, string] {
  const value = parse(text);
  const increment = parse(step);
  const scale = Math.max(value.scale, increment.scale);
  const [scaled, unit] = align(value, increment);
  const rest = ((scaled % unit) + unit) % unit;
  const below = scaled - rest;
  const above = rest === 0n ? below : below + unit;
  return [render(below, scale), render(above, scale)];
}

function parse(text: string): Decimal {
  const [, sign = '', whole = '0', fraction = ''] = canonical.exec(text) ?? [];
  return { unscaled: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function align(first: Decimal, second: Decimal): readonly [bigint, bigint] {
  const scale = Math.max(first.scale, second.scale);
  return [first, second].map(({ unscaled, scale: own }) => unscaled * 10n ** BigInt(scale - own)) as [
    bigint,
    bigint,
  ];
}

function render(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return normalizeDecimal(unscaled < 0n ? `-${text}` : text) ?? text;
}

/**
 * What a person typed, as decimal text; null when it is no number. In Italian `1.234,5` and `1234,5` are the same;
 * a single point followed by exactly three digits separates thousands, any other point (the one of a numeric
 * keypad) the decimals. English has the two signs the other way round.
 */
export function readDecimal(typed: string, language: Language): string | null {
  const compact = typed.replace(/[\s\u00a0\u202f'’€%]/gu, '').replace(/^[−–]/u, '-');
  const [thousands, point] = language === 'it' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${point}\\d+)?$`);
  if (grouped.test(compact)) return normalizeDecimal(compact.replaceAll(thousands, '').replace(point, '.'));
  if (compact.includes(thousands) && compact.includes(point)) return null;
  return normalizeDecimal(compact.replace(',', '.'));
}

/** Decimal text as people of that language write it. */
export function showDecimal(text: string, language: Language): string {
  const [whole = '', fraction] = text.split('.');
  const [thousands, point] = language === 'it' ? ['.', ','] : [',', '.'];
  // Four digits stand without a mark, so that a year still looks like one.
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}
