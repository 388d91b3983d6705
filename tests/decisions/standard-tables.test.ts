import { expect, test } from '@jest/globals';
import type { FeelValue } from '../../engine/expressions/feel/values/value.ts';
import {
  bkm,
  context,
  decision,
  input,
  invocation,
  item,
  literal,
  model,
  part,
  table,
} from '../support/decision-xml.ts';
import { clock, evaluated, opened, valueOf } from './evaluate.ts';

/** Input entries in every shape: whether a rule with the entry matches the value. */
const entries: readonly (readonly [entry: string, value: string, matches: boolean])[] = [
  ['-', 'null', true],
  ['', '1', true],
  ['5', '5.0', true],
  ['5', '"5"', false],
  ['5', 'null', false],
  ['-5', '-5', true],
  ['.5', '0.5', true],
  ['1,2,3', '2', true],
  ['1,2,3', '4', false],
  ['not(1,2)', '3', true],
  ['not(1,2)', '2', false],
  ['not("a")', 'null', true],
  ['not([1..5])', 'null', false],
  ['not("a", < "b")', 'null', false],
  ['not(null)', '1', true],
  ['not(1, null)', 'null', false],
  ['= null', 'null', true],
  ['not(null)', 'null', false],
  ['null', 'null', true],
  ['null', '0', false],
  ['null, 3', '3', true],
  ['"a", null', 'null', true],
  ['< 5', '4.999', true],
  ['< 5', '"a"', false],
  ['< 5', 'null', false],
  ['>= 5', '5', true],
  ['= 5', '5', true],
  ['!= 5', '6', true],
  ['!= 5', '5', false],
  ['[1..5]', '5', true],
  ['[1..5)', '5', false],
  ['[1..5[', '5', false],
  ['(1..5]', '1', false],
  [']1..5]', '1', false],
  ['(1..5)', '3', true],
  ['[5..1]', '3', false],
  ['not([1..5])', '6', true],
  ['not(< 5, > 9)', '7', true],
  ['not(< 5, > 9)', '9.5', false],
  ['< 5, > 9', '10', true],
  ['["a".."f"]', '"c"', true],
  ['["a".."f"]', '"g"', false],
  ['> "b"', '"c"', true],
  ['"a,b"', '"a,b"', true],
  ['"say \\"hi\\""', '"say \\"hi\\""', true],
  ['"\\u00e9"', '"é"', true],
  ['true', 'true', true],
  ['false', 'null', false],
  ['date("2026-01-31")', 'date("2026-01-31")', true],
  ['> date("2026-01-31")', 'date("2026-02-01")', true],
  ['[date("2026-01-01")..date("2026-12-31")]', 'date("2026-06-01")', true],
  ['@"2026-01-31"', 'date("2026-01-31")', true],
  ['< time("12:00:00")', 'time("11:00:00")', true],
  ['>= date and time("2026-01-01T00:00:00Z")', 'date and time("2026-01-01T01:00:00+01:00")', true],
  ['<= duration("P1Y")', 'duration("P12M")', true],
  ['< duration("P1D")', 'duration("PT23H")', true],
  ['limit', '10', true],
  ['< limit', '9', true],
  ['[low..limit]', '7', true],
  ['limit + 1', '11', true],
  ['limit * 2, limit', '20', true],
  ['list of limits', '3', true],
  ['list of limits', '9', false],
  ['[1, 2]', '1', true],
  ['[1, 2]', '[1, 2]', true],
  ['? > 3', '4', true],
  ['? = 3 or ? = 4', '4', true],
  ['odd(?)', '3', true],
  ['even(?)', '3', false],
  ['string length(?) > 2', '"abc"', true],
  ['starts with(?, "a")', '"abc"', true],
  ['contains(?, "z")', '"abc"', false],
  ['list contains(?, 2)', '[1, 2]', true],
  ['some e in ? satisfies e > 2', '[1, 3]', true],
  ['count(?) = 2', '[1, 3]', true],
  ['?.a = 1', '{a: 1}', true],
  ['{a: 1}', '{a: 1}', true],
  ['? instance of string', '"a"', true],
  ['not(?) = true', 'false', true],
  ['in range(?)', '5', true],
  ['if ? > 3 then true else false', '5', true],
  ['? in (1, 2)', '2', true],
  ['null = ?', 'null', true],
  ['5 // five', '5', true],
];

test.each(entries)('the entry %s and the value %s', async (entry, value, matches) => {
  const xml = model(
    {},
    bkm('in range', literal('n > 1 and n < 9'), { parameters: { n: null } }),
    decision('limit', literal('10')),
    decision('low', literal('5')),
    decision('list of limits', literal('[1, 2, 3]')),
    decision(
      'Answer',
      table({ hit: 'FIRST', inputs: [value], outputs: [{ otherwise: 'false' }], rules: [[entry, 'true']] }),
      { decisions: ['limit', 'low', 'list of limits'], knowledge: ['in range'] },
    ),
  );
  expect((await evaluated(xml, 'Answer')).output).toBe(matches);
});

const rank = item('tRank', { type: 'string', allowed: '"gold","silver","bronze"' });

test.each<[string, string, FeelValue]>([
  ['priorities by the type of the output', '<output typeRef="tRank"/>', 'silver'],
  [
    'by its output values, before those of the type',
    '<output typeRef="tRank"><outputValues><text>"bronze","silver","gold"</text></outputValues></output>',
    'bronze',
  ],
])('PRIORITY: %s', async (_, output, value) => {
  const rules = [
    ['-', '"bronze"'],
    ['-', '"silver"'],
  ];
  const logic = table({ hit: 'PRIORITY', inputs: ['1'], outputs: [{}], rules });
  expect(await valueOf(logic.replace(/<output[^>]*><\/output>/, output), { around: [rank] })).toBe(value);
});

test('PRIORITY by the type of the decision, also of one of its components', async () => {
  const rules = [
    ['-', '"bronze"'],
    ['-', '"silver"'],
  ];
  const single = table({ hit: 'PRIORITY', inputs: ['1'], outputs: [{}], rules });
  expect(await valueOf(single, { around: [rank], needs: { type: 'tRank' } })).toBe('silver');
  const both = item('tBoth', { parts: [part('rank', 'tRank'), part('points', 'number')] });
  const compound = table({
    hit: 'PRIORITY',
    inputs: ['1'],
    outputs: ['rank', 'points'],
    rules: rules.map((rule, at) => [...rule, String(at)]),
  });
  expect(await valueOf(compound, { around: [rank, both], needs: { type: 'tBoth' } })).toEqual({
    rank: 'silver',
    points: 1,
  });
});

const scored = {
  inputs: ['1'],
  outputs: ['p', 'q'],
  rules: [
    ['1', '1', '"a"'],
    ['2', '2', '"b"'],
    ['-', '3', '"c"'],
  ],
};

test.each<[string, string, unknown]>([
  ['FIRST with several outputs', table({ ...scored, hit: 'FIRST' }), { p: 1, q: 'a' }],
  [
    'RULE ORDER with several outputs',
    table({ ...scored, hit: 'RULE ORDER' }),
    [
      { p: 1, q: 'a' },
      { p: 3, q: 'c' },
    ],
  ],
  ['no inputs', table({ inputs: [], outputs: [{}], rules: [['7']] }), 7],
  [
    'no inputs, collected',
    table({ hit: 'COLLECT', inputs: [], outputs: [{}], rules: [['7'], ['8']] }),
    [7, 8],
  ],
  [
    'an output left empty',
    table({ inputs: ['1'], outputs: ['p', 'q'], rules: [['1', '', '-']] }),
    { p: null, q: null },
  ],
  [
    'an output that is an expression with input',
    table({ inputs: ['4'], outputs: [{}], rules: [['> 3', '{a: [1, 2], b: date("2026-01-31")}']] }),
    { a: [1, 2], b: '2026-01-31' },
  ],
  ['nothing collected', table({ hit: 'COLLECT', inputs: ['1'], outputs: [{}], rules: [['2', '7']] }), null],
  // Without a default output the result is null when no rule matches, whatever the hit policy: no empty list, no 0.
  [
    'nothing counted',
    table({ hit: 'COLLECT', aggregation: 'COUNT', inputs: ['1'], outputs: [{}], rules: [['2', '7']] }),
    null,
  ],
  [
    'nothing summed',
    table({ hit: 'COLLECT', aggregation: 'SUM', inputs: ['1'], outputs: [{}], rules: [['2', '7']] }),
    null,
  ],
  [
    'equal outputs counted',
    table({
      hit: 'COLLECT',
      aggregation: 'COUNT',
      inputs: ['1'],
      outputs: [{}],
      rules: [
        ['-', '7'],
        ['-', '7'],
      ],
    }),
    2,
  ],
  [
    'the longest duration',
    table({
      hit: 'COLLECT',
      aggregation: 'MAX',
      inputs: ['1'],
      outputs: [{}],
      rules: [
        ['-', 'duration("P1D")'],
        ['-', 'duration("PT25H")'],
      ],
    }),
    'P1DT1H',
  ],
  [
    'the earliest date',
    table({
      hit: 'COLLECT',
      aggregation: 'MIN',
      inputs: ['1'],
      outputs: [{}],
      rules: [
        ['-', 'date("2026-02-01")'],
        ['-', 'date("2026-01-31")'],
      ],
    }),
    '2026-01-31',
  ],
  [
    'an output of another type',
    table({ inputs: ['1'], outputs: [{ type: 'number' }], rules: [['1', '"a"']] }),
    null,
  ],
  [
    'an output converted to its type',
    table({ inputs: ['1'], outputs: [{ type: 'number' }], rules: [['1', '[5]']] }),
    5,
  ],
  [
    'an input of another type',
    table({
      inputs: [{ text: '"a"', type: 'number' }],
      outputs: [{}],
      rules: [
        ['null', '"null"'],
        ['-', '1'],
      ],
      hit: 'FIRST',
    }),
    'null',
  ],
  [
    'a table in a context',
    context({ t: table({ inputs: ['1'], outputs: [{}], rules: [['1', '"one"']] }), '': literal('t + "!"') }),
    'one!',
  ],
  [
    'a table whose type is of a list',
    table({ hit: 'UNIQUE', type: 'list', inputs: ['1'], outputs: [{}], rules: [['1', '"one"']] }),
    ['one'],
  ],
])('%s', async (_, logic, value) => {
  expect(await valueOf(logic)).toEqual(value);
});

test('inputs by the names of a business knowledge model, and of one around', async () => {
  const xml = model(
    {},
    input('Age', 'number'),
    bkm(
      'by parameter',
      table({
        prefix: 'a',
        inputs: ['age of person'],
        outputs: [{}],
        rules: [
          ['< 18', '"young"'],
          ['>= 18', '"old"'],
        ],
      }),
      { parameters: { 'age of person': 'number' } },
    ),
    decision('Called', literal('by parameter(Age)'), { inputs: ['Age'], knowledge: ['by parameter'] }),
    decision('Boxed', invocation('by parameter', { 'age of person': literal('Age - 30') }), {
      inputs: ['Age'],
      knowledge: ['by parameter'],
    }),
  );
  const program = await opened(xml);
  expect(program.evaluate('Called', { Age: 40 }, clock).output).toBe('old');
  expect(program.evaluate('Boxed', { Age: 40 }, clock).output).toBe('young');
});

test.each<[string, FeelValue, FeelValue]>([
  ['a value that is allowed', 'a', 1],
  ['null', null, 2],
  ['one that is not', 'z', null],
])('input values: %s', async (_, x, value) => {
  const xml = model(
    {},
    decision(
      'Answer',
      table({
        hit: 'FIRST',
        inputs: [{ text: 'x', allowed: '"a","b"' }],
        outputs: [{}],
        rules: [
          ['"a"', '1'],
          ['-', '2'],
        ],
      }),
    ),
  );
  expect((await evaluated(xml, 'Answer', { x })).output).toBe(value);
});
