import type { WorkingCalendars } from '../working-calendar.ts';

/** What the time functions see. `now` is epoch ms, `zone` an IANA name. */
export interface FeelClock {
  readonly now: number;
  readonly zone: string;
  /** What the functions of working days count by; without it the national calendar of Italy, which has no name. */
  readonly calendars?: WorkingCalendars;
  /** Milliseconds since whenever, for the time an evaluation may take; without it only its steps are counted. */
  readonly elapsed?: () => number;
}
