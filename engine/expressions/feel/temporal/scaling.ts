import { DaysTimeDuration, monthsFrom, nanosecondsFrom, YearsMonthsDuration } from '../values/duration.ts';
import { Decimal, decimalOf, divide, isNumber, numberOf, type FeelNumber } from '../values/number.ts';
import type { FeelDuration, FeelValue } from '../values/value.ts';

/**
 * Multiples and parts of durations (DMN 1.5 §10.3.2.13, tables 58 and 59), computed exactly. What is less than a month
 * or a nanosecond is cut off. Undefined where the standard knows no such pair; null where there is no result: a
 * division by zero, or more than a duration holds.
 */

/** A duration and a number, in either order. */
export function multiplyValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  const [duration, factor] = isNumber(left) ? [right, left] : [left, right];
  if (!isNumber(factor)) return undefined;
  const { numerator, denominator } = fractionOf(factor);
  return scaled(duration, numerator, denominator);
}

/** A duration by a number, or by a duration of its kind, which gives a number. */
export function divideValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof YearsMonthsDuration && right instanceof YearsMonthsDuration)
    return divide(left.months, right.months);
  if (left instanceof DaysTimeDuration && right instanceof DaysTimeDuration)
    return numberOf(exactly(left.nanoseconds).dividedBy(exactly(right.nanoseconds)));
  if (!isNumber(right)) return undefined;
  const { numerator, denominator } = fractionOf(right);
  return scaled(left, denominator, numerator);
}

function scaled(value: FeelValue, numerator: bigint, denominator: bigint): FeelDuration | null | undefined {
  if (!(value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration)) return undefined;
  if (denominator === 0n) return null;
  return value instanceof YearsMonthsDuration
    ? monthsFrom(Number((BigInt(value.months) * numerator) / denominator))
    : nanosecondsFrom((value.nanoseconds * numerator) / denominator);
}

function fractionOf(number: FeelNumber): { readonly numerator: bigint; readonly denominator: bigint } {
  const [digits = '0', exponent = '0'] = decimalOf(number).toExponential().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const power = Number(exponent) - fraction.length;
  const coefficient = BigInt(whole + fraction);
  return power < 0
    ? { numerator: coefficient, denominator: 10n ** BigInt(-power) }
    : { numerator: coefficient * 10n ** BigInt(power), denominator: 1n };
}

function exactly(value: bigint): Decimal {
  return new Decimal(value.toString());
}
