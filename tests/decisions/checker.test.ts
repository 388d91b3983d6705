import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkDecisions, type Finding } from '../../engine/decisions/checker/check-decisions.ts';
import { readModel } from '../../engine/decisions/reader/read-model.ts';
import type { Json } from '../../engine/model/json.ts';
import { decision, input, item, model, table, type TableOptions } from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

async function findings(
  options: Partial<TableOptions>,
  ...around: readonly string[]
): Promise<readonly Finding[]> {
  const drawn = table({ inputs: ['x'], outputs: [{}], rules: [], ...options });
  const { model: read } = await readModel(model({}, ...around, decision('Answer', drawn)));
  return read ? checkDecisions(read) : [];
}

const said = (found: readonly Finding[]): readonly string[] => found.map(({ message }) => message);
const all = ['-', '0'];

test.each<[string, Partial<TableOptions>, readonly string[]]>([
  [
    'a table without fault',
    {
      rules: [
        ['< 5', '1'],
        ['>= 5', '2'],
      ],
    },
    [],
  ],
  [
    'an overlap',
    {
      rules: [
        ['< 5', '1'],
        ['[4..10]', '2'],
        ['> 10', '3'],
      ],
    },
    [
      'Rules 1 and 2 both match when x is in [4..5) (for example x = 4), which the hit policy UNIQUE does not allow.',
    ],
  ],
  [
    'an overlap at one value',
    {
      rules: [
        ['<= 5', '1'],
        ['>= 5', '2'],
      ],
    },
    ['Rules 1 and 2 both match when x is 5, which the hit policy UNIQUE does not allow.'],
  ],
  [
    'an overlap of texts',
    {
      rules: [
        ['"a","b"', '1'],
        ['not("a")', '2'],
        ['"b"', '3'],
      ],
    },
    [
      'Rules 1 and 2 both match when x is "b", which the hit policy UNIQUE does not allow.',
      'Rules 1 and 3 both match when x is "b", which the hit policy UNIQUE does not allow.',
      'Rules 2 and 3 both match when x is "b", which the hit policy UNIQUE does not allow.',
    ],
  ],
  [
    'an overlap whatever the input',
    { rules: [all, all] },
    ['Rules 1 and 2 both match whatever the input, which the hit policy UNIQUE does not allow.'],
  ],
  [
    'ANY with other outputs',
    {
      hit: 'ANY',
      rules: [
        ['-', '1'],
        ['< 2', '2'],
        ['> 8', '1.0'],
      ],
    },
    [
      'Rules 1 and 2 both match when x < 2 (for example x = 1), which the hit policy ANY does not allow as their outputs differ: rule 1 gives 1; rule 2 gives 2.',
    ],
  ],
  [
    'a gap',
    {
      rules: [
        ['< 5', '1'],
        ['> 5', '2'],
      ],
    },
    ['No rule matches when x is 5.'],
  ],
  [
    'a gap between',
    {
      rules: [
        ['<= 5', '1'],
        ['>= 6', '2'],
      ],
    },
    ['No rule matches when x is in (5..6) (for example x = 5.5).'],
  ],
  [
    'a gap of texts',
    {
      rules: [
        ['"a"', '1'],
        ['"b"', '2'],
      ],
    },
    ['No rule matches when x is none of "a", "b" (for example x = "a…").'],
  ],
  ['a gap of booleans', { rules: [['true', '1']] }, ['No rule matches when x is false.']],
  [
    'a gap of two inputs',
    {
      inputs: ['x', 'y'],
      rules: [
        ['true', '-', '1'],
        ['false', '< 3', '2'],
      ],
    },
    ['No rule matches when x is false and y >= 3 (for example x = false, y = 3).'],
  ],
  ['no gap where there is a default', { rules: [['< 5', '1']], outputs: [{ otherwise: '0' }] }, []],
  [
    'no gap between days',
    {
      rules: [
        ['<= date("2026-01-31")', '1'],
        ['>= date("2026-02-01")', '2'],
      ],
    },
    [],
  ],
  [
    'a gap of days',
    {
      rules: [
        ['<= date("2026-01-30")', '1'],
        ['>= @"2026-02-01"', '2'],
      ],
    },
    ['No rule matches when x is in (2026-01-30..2026-02-01) (for example x = 2026-01-31).'],
  ],
  [
    'no gap beyond the allowed values',
    {
      inputs: [{ text: 'x', allowed: '"a","b"' }],
      rules: [
        ['"a"', '1'],
        ['"b"', '2'],
      ],
    },
    [],
  ],
  [
    'an interval without values',
    { hit: 'FIRST', rules: [['[5..1]', '1'], all] },
    ['Rule 1 never fires: no allowed value of x passes [5..1].'],
  ],
  [
    'a value that is not allowed',
    {
      inputs: [{ text: 'x', allowed: '"a","b"' }],
      rules: [
        ['"a"', '1'],
        ['"b"', '2'],
        ['"c"', '3'],
      ],
    },
    ['Rule 3 never fires: no allowed value of x passes "c".'],
  ],
  [
    'masked by one',
    { hit: 'FIRST', rules: [['< 5', '1'], all, ['> 7', '2']] },
    ['Rule 3 never fires: rule 2 before it takes all it would match.'],
  ],
  [
    'masked by several',
    {
      hit: 'FIRST',
      rules: [
        ['< 5', '1'],
        ['>= 5', '2'],
        ['[3..8]', '3'],
      ],
    },
    ['Rule 3 never fires: rules 1 and 2 before it take all it would match.'],
  ],
  [
    'collected',
    {
      hit: 'COLLECT',
      rules: [
        ['< 5', '1'],
        ['< 3', '2'],
      ],
    },
    [],
  ],
  [
    'null, where an entry names it',
    {
      rules: [
        ['< 5', '1'],
        ['>= 5', '2'],
        ['null', '3'],
      ],
    },
    [],
  ],
  [
    'no rule for null, though others name it',
    {
      inputs: ['x', 'y'],
      rules: [
        ['null', '"a"', '1'],
        ['"b"', '-', '2'],
        ['not("b")', 'not("a")', '3'],
      ],
    },
    ['No rule matches when x is not "b" and y is "a" (for example x = "b…", y = "a").'],
  ],
  [
    'an overlap at null',
    {
      rules: [
        ['"a", null', '1'],
        ['not("a")', '2'],
      ],
    },
    ['Rules 1 and 2 both match when x is null, which the hit policy UNIQUE does not allow.'],
  ],
  [
    'a gap at null and around values',
    {
      rules: [
        ['[1..2)', '1'],
        ['(3..4]', '2'],
        ['not(null)', '3'],
      ],
      hit: 'FIRST',
    },
    ['No rule matches when x is null.'],
  ],
  [
    'a gap of several parts',
    {
      rules: [
        ['[1..2)', '1'],
        ['(3..4]', '2'],
        ['null', '3'],
      ],
    },
    ['No rule matches when x < 1 or is in [2..3] or > 4 (for example x = 0).'],
  ],
  [
    'ANY with other of several outputs',
    {
      hit: 'ANY',
      outputs: ['p', 'q'],
      rules: [
        ['-', '1', '"a"'],
        ['5', '1', '"b"'],
      ],
    },
    [
      'Rules 1 and 2 both match when x is 5, which the hit policy ANY does not allow as their outputs differ: rule 1 gives p 1, q "a"; rule 2 gives p 1, q "b".',
    ],
  ],
  [
    'what has to be evaluated',
    {
      rules: [
        ['< 5', '1'],
        ['? > 4', '2'],
      ],
    },
    ['Of rule 2 some entries have to be evaluated (column x): overlaps and gaps there are not found.'],
  ],
])('%s', async (_, options, expected) => {
  const found = await findings(options);
  expect(said(found)).toEqual(expected);
  expect(found.every(({ remedy, element }) => remedy.endsWith('.') && element !== null)).toBe(true);
});

test('allowed values of the type, and of the type of the input data', async () => {
  const around = [item('tKind', { type: 'string', allowed: '"a","b"' }), input('x', 'tKind')];
  const rules = [
    ['"a"', '1'],
    ['"b"', '2'],
  ];
  expect(await findings({ rules }, ...around)).toEqual([]);
  expect(await findings({ rules, inputs: [{ text: 'x', type: 'tKind' }] }, around[0] ?? '')).toEqual([]);
});

test('a table that is too large says so', async () => {
  const columns = Array.from({ length: 12 }, (_, at) => `c${at}`);
  // The last two leave no gap, which shows in the last column only; the others tell regions apart in every column.
  const scattered = Array.from({ length: 60 }, (_, rule) => [
    ...columns.map((__, at) => `< ${(rule * 7 + at * 13) % 61}`),
    '1',
  ]);
  const others = columns.slice(1).map(() => '-');
  const rules = [...scattered, [...others, '< 0', '1'], [...others, '>= 0', '1']];
  const found = await findings({ hit: 'FIRST', inputs: columns, rules });
  expect(said(found)).toContain('The table is too large to be checked completely.');
});

const numbers = ['0', '1', '2', '3'];
const number = fc.constantFrom(...numbers);
const numberCell = fc.oneof(
  fc.constantFrom('null', '1, null', 'not(null)', 'not(2, null)'),
  fc
    .array(
      fc.oneof(
        number,
        fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map((parts) => parts.join('')),
        fc
          .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
          .map(([a, b, c, d]) => `${a}${b}..${c}${d}`),
      ),
      { minLength: 1, maxLength: 2 },
    )
    .chain((tests) => fc.constantFrom(tests.join(','), `not(${tests.join(',')})`)),
  fc.constant('-'),
);
const textCell = fc.constantFrom(
  ...['"a"', '"b"', '"a","c"', 'not("a")', 'not("b","c")', '-', 'null', '"b", null', 'not("a", null)'],
);
const booleanCell = fc.constantFrom('true', 'false', '-', 'not(true)');
const everyInput: readonly (readonly [Json, Json, Json])[] = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, null].flatMap(
  (x) => ['a', 'b', 'c', 'other', null].flatMap((y) => [true, false].map((z) => [x, y, z] as const)),
);
/** Null is an input where an entry of the column names it. */
const askedOf = (cells: readonly (readonly string[])[]) =>
  everyInput.filter((values) =>
    values.every((value, at) => value !== null || cells.some((entries) => entries[at]?.includes('null'))),
  );

test('what it finds is what evaluation shows for every input, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(numberCell, textCell, booleanCell), { minLength: 1, maxLength: 5 }),
      async (cells) => {
        const rules = cells.map((entries, rule) => [...entries, String(rule)]);
        const shape = { inputs: ['x', 'y', { text: 'z', type: 'boolean' }], outputs: [{}], rules };
        const collecting = await opened(model({}, decision('Rules', table({ ...shape, hit: 'RULE ORDER' }))));
        const matches = askedOf(cells).map(
          ([x, y, z]) => (collecting.evaluate('Rules', { x, y, z }, clock).output ?? []) as readonly number[],
        );
        const unique = await findings({ ...shape, hit: 'UNIQUE' });
        const first = await findings({ ...shape, hit: 'FIRST' });
        const of = (found: readonly Finding[], rule: string) =>
          found.filter((each) => each.rule.endsWith(rule));

        const pairs = cells.flatMap((_, second) =>
          cells
            .slice(0, second)
            .flatMap((__, one) =>
              matches.some((matched) => matched.includes(one) && matched.includes(second))
                ? [[one + 1, second + 1]]
                : [],
            ),
        );
        expect(of(unique, 'overlap').map((each) => each.rules)).toEqual(pairs);
        expect(of(unique, 'gap').length > 0).toBe(matches.some((matched) => matched.length === 0));
        const dead = cells.flatMap((_, rule) =>
          matches.some((matched) => matched[0] === rule) ? [] : [rule + 1],
        );
        expect([...new Set(of(first, 'never-fires').map((each) => each.rules.at(-1)))].sort()).toEqual(dead);
      },
    ),
    { numRuns: 100 },
  );
});
