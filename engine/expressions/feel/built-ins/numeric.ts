import type { Decimal as AnyDecimal } from 'decimal.js';
import {
  Decimal,
  compareNumbers,
  decimalOf,
  isInteger,
  negate,
  numberOf,
  toInteger,
} from '../values/number.ts';
import type { FeelNumber } from '../values/number.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn, Signature } from './built-in.ts';

/** For numbers; durations have their own. */
export const numberAbs = on('n: number', (_call, n) => (compareNumbers(n, 0) < 0 ? negate(n) : n));

/** DMN 1.5 §10.3.4.5, and Camunda's `random number`. */
export const numericFunctions: readonly BuiltIn[] = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN),
  rounding('floor', Decimal.ROUND_FLOOR, whole(Decimal.ROUND_FLOOR)),
  rounding('ceiling', Decimal.ROUND_CEIL, whole(Decimal.ROUND_CEIL)),
  rounding('round up', Decimal.ROUND_UP),
  rounding('round down', Decimal.ROUND_DOWN),
  rounding('round half up', Decimal.ROUND_HALF_UP),
  rounding('round half down', Decimal.ROUND_HALF_DOWN),
  builtIn(
    'modulo',
    on('dividend: number, divisor: number', (call, dividend, divisor) =>
      isZero(divisor) ? call.fail('modulo: the divisor is 0') : modulo(dividend, divisor),
    ),
  ),
  builtIn(
    'sqrt',
    on('number: number', (call, number) =>
      compareNumbers(number, 0) < 0
        ? call.fail('sqrt: the number is negative')
        : numberOf(decimalOf(number).sqrt()),
    ),
  ),
  builtIn(
    'log',
    on('number: number', (call, number) =>
      compareNumbers(number, 0) <= 0
        ? call.fail('log: the number is not positive')
        : numberOf(decimalOf(number).ln()),
    ),
  ),
  builtIn(
    'exp',
    on(
      'number: number',
      (call, number) => numberOf(decimalOf(number).exp()) ?? call.fail('exp: the result is too large'),
    ),
  ),
  // A fraction is neither odd nor even.
  builtIn(
    'odd',
    on('number: number', (_call, number) => isInteger(number) && !isZero(modulo(number, 2))),
  ),
  builtIn(
    'even',
    on('number: number', (_call, number) => isInteger(number) && isZero(modulo(number, 2))),
  ),
  /**
   * At least 0 and below 1. Another one whenever the expression is evaluated: what is evaluated again, after a
   * crash or a conflict, draws anew, so nothing may rest on it but what was stored. Not fit for secrets.
   */
  builtIn(
    'random number',
    // eslint-disable-next-line no-restricted-properties -- its very purpose
    on('', () => Math.random()),
  ),
];

type Rounding = AnyDecimal.Rounding;

/** Scales as the standard bounds them. */
const SMALLEST_SCALE = -6111;
const LARGEST_SCALE = 6176;

function rounding(name: string, mode: Rounding, ...others: readonly Signature[]): BuiltIn {
  const toScale = on('n: number, scale: number', (call, n, scale) => {
    const places = toInteger(scale) ?? Math.trunc(decimalOf(scale).toNumber());
    if (places < SMALLEST_SCALE || places > LARGEST_SCALE)
      return call.fail(`${name}: the scale must be from ${SMALLEST_SCALE} to ${LARGEST_SCALE}`);
    return roundTo(n, places, mode);
  });
  return builtIn(name, ...others, toScale);
}

/** Without a scale; one that is null is not left out. */
function whole(mode: Rounding): Signature {
  return on('n: number', (_call, n) => roundTo(n, 0, mode));
}

/** To so many places behind the point; before it when they are negative. */
function roundTo(n: FeelNumber, places: number, mode: Rounding): FeelNumber | null {
  if (places >= 0) {
    return isInteger(n) ? n : numberOf(decimalOf(n).toDecimalPlaces(places, mode));
  }
  // Exact, for a shift of the point changes no digit.
  const unit = new Decimal(`1e${-places}`);
  return numberOf(decimalOf(n).dividedBy(unit).toDecimalPlaces(0, mode).times(unit));
}

/** Has the sign of the divisor: `dividend - divisor * floor(dividend / divisor)`. The divisor is not 0. */
function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber {
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) {
    const rest = Number(dividend) % Number(divisor);
    return (rest !== 0 && rest < 0 !== Number(divisor) < 0 ? rest + Number(divisor) : rest) + 0;
  }
  const rest = decimalOf(dividend).mod(divisor);
  const isOpposite = !rest.isZero() && rest.isNegative() !== decimalOf(divisor).isNegative();
  return numberOf(isOpposite ? rest.plus(divisor) : rest) ?? 0;
}

function isZero(number: FeelNumber): boolean {
  return compareNumbers(number, 0) === 0;
}
