import { expect, test } from '@jest/globals';
import { temporalJson } from '../../../engine/expressions/feel/temporal/json.ts';
import { temporal } from './temporal-values.ts';

const texts: readonly (readonly [value: string, json: string])[] = [
  ['2026-01-31', '2026-01-31'],
  ['-0044-03-15', '-0044-03-15'],
  ['10:20:30', '10:20:30'],
  ['10:20:30.5Z', '10:20:30.5Z'],
  ['10:20:30+02:00', '10:20:30+02:00'],
  ['10:20:30@Europe/Rome', '10:20:30+01:00'],
  ['10:20:30@Europe/London', '10:20:30+01:00'],
  ['10:20:30@Etc/UTC', '10:20:30Z'],
  ['2026-01-31T10:20:30', '2026-01-31T10:20:30'],
  ['2026-01-31T10:20:30.125-03:30', '2026-01-31T10:20:30.125-03:30'],
  ['2026-01-01T10:00:00@Europe/Rome', '2026-01-01T10:00:00+01:00'],
  ['2026-07-01T10:00:00@Europe/Rome', '2026-07-01T10:00:00+02:00'],
  ['2026-10-25T02:30:00@Europe/Rome', '2026-10-25T02:30:00+02:00'],
  ['2026-03-29T02:30:00@Europe/Rome', '2026-03-29T03:30:00+02:00'],
  ['2026-07-01T10:00:00@UTC', '2026-07-01T10:00:00Z'],
  ['2026-07-01T10:00:00@Asia/Kathmandu', '2026-07-01T10:00:00+05:45'],
  ['P14M', 'P1Y2M'],
  ['-PT90M', '-PT1H30M'],
  ['P0D', 'PT0S'],
];

test.each(texts)('%s is stored as %s', (value, json) => {
  expect(temporalJson(temporal(value))).toBe(json);
});
