import { expect, test } from '@jest/globals';
import { bkm, decision, input, literal, model, table } from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

const risk = table({
  hit: 'UNIQUE',
  inputs: ['Age', 'Region'],
  outputs: ['risk', 'reason'],
  rules: [
    ['< 18', '-', '"high"', '"minor"'],
    ['>= 18', '"north"', '"low"', 'Region'],
    ['> 60', '-', '"high"', '"senior"'],
  ],
});
const xml = model(
  {},
  input('Age', 'number'),
  input('Region', 'string'),
  decision('Risk', risk, { inputs: ['Age', 'Region'] }),
  decision('Never asked', literal('1')),
  decision('Offer', literal('if Risk.risk = "low" then "yes" else "no"'), { decisions: ['Risk'] }),
);

test('what was decided on the way, with the rules that matched', async () => {
  const { output, failure, evaluated } = (await opened(xml)).evaluate(
    'Offer',
    { Age: 30, Region: 'north' },
    clock,
  );
  expect(output).toBe('yes');
  expect(failure).toBeNull();
  expect(evaluated).toEqual([
    {
      decisionId: 'Risk',
      name: 'Risk',
      type: 'DECISION_TABLE',
      output: { risk: 'low', reason: 'north' },
      inputs: [
        { id: 'in1', name: 'Age', value: 30 },
        { id: 'in2', name: 'Region', value: 'north' },
      ],
      matchedRules: [
        {
          id: 'r2',
          index: 2,
          outputs: [
            { id: 'out1', name: 'risk', value: 'low' },
            { id: 'out2', name: 'reason', value: 'north' },
          ],
        },
      ],
      warnings: [],
    },
    {
      decisionId: 'Offer',
      name: 'Offer',
      type: 'LITERAL_EXPRESSION',
      output: 'yes',
      inputs: [],
      matchedRules: [],
      warnings: [],
    },
  ]);
});

test('a failure names the innermost decision, and the rules that contradict one another', async () => {
  const { output, failure, evaluated } = (await opened(xml)).evaluate(
    'Offer',
    { Age: 70, Region: 'north' },
    clock,
  );
  expect(output).toBe('no');
  expect(failure).toEqual({
    decisionId: 'Risk',
    message: 'Rules 2 and 3 match, but the hit policy UNIQUE allows one rule.',
  });
  expect(evaluated[0]?.matchedRules.map(({ index }) => index)).toEqual([2, 3]);
  expect(evaluated.map(({ warnings }) => warnings.length)).toEqual([1, 1]);
});

test('warnings stand with the decision they concern', async () => {
  const { evaluated } = (await opened(xml)).evaluate('Offer', { Age: 'old', Region: 'north' }, clock);
  expect(evaluated.map(({ decisionId, warnings }) => [decisionId, warnings.length > 0])).toEqual([
    ['Risk', true],
    ['Offer', true],
  ]);
  expect(evaluated[0]?.warnings).toContain('The input Age is not a number.');
});

test('a decision that is not there', async () => {
  expect((await opened(xml)).evaluate('Nothing', {}, clock)).toEqual({
    output: null,
    failure: { decisionId: 'Nothing', message: 'There is no decision Nothing.' },
    evaluated: [],
  });
});

test('recursion without end is stopped', async () => {
  const endless = model(
    {},
    bkm('f', literal('f(n + 1)'), { parameters: { n: 'number' } }),
    decision('Answer', literal('f(1)'), { knowledge: ['f'] }),
  );
  const { output, failure } = (await opened(endless)).evaluate('Answer', {}, clock);
  expect(output).toBeNull();
  expect(failure).toEqual({ decisionId: 'Answer', message: expect.stringContaining('deep') });
});

test('variables without input data, dates written as text, and decisions by their ids, as Camunda has them', async () => {
  const since = table({
    inputs: [{ text: 'since', type: 'date' }, 'grade'],
    outputs: [{ type: 'string' }],
    rules: [
      ['< date("2020-01-01")', '-', '"old"'],
      ['>= date("2020-01-01")', '1,2', '"new"'],
    ],
  });
  const camunda = model(
    { version: '1.3' },
    decision('Kind', since)
      .replace('<variable name="Kind"/>', '')
      .replace('id="Kind" name="Kind"', 'id="kind" name="The kind"'),
    decision('Answer', literal('kind + "!"'), { decisions: ['kind'] }),
  );
  const program = await opened(camunda);
  expect(program.evaluate('Answer', { since: '2019-12-31', grade: 3 }, clock).output).toBe('old!');
  expect(program.evaluate('Answer', { since: '2020-01-01', grade: 2 }, clock).output).toBe('new!');
  expect(program.evaluate('Answer', { since: '2020-01-01', grade: 3 }, clock).output).toBeNull();
});
