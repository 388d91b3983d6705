import { Decimal as AnyDecimal } from 'decimal.js';

/**
 * Decimal128 as DMN 1.5 §10.3.2.3.1 asks: 34 significant digits, rounded half to even, exponents of IEEE 754-2008.
 * A class of its own, so that a setting somebody else makes on decimal.js changes nothing here.
 */
export const Decimal = AnyDecimal.clone({
  precision: 34,
  rounding: AnyDecimal.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
  toExpNeg: -6144,
  toExpPos: 6145,
  defaults: true,
});
export type Decimal = AnyDecimal;

/**
 * A number of FEEL. A JavaScript number stands for the shortest decimal that reads back as it: 0.1 is one tenth, not
 * the binary fraction next to it. Since that reading keeps order and equality, numbers of variables are compared as
 * they are; only arithmetic that would round turns to decimals. N1: what has at most 15 digits is a JavaScript number,
 * which it holds exactly; a Decimal is used for the rest. N2: never NaN nor infinite.
 */
export type FeelNumber = number | Decimal;

/** Up to here every integer is exact, and so is every decimal of so many digits. */
const EXACT = 1e15;
const EXACT_DIGITS = 15;

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof AnyDecimal;
}

/** N1 and N2 for a result; null where there is none. */
export function numberOf(decimal: Decimal): FeelNumber | null {
  if (!decimal.isFinite()) return null;
  if (decimal.precision() > EXACT_DIGITS) return decimal;
  const plain = decimal.toNumber();
  // Very small and very large ones are no doubles; 0 has no sign.
  if (plain === 0) return decimal.isZero() ? 0 : decimal;
  return Number.isFinite(plain) && Math.abs(decimal.e) < 290 ? plain : decimal;
}

export function decimalOf(value: FeelNumber): Decimal {
  return typeof value === 'number' ? new Decimal(value) : value;
}

/** A literal such as `12`, `.5`, `-1.25E-3`; null for any other text. Digits beyond the 34th are rounded. */
export function readNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return null;
  // Read with all its digits first: the constructor does not round.
  return numberOf(new Decimal(text).toSignificantDigits(34));
}

/** Plain notation without superfluous zeros, as `string(…)` writes it: `0.001`, `1000000`. */
export function numberText(value: FeelNumber): string {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < EXACT) return String(value);
  return decimalOf(value).toFixed();
}

/** Below, at or above: -1, 0, 1. */
export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  return decimalOf(left).comparedTo(right);
}

export function add(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (isExactInteger(left) && isExactInteger(right)) return sum;
    const scaled = scaleOf(left, right);
    if (scaled > 0) {
      const exact = Math.round(left * scaled) + Math.round(right * scaled);
      if (Math.abs(exact) < EXACT) return exact / scaled;
    }
  }
  return numberOf(decimalOf(left).plus(right));
}

export function subtract(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  return add(left, negate(right));
}

export function multiply(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (isExactInteger(left) && isExactInteger(right) && Math.abs(product) < EXACT) return product + 0;
    const scaled = scaleOf(left, right);
    if (scaled > 0) {
      const exact = Math.round(left * scaled) * Math.round(right * scaled);
      if (Math.abs(exact) < EXACT) return exact / (scaled * scaled) + 0;
    }
  }
  return numberOf(decimalOf(left).times(right));
}

/** Null for a division by zero. */
export function divide(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) return null;
    if (isExactInteger(left) && isExactInteger(right) && left % right === 0) return left / right + 0;
  }
  return numberOf(decimalOf(left).dividedBy(right));
}

/** Null where there is no real number, as for the square root of -1. */
export function power(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (
    typeof left === 'number' &&
    typeof right === 'number' &&
    isExactInteger(left) &&
    isExactInteger(right)
  ) {
    const result = left ** right;
    if (right >= 0 && Math.abs(result) < EXACT) return result + 0;
  }
  return numberOf(decimalOf(left).pow(right));
}

export function negate(value: FeelNumber): FeelNumber {
  return typeof value === 'number' ? 0 - value : value.negated();
}

export function isInteger(value: FeelNumber): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : value.isInteger();
}

/** As a JavaScript integer, for positions and counts; null for fractions and for what is too large. */
export function toInteger(value: FeelNumber): number | null {
  const plain = typeof value === 'number' ? value : value.toNumber();
  return Number.isSafeInteger(plain) && isInteger(value) ? plain : null;
}

function isExactInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < EXACT;
}

/**
 * A power of ten that makes both whole: amounts of money and quantities need no decimals then, since quotients of
 * exact integers by it are rounded to the nearest double, which is the one their decimal stands for. 0 if there is none.
 */
function scaleOf(left: number, right: number): number {
  for (let scale = 100; scale <= 1e6; scale *= 100) {
    if (isScaledBy(left, scale) && isScaledBy(right, scale)) return scale;
  }
  return 0;
}

function isScaledBy(value: number, scale: number): boolean {
  const scaled = Math.round(value * scale);
  return Math.abs(scaled) < EXACT && scaled / scale === value;
}
