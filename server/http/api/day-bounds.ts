import { DateTime } from 'luxon';

/** From the midnight before `now` to the midnight `days` later, as the clocks of the zone show it; epoch ms. */
export function dayBounds(now: number, zone: string, days: number): { start: number; end: number } {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  return { start: today.toMillis(), end: today.plus({ days }).toMillis() };
}
