/**
 * Days as numbers, 0 for 1 January 1970, in the Gregorian calendar: counting day by day with date objects would make
 * working days many times as slow. Years begin in March here, so that the leap day is the last of its year.
 */
const DAYS_BEFORE_1970 = 719_468;
const DAYS_OF_400_YEARS = 146_097;

/** A day by its parts; month and day count from 1. Any year, 0 and negative ones too. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The number of a day; what is no date, such as 30 February, gives the number of another day. */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays(marchYear) + dayOfYear - DAYS_BEFORE_1970;
}

export function calendarDay(dayNumber: number): CalendarDay {
  const days = dayNumber + DAYS_BEFORE_1970;
  const cycle = Math.floor(days / DAYS_OF_400_YEARS);
  const inCycle = days - cycle * DAYS_OF_400_YEARS;
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) /
      365,
  );
  const dayOfYear = inCycle - (yearInCycle * 365 + leapDays(yearInCycle));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0), month, day };
}

/** The day of `YYYY-MM-DD`; what is no date, such as 30 February, gives the number of another day. */
export function dayNumberOf(date: string): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** `YYYY-MM-DD`; null outside the years 0000 to 9999. */
export function dateOf(dayNumber: number): string | null {
  const { year, month, day } = calendarDay(dayNumber);
  if (year < 0 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
