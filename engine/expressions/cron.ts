import { Cron } from 'croner';

export type CronResult = { readonly next: (after: number) => number | null } | { readonly failure: string };

/**
 * Cron as Spring and Camunda 8 write it: six fields (second, minute, hour, day of month, month, day of week) or a
 * macro such as `@daily`, in UTC; a day must fit both the day of month and the day of week.
 * Not read: `L-3` (a number of days before the last of the month).
 */
export function parseCron(text: string): CronResult {
  const pattern = text.trim();
  if (!pattern.startsWith('@') && pattern.split(/\s+/).length !== 6)
    return {
      failure: `"${text}" is no cron expression: it must have 6 fields, second minute hour day month weekday`,
    };
  try {
    // Given no function to run, croner only computes; it starts no timer of its own.
    const cron = new Cron(pattern, { timezone: 'UTC', domAndDow: true, sloppyRanges: true });
    // eslint-disable-next-line no-restricted-globals -- croner counts in Date; this one holds a given time, it reads no clock.
    return { next: (after) => cron.nextRun(new Date(after))?.getTime() ?? null };
  } catch (error) {
    return {
      failure: `"${text}" is no cron expression: ${reasonOf(error)}`,
    };
  }
}

function reasonOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).replace(/^CronPattern: /, '');
}
