import Holidays from 'date-holidays';
import { workingCalendar, type CalendarRules, type WorkingCalendar } from './working-calendar.ts';

export interface CountryCalendar extends CalendarRules {
  /** ISO 3166-1 code, such as `IT`. */
  readonly country: string;
  /** A part of the country that has holidays of its own, as date-holidays names it: `32` for Alto Adige. */
  readonly state?: string;
}

/**
 * A calendar of the public holidays of a country, with the weekend and the days of a place. Observances, school and
 * bank holidays do not count. Throws for a country, a part of it or a day that does not exist.
 *
 * Not for browsers, for its size: see `italian-calendar.ts`.
 */
export function createWorkingCalendar({ country, state, ...rules }: CountryCalendar): WorkingCalendar {
  const places = new Holidays();
  if (!Object.hasOwn(places.getCountries(), country))
    throw new RangeError(
      `"${country}" is no country whose holidays are known: give its ISO 3166 code, such as IT`,
    );
  if (state !== undefined && !Object.hasOwn(places.getStates(country), state))
    throw new RangeError(`"${state}" is no part of ${country} whose holidays are known`);
  const holidays = new Holidays({ country, ...(state !== undefined && { state }) }, { types: ['public'] });
  return workingCalendar((year) => holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)), rules);
}
