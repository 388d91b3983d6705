import { fractionText, readFraction } from './time.ts';
import type { FeelDuration } from './value.ts';

/** A number of months, which have no fixed length. */
export class YearsMonthsDuration {
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }

  /** `P1Y2M`, `-P3M`, `P0M`. */
  toString(): string {
    const size = Math.abs(this.months);
    const years = Math.floor(size / 12);
    const months = size % 12;
    const text = `${years === 0 ? '' : `${years}Y`}${months === 0 && years > 0 ? '' : `${months}M`}`;
    return `${this.months < 0 ? '-' : ''}P${text}`;
  }
}

/** A length of time. */
export class DaysTimeDuration {
  readonly nanoseconds: bigint;

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }

  /** `P1DT12H30M0.5S`, `-PT5M`, `PT0S`. */
  toString(): string {
    const { days, hours, minutes, seconds, nanoseconds } = sizeOf(this);
    const second = `${seconds}${fractionText(nanoseconds)}`;
    const clock = part(hours, 'H') + part(minutes, 'M') + (second === '0' ? '' : `${second}S`);
    const day = days === 0n ? '' : `${days.toString()}D`;
    if (day === '' && clock === '') return 'PT0S';
    return `${this.nanoseconds < 0n ? '-' : ''}P${day}${clock === '' ? '' : `T${clock}`}`;
  }
}

export const NANOSECONDS = 1_000_000_000n;
export const DAY_NANOSECONDS = 86_400n * NANOSECONDS;
/** More than the years there are; it keeps what loops compute from growing without end. */
const FARTHEST = 2n ** 63n * NANOSECONDS;

/** Null beyond the integers that are exact. */
export function monthsFrom(months: number): YearsMonthsDuration | null {
  return Number.isSafeInteger(months) ? new YearsMonthsDuration(months + 0) : null;
}

/** Null beyond 2^63 seconds. */
export function nanosecondsFrom(nanoseconds: bigint): DaysTimeDuration | null {
  return nanoseconds < FARTHEST && nanoseconds > -FARTHEST ? new DaysTimeDuration(nanoseconds) : null;
}

/** The parts of a length without its sign: the days, and below them what a clock shows. */
export function sizeOf(duration: DaysTimeDuration): {
  readonly days: bigint;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanoseconds: number;
} {
  const size = duration.nanoseconds < 0n ? -duration.nanoseconds : duration.nanoseconds;
  const ofDay = size % DAY_NANOSECONDS;
  const second = Number(ofDay / NANOSECONDS);
  return {
    days: size / DAY_NANOSECONDS,
    hours: Math.floor(second / 3600),
    minutes: Math.floor(second / 60) % 60,
    seconds: second % 60,
    nanoseconds: Number(ofDay % NANOSECONDS),
  };
}

const yearsMonths = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/;
const daysTime = /^(-)?P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9}))?S)?)?$/;

/**
 * The forms of XML Schema: `P1Y2M` or `P1DT2H3M4.5S`, with a `-` before it when negative. Months and days have no common
 * measure, so a text with both is no duration. Null for any other text, weeks included, and beyond what is held.
 */
export function readDuration(text: string): FeelDuration | null {
  return readYearsMonths(text) ?? readDaysTime(text);
}

function readYearsMonths(text: string): YearsMonthsDuration | null {
  const found = yearsMonths.exec(text);
  if (found === null) return null;
  const [, sign, years = '0', months = '0'] = found;
  const size = Number(years) * 12 + Number(months);
  return monthsFrom(sign === '-' ? -size : size);
}

function readDaysTime(text: string): DaysTimeDuration | null {
  // Longer ones are beyond what is held; reading a number takes the square of its length.
  const found = text.length > 200 ? null : daysTime.exec(text);
  if (found === null) return null;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const second = BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const size = second * NANOSECONDS + BigInt(readFraction(fraction));
  return nanosecondsFrom(sign === '-' ? -size : size);
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount}${unit}`;
}
