import { expect, test } from '@jest/globals';
import { decision, input, literal, model, service } from '../support/decision-xml.ts';
import { clock, evaluated, opened } from './evaluate.ts';

const elements = [
  input('Age', 'number'),
  input('Since', 'date'),
  decision('Adult', literal('Age >= 18'), { inputs: ['Age'] }),
  decision('Years', literal('2026 - Since.year'), { inputs: ['Since'] }),
  decision('Points', literal('(if Adult then 10 else 0) + Years'), { decisions: ['Adult', 'Years'] }),
  service('Scoring', { outputs: ['Points'], encapsulated: ['Adult', 'Years'], inputs: ['Age', 'Since'] }),
  service('From adulthood', { outputs: ['Points', 'Years'], inputs: ['Since'], inputDecisions: ['Adult'] }),
];
const inputs = { Age: 40, Since: '2020-01-01' };

test('a decision service with one output gives its value', async () => {
  expect((await evaluated(model({}, ...elements), 'Scoring', inputs)).output).toBe(16);
});

test('one with several gives a context, and takes decisions as inputs', async () => {
  const given = { Adult: false, Since: '2020-01-01', Age: 40 };
  expect((await evaluated(model({}, ...elements), 'From adulthood', given)).output).toEqual({
    Points: 6,
    Years: 6,
  });
});

test.each([
  ['by position', 'Scoring(17, date("2016-05-05"))', 10],
  ['by name', 'Scoring(Since: date("2016-05-05"), Age: 18)', 20],
  ['input data come before input decisions', 'From adulthood(date("2025-01-01"), true).Points', 11],
  ['more than once', 'Scoring(17, date("2016-05-05")) + Scoring(18, date("2016-05-05"))', 30],
  ['with an argument of another type', 'Scoring("a", date("2016-05-05"))', null],
  ['with too few arguments', 'Scoring(17)', null],
])('a service is called %s', async (_, text, value) => {
  const calling = decision('Answer', literal(text), { knowledge: ['Scoring', 'From adulthood'] });
  expect((await evaluated(model({}, ...elements, calling), 'Answer', inputs)).output).toBe(value);
});

test('what a service evaluates for its caller does not touch the decisions outside', async () => {
  const calling = decision('Answer', literal('[Points, Scoring(17, date("2025-01-01"))]'), {
    decisions: ['Points'],
    knowledge: ['Scoring'],
  });
  const program = await opened(model({}, ...elements, calling));
  const { output, evaluated: recorded } = program.evaluate('Answer', inputs, clock);
  expect(output).toEqual([16, 1]);
  expect(recorded.map(({ decisionId, output: of }) => [decisionId, of])).toEqual([
    ['Adult', true],
    ['Years', 6],
    ['Points', 16],
    ['Answer', [16, 1]],
  ]);
});
