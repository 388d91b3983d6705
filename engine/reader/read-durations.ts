import { parseDuration } from '../expressions/iso8601.ts';
import type { Reading } from './reading.ts';

/** Comma-separated ISO 8601 durations in ms. Years and months have no fixed length and are refused, as is going back. */
export function durationsOf(
  raw: unknown,
  property: string,
  element: string,
  { report }: Reading,
): readonly number[] {
  if (typeof raw !== 'string' || raw.trim() === '') return [];
  return raw.split(',').map((text) => {
    const parsed = parseDuration(text);
    if (!('failure' in parsed)) {
      const { years, months } = parsed.duration;
      const ms = parsed.duration.toMillis();
      if (years === 0 && months === 0 && ms >= 0) return ms;
    }
    report({
      rule: 'duration/syntax',
      element,
      message: `The ${property} of ${element} holds "${text.trim()}", which is not a duration such as PT10S or P1D.`,
      remedy: 'Give ISO 8601 durations without years and months, separated by commas.',
    });
    return 0;
  });
}
