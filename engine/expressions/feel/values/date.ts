import { calendarDay, dayNumber, daysInMonth, twoDigits } from '../../day-number.ts';

const LAST_YEAR = 999_999_999;

/** A day of the proleptic Gregorian calendar; years -999,999,999 to 999,999,999. */
export class FeelDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** `2026-01-31`, `-0044-03-15`, `12026-01-01`. */
  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0');
    return `${this.year < 0 ? '-' : ''}${year}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }
}

/** The date of these parts; null where the calendar has none. */
export function dateFrom(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (Math.abs(year) > LAST_YEAR || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? new FeelDate(year + 0, month, day) : null;
}

/**
 * The lexical form of XML Schema 1.1, without a zone: `2026-01-31`; years have four digits or more, and no more zeros
 * before them than that needs; 0 is the year before 1. Null for any other text, and for days the calendar does not have.
 */
export function readDate(text: string): FeelDate | null {
  const [, year, month, day] = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined ? null : dateFrom(Number(year), Number(month), Number(day));
}

/** Days since 1 January 1970. */
export function dayOf(date: FeelDate): number {
  return dayNumber(date.year, date.month, date.day);
}

/** The inverse of `dayOf`; null beyond the years there are. */
export function dateOfDay(number: number): FeelDate | null {
  const { year, month, day } = calendarDay(number);
  return dateFrom(year, month, day);
}
