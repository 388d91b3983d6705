import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression, compileUnaryTests } from '../../../engine/expressions/feel/compile/compile.ts';
import { Evaluation, LimitReached } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../../../engine/expressions/feel/compile/scope.ts';
import type { Code } from '../../../engine/expressions/feel/compile/code.ts';
import { AssertionFailed } from '../../../engine/expressions/feel/built-ins/boolean.ts';
import { builtInNames } from '../../../engine/expressions/feel/built-ins/registry.ts';
import { feelText } from '../../../engine/expressions/feel/values/text.ts';
import type { FeelType } from '../../../engine/expressions/feel/typing/feel-type.ts';

const any: FeelType = { kind: 'any' };
const order: FeelType = {
  kind: 'list',
  of: { kind: 'context', entries: { 'net-price': { kind: 'number' }, 'for each': any, a: any } },
};
const scope = Scope.empty.with([
  { name: '?', type: any },
  { name: 'a', type: any },
  { name: 'a-b', type: any },
  { name: 'in stock', type: any },
  { name: 'orders', type: order },
]);
const slots = [5, 'x', 7, [1, null], [{ 'net-price': 3, 'for each': 1, a: 'q' }]];

const tokens = [
  ...'+ - * / ** = != < <= > >= ( ) [ ] { } , : . .. ? @'.split(' '),
  ...'^ == ! % ; & | ~'.split(' '),
  ...'if then else for in return some every satisfies and or not between instance of function'.split(' '),
  ...'null true false 0 1 2.5 -3 1e3 99999999999999999999 "" "a" "2020-01-01" "P1D" "[1..2]" "(" partial item'.split(
    ' ',
  ),
  ...['@"2020-01-01"', '@"10:00:00Z"', '@"2020-01-01T10:00:00@Europe/Rome"', '@"P1Y"', '@"PT1H"', '// c\n'],
  ...[
    'a',
    'a-b',
    'in stock',
    'orders',
    '.net-price',
    '.for each',
    '.year',
    '`x y`',
    '"\\uD83D"',
    '🐎',
    "it's",
  ],
  ...['list<number>', 'function(x, y)', '[1, 2, 3]', '{a: 1}', '(> 5)', 'list', 'external', '/* c', '\u00a0'],
];

function textOf(code: Code): string {
  const evaluation = new Evaluation(() => undefined, {
    now: 0,
    zone: 'UTC',
    elapsed: () => performance.now(),
  });
  try {
    const text = feelText([code({ slots: [...slots], evaluation })]) ?? '';
    return text + evaluation.warnings.map(({ message, from }) => `${message}@${from}`).join();
  } catch (error) {
    if (error instanceof LimitReached || error instanceof AssertionFailed) return 'given up';
    throw error;
  }
}

/** Neither throws, nor takes long, nor depends on what was evaluated before. */
function behaves(source: string): void {
  const started = performance.now();
  for (const compile of [compileExpression, compileUnaryTests]) {
    const { problem, code } = compile(source, scope);
    if (problem) {
      expect(problem.message).not.toBe('');
      expect(problem.from).toBeGreaterThanOrEqual(0);
      expect(problem.to).toBeLessThanOrEqual(source.length);
    } else if (!/random|uuid/.test(source)) expect(textOf(code)).toBe(textOf(code));
  }
  expect(performance.now() - started).toBeLessThan(8000);
}

const soup = (words: readonly string[], most: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', '', '\n')), { maxLength: most })
    .map((parts) => parts.flat().join(''));

describe('whatever is written', () => {
  const options = { interruptAfterTimeLimit: 2000, numRuns: 100_000 };

  test('words in any order', () => {
    fc.assert(fc.property(soup(tokens, 12), behaves), options);
  });

  test('any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), behaves), options);
  });

  test('functions with any arguments', () => {
    const args = fc.array(fc.constantFrom(...values), { maxLength: 4 });
    const call = fc.tuple(fc.constantFrom(...builtInNames), args);
    fc.assert(
      fc.property(call, ([name, given]) => {
        behaves(`${name}(${given.join(', ')})`);
      }),
      options,
    );
  });

  test('operators between any values', () => {
    const operators = ['+', '-', '*', '/', '**', '=', '<', '>=', 'in', 'and', 'or', '[', '..'];
    const operation = fc.tuple(
      fc.constantFrom(...values),
      fc.constantFrom(...operators),
      fc.constantFrom(...values),
    );
    fc.assert(
      fc.property(operation, ([left, operator, right]) => {
        behaves(`${left} ${operator} ${right}${operator === '[' ? ']' : ''}`);
      }),
      options,
    );
  });
});

const values = [
  ...'null true 0 1 -1 2.5 1e6144 -1e-6143 "" "a" "é🐎" "[" "P1D" "2020-02-29" [] [1,2,3] [null] ["a","b"] [[1]] {}'.split(
    ' ',
  ),
  ...[
    '{a: 1, "b c": [1]}',
    '[1..5]',
    '(> 5)',
    '["a".."c")',
    'function(x, y) x < y',
    'function() null',
    'count',
  ],
  ...[
    '@"2020-02-29"',
    '@"999999999-12-31"',
    '@"10:00:00"',
    '@"10:00:00+01:00"',
    '@"P1D"',
    '@"-P1Y2M"',
    '-@"P999999999D"',
  ],
  ...['@"2020-02-29T10:00:00"', '@"2020-10-25T02:30:00@Europe/Rome"', '@"-999999999-01-01T00:00:00Z"'],
];
