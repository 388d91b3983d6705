import { expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import { decision, model, table, type TableOptions } from '../support/decision-xml.ts';
import { evaluated } from './evaluate.ts';

type Row = readonly [why: string, options: Partial<TableOptions>, value: Json];

/** For x = 5 the rules 1, 2 and 3 match, in all tables below. */
const rules = [
  ['> 1', '"b"'],
  ['> 2', '"a"'],
  ['> 3', '"b"'],
  ['> 9', '"c"'],
];
const amounts = [
  ['> 1', '10'],
  ['> 2', '0.1'],
  ['> 3', '0.2'],
  ['> 9', '99'],
];
const none = [['> 9', '1']];
const ranked = [{ values: '"a","b","c"' }];

const rows: readonly Row[] = [
  [
    'one rule',
    {
      hit: 'UNIQUE',
      rules: [
        ['5', '"x"'],
        ['6', '"y"'],
      ],
    },
    'x',
  ],
  [
    'the hit policy is UNIQUE where none is given',
    {
      rules: [
        ['5', '"x"'],
        ['6', '"y"'],
      ],
    },
    'x',
  ],
  ['no rule', { hit: 'UNIQUE', rules: none }, null],
  ['first of several', { hit: 'FIRST', rules }, 'b'],
  [
    'first does not ask the others',
    {
      hit: 'FIRST',
      rules: [
        ['-', '1'],
        ['-', '2'],
      ],
    },
    1,
  ],
  ['no first', { hit: 'FIRST', rules: none }, null],
  [
    'equal outputs',
    {
      hit: 'ANY',
      rules: [
        ['> 1', '1'],
        ['> 2', '1.0'],
      ],
    },
    1,
  ],
  ['highest priority', { hit: 'PRIORITY', rules, outputs: ranked }, 'a'],
  ['unlisted comes last', { hit: 'PRIORITY', rules, outputs: [{ values: '"c","b","a"' }] }, 'b'],
  ['by output order', { hit: 'OUTPUT ORDER', rules, outputs: ranked }, ['a', 'b', 'b']],
  ['by rule order', { hit: 'RULE ORDER', rules }, ['b', 'a', 'b']],
  ['collected', { hit: 'COLLECT', rules }, ['b', 'a', 'b']],
  ['none collected', { hit: 'COLLECT', rules: none }, null],
  ['sum', { hit: 'COLLECT', aggregation: 'SUM', rules: amounts }, 10.3],
  ['sum of texts', { hit: 'COLLECT', aggregation: 'SUM', rules }, null],
  ['least', { hit: 'COLLECT', aggregation: 'MIN', rules: amounts }, 0.1],
  ['least text', { hit: 'COLLECT', aggregation: 'MIN', rules }, 'a'],
  ['greatest', { hit: 'COLLECT', aggregation: 'MAX', rules: amounts }, 10],
  [
    'greatest of a mixture',
    {
      hit: 'COLLECT',
      aggregation: 'MAX',
      rules: [
        ['-', '1'],
        ['-', '"a"'],
      ],
    },
    null,
  ],
  ['how many', { hit: 'COLLECT', aggregation: 'COUNT', rules }, 3],
  ['none counted', { hit: 'COLLECT', aggregation: 'COUNT', rules: none }, null],
  ['the default', { hit: 'UNIQUE', rules: none, outputs: [{ otherwise: '"d"' }] }, 'd'],
  ['a list of the default', { hit: 'COLLECT', rules: none, outputs: [{ otherwise: '7' }] }, [7]],
  [
    'the default as the sum',
    { hit: 'COLLECT', aggregation: 'SUM', rules: none, outputs: [{ otherwise: '7' }] },
    7,
  ],
  ['two outputs', { rules: [['5', '1', '2']], outputs: ['p', 'q'] }, { p: 1, q: 2 }],
  [
    'two outputs collected',
    {
      hit: 'COLLECT',
      rules: [
        ['5', '1', '2'],
        ['-', '3', '4'],
      ],
      outputs: ['p', 'q'],
    },
    [
      { p: 1, q: 2 },
      { p: 3, q: 4 },
    ],
  ],
  [
    'one of two has a default',
    { rules: none.map((r) => [...r, '2']), outputs: ['p', { name: 'q', otherwise: '9' }] },
    { p: null, q: 9 },
  ],
  [
    'priority of the first output, then the second',
    {
      hit: 'OUTPUT ORDER',
      rules: [
        ['-', '"b"', '1'],
        ['-', '"a"', '2'],
        ['-', '"a"', '1'],
      ],
      outputs: [
        { name: 'p', values: '"a","b"' },
        { name: 'q', values: '1,2' },
      ],
    },
    [
      { p: 'a', q: 1 },
      { p: 'a', q: 2 },
      { p: 'b', q: 1 },
    ],
  ],
  ['an empty entry matches', { rules: [['', '1']] }, 1],
  [
    '? in an entry',
    {
      rules: [
        ['? * 2 = 10', '1'],
        ['odd(?)', '2'],
      ],
      hit: 'FIRST',
    },
    1,
  ],
  ['an output that is computed', { rules: [['-', 'x * 2 + 1']] }, 11],
  ['no rules', { rules: [] }, null],
];

const drawn = (options: Partial<TableOptions>): string =>
  model({}, decision('Answer', table({ inputs: ['x'], outputs: [{}], rules: [], ...options })));

test.each(rows)('%s', async (_, options, value) => {
  const { output, failure } = await evaluated(drawn(options), 'Answer', { x: 5 });
  expect(output).toEqual(value);
  expect(failure).toBeNull();
});

test.each([
  [
    'UNIQUE',
    [
      ['> 1', '1'],
      ['9', '2'],
      ['> 3', '1'],
    ],
    /^Rules 1 and 3 match, .*UNIQUE/,
  ],
  [
    'ANY',
    [
      ['> 1', '1'],
      ['> 3', '2'],
    ],
    /^Rules 1 and 2 match with different outputs/,
  ],
])('%s fails where rules contradict one another', async (hit, contradicting, message) => {
  const result = await evaluated(drawn({ hit, rules: contradicting }), 'Answer', { x: 5 });
  expect(result.output).toBeNull();
  expect(result.failure).toEqual({ decisionId: 'Answer', message: expect.stringMatching(message) });
});

test.each([
  [
    'input',
    { inputs: [{ text: 'x', allowed: '[0..4]' }], rules: [['-', '1']] },
    /value of x .*allowed values/,
  ],
  ['output', { outputs: [{ values: '1,2' }], rules: [['-', '3']] }, /the output .*output values/],
])('an %s value that is not allowed', async (_, options, message) => {
  const result = await evaluated(drawn(options), 'Answer', { x: 5 });
  expect(result.output).toBeNull();
  expect(result.failure?.message).toMatch(message);
});
