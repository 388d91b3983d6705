import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);

interface Row {
  readonly number: number;
  readonly name: string;
  readonly supported: string;
  readonly drawn: string;
  readonly limits: string;
  readonly test: string;
}

const rows: readonly Row[] = readFileSync(new URL('docs/PATTERNS.md', root), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, number = '', name = '', supported = '', drawn = '', limits = '', file = ''] = cells;
    if (!/^\d+$/.test(number)) return [];
    return [{ number: Number(number), name, supported, drawn, limits, test: file.replaceAll('`', '') }];
  });

/** The patterns that the scenarios of a test file are named by: `WCP-9 Structured Discriminator`. */
function patternsIn(file: string): readonly string[] {
  const text = readFileSync(new URL(file, root), 'utf8');
  return [...text.matchAll(/scenario\(\s*'(WCP-\d+ [^':]+)/g)].map(([, pattern = '']) => pattern);
}

test('all patterns are in the table, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, at) => at + 1));
});

describe.each(rows)('WCP-$number $name', ({ number, name, supported, drawn, limits, test: file }) => {
  test('says how far it is supported, how it is drawn and where that ends', () => {
    expect(['yes', 'partly', 'no']).toContain(supported);
    for (const sentence of [drawn, limits]) expect(sentence).toMatch(/^[A-Z`].*\.$/);
    if (supported !== 'yes') expect(limits).not.toBe('None.');
  });

  test('has a scenario in the test it names, unless it is not supported', () => {
    if (supported === 'no') expect(file).toBe('');
    else expect(patternsIn(file)).toContain(`WCP-${number} ${name}`);
  });
});

test('each scenario is of a pattern in the table', () => {
  const files = readdirSync(new URL('tests/patterns/', root)).filter((name) => name.endsWith('.test.ts'));
  const scenarios = files.flatMap((name) => patternsIn(`tests/patterns/${name}`));
  expect(scenarios.length).toBeGreaterThan(0);
  const known = rows.map(({ number, name }) => `WCP-${number} ${name}`);
  expect(scenarios.filter((name) => !known.includes(name))).toEqual([]);
});
