import { DateTime } from 'luxon';
import { workingCalendar, type CalendarRules, type WorkingCalendar } from './working-calendar.ts';

/**
 * The national holidays of Italy (laws 260/1949, 54/1977, 336/2000 and 151/2025), in a few lines: the calendars of
 * all countries are a hundred times as much to send to a browser. A test compares it with them, year by year.
 */
const fixed: readonly (readonly [day: string, since: number])[] = [
  ['01-01', 0],
  ['01-06', 0],
  ['04-25', 0],
  ['05-01', 0],
  ['06-02', 0],
  ['08-15', 0],
  ['10-04', 2026],
  ['11-01', 0],
  ['12-08', 0],
  ['12-25', 0],
  ['12-26', 0],
];

function holidaysIn(year: number): readonly string[] {
  const text = String(year).padStart(4, '0');
  const easter = easterIn(year);
  return [
    ...fixed.filter(([, since]) => year >= since).map(([day]) => `${text}-${day}`),
    ...[easter, easter.plus({ days: 1 })].map((day) => day.toISODate() ?? ''),
  ];
}

/** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
function easterIn(year: number): DateTime {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + correction + 15) % 30;
  const moon =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const offset = moon - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return DateTime.utc(year, month, offset + 28 - 31 * Math.floor(month / 4));
}

/** The holidays of Italy with the rules of a place: `{ extraHolidays: ['12-07'] }` for one whose patron is Ambrose. */
export function italianCalendar(rules: CalendarRules = {}): WorkingCalendar {
  return workingCalendar(holidaysIn, rules);
}
