import { createWorkingCalendar, type CalendarsOf, type WorkingCalendar } from '../../engine/index.ts';
import { wholeArea } from '../access/principal.ts';
import type { Districts } from './districts.ts';

/**
 * The working-day calendar of each district: the public holidays of Italy and its own (the patron saint of its seat).
 * An expression counts on the calendar of the district of its case, or on the one of the district it names; outside of
 * districts on the national one.
 */
export function createCalendars(districts: Pick<Districts, 'find'>): CalendarsOf {
  const made = new Map<string, WorkingCalendar>();
  const calendarOf = (id: string): WorkingCalendar | null => {
    const district = districts.find(id);
    if (!district && id !== wholeArea) return null;
    const holidays = district?.holidays ?? [];
    const name = holidays.join();
    let calendar = made.get(name);
    if (!calendar) {
      calendar = createWorkingCalendar({ country: 'IT', extraHolidays: holidays });
      made.set(name, calendar);
    }
    return calendar;
  };
  return (tenantId) => ({
    of: (name) => (name === null ? (calendarOf(tenantId) ?? calendarOf(wholeArea)) : calendarOf(name)),
  });
}
