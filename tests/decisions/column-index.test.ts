import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileUnaryTests } from '../../engine/expressions/feel/compile/compile.ts';
import { Evaluation } from '../../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../../engine/expressions/feel/compile/scope.ts';
import { anyType } from '../../engine/expressions/feel/typing/feel-type.ts';
import { decision, model, table } from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

const number = fc.constantFrom('-1', '0', '0.5', '1', '2', '3.25', '10');
const text = fc.constantFrom('"a"', '"b"', '"a,b"', '""');
const bound = fc.tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['));
const single = fc.oneof(
  number,
  text,
  fc.constantFrom('true', 'false', 'null'),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '= '), number).map((parts) => parts.join('')),
  bound.map(([open, from, to, close]) => `${open}${from}..${to}${close}`),
);
const several = fc.array(single, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
const cell = fc.oneof(
  { weight: 4, arbitrary: several },
  { weight: 1, arbitrary: several.map((tests) => `not(${tests})`) },
  { weight: 1, arbitrary: fc.constantFrom('-', '', '? > 1', 'string length(?) = 1') },
);
type Given = null | boolean | number | string | readonly number[] | readonly string[];
const value: fc.Arbitrary<Given> = fc.constantFrom(
  -2,
  -1,
  0,
  0.25,
  0.5,
  1,
  1.5,
  2,
  3.25,
  10,
  11,
  'a',
  'b',
  'a,b',
  '',
  true,
  false,
  null,
  [1],
  ['a'],
);

const scope = Scope.empty.with([{ name: '?', type: anyType }]);

function passes(entry: string, given: Given): boolean {
  if (entry === '' || entry === '-') return true;
  const { code, problem } = compileUnaryTests(entry, scope);
  if (problem) throw new Error(`${entry}: ${problem.message}`);
  return code({ slots: [given], evaluation: new Evaluation(() => undefined, clock) }) === true;
}

test('a table finds the rules whose entries pass one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }),
      async (cells, given) => {
        const rules = cells.map((entries, rule) => [...entries, String(rule)]);
        const xml = model(
          {},
          decision('Rules', table({ hit: 'RULE ORDER', inputs: ['x', 'y'], outputs: [{}], rules })),
        );
        const program = await opened(xml);
        for (const [x, y] of given) {
          const expected = cells.flatMap(([first, second], rule) =>
            passes(first, x) && passes(second, y) ? [rule] : [],
          );
          expect(program.evaluate('Rules', { x, y }, clock).output).toEqual(
            expected.length > 0 ? expected : null,
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a table of thousands of rules', async () => {
  const rules = Array.from({ length: 3000 }, (_, at) => [
    `[${at * 10}..${at * 10 + 9}]`,
    at % 2 ? '"odd"' : '-',
    String(at),
  ]);
  const xml = model({}, decision('Band', table({ inputs: ['income', 'kind'], outputs: [{}], rules })));
  const program = await opened(xml);
  expect(program.evaluate('Band', { income: 20_004, kind: 'even' }, clock).output).toBe(2000);
  expect(program.evaluate('Band', { income: 20_014, kind: 'even' }, clock).output).toBeNull();
  expect(program.evaluate('Band', { income: 20_014, kind: 'odd' }, clock).output).toBe(2001);
});
