import { expect, test } from '@jest/globals';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
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
  service,
  table,
} from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

const hyphen = { parameters: { Age: 'number', 'Risk-Category': 'tRisk' } } as const;

/**
 * A request for credit in the style of DMN 1.5, clause 11: types of types, tables as business knowledge that other
 * business knowledge calls, boxed invocations and contexts, and services cut out of the graph.
 */
const credit = model(
  {},
  item('tRisk', { type: 'string', allowed: '"DECLINE","HIGH","MEDIUM","LOW","VERY LOW"' }),
  item('tRouting', { type: 'string', allowed: '"DECLINE","REFER","ACCEPT"' }),
  item('tMoney', {
    parts: [part('Income', 'number'), part('Repayments', 'number'), part('Expenses', 'number')],
  }),
  item('tApplicant', {
    parts: [
      part('Age', 'number', { allowed: '[18..120]' }),
      part('Existing Customer', 'boolean'),
      part('Monthly', 'tMoney'),
      part('Employment-Status', 'string', { allowed: '"EMPLOYED","SELF-EMPLOYED","STUDENT"' }),
    ],
  }),
  item('tProduct', {
    parts: [
      part('Amount', 'number'),
      part('Rate', 'number'),
      part('Term', 'number'),
      part('Start date', 'date'),
    ],
  }),
  input('Applicant data', 'tApplicant'),
  input('Requested product', 'tProduct'),
  bkm(
    'Risk score table',
    table({
      prefix: 'score_',
      hit: 'COLLECT',
      aggregation: 'SUM',
      inputs: ['Age', 'Employment-Status', 'Existing Customer'],
      outputs: [{ name: 'Partial score', type: 'number' }],
      rules: [
        ['[18..22)', '-', '-', '32'],
        ['[22..26)', '-', '-', '35'],
        ['>= 26', '-', '-', '43'],
        ['-', '"STUDENT"', '-', '18'],
        ['-', '"EMPLOYED", "SELF-EMPLOYED"', '-', '45'],
        ['-', '-', 'true', '30'],
      ],
    }),
    {
      parameters: { Age: 'number', 'Employment-Status': 'string', 'Existing Customer': 'boolean' },
      type: 'number',
    },
  ),
  bkm(
    'Pre-bureau risk table',
    table({
      prefix: 'risk_',
      inputs: ['Existing Customer', 'Application Risk-Score'],
      outputs: [{ type: 'tRisk' }],
      rules: [
        ['true', '< 80', '"HIGH"'],
        ['true', '[80..110]', '"MEDIUM"'],
        ['true', '> 110', '"LOW"'],
        ['false', '< 90', '"HIGH"'],
        ['false', '>= 90', '"MEDIUM"'],
      ],
    }),
    { parameters: { 'Existing Customer': 'boolean', 'Application Risk-Score': 'number' }, type: 'tRisk' },
  ),
  bkm(
    'Contingency factor table',
    table({
      prefix: 'factor_',
      inputs: [{ text: 'Risk-Category', type: 'tRisk' }],
      outputs: [{ type: 'number' }],
      rules: [
        ['"HIGH", "DECLINE"', '0.6'],
        ['"MEDIUM"', '0.7'],
        ['"LOW", "VERY LOW"', '0.8'],
      ],
    }),
    { parameters: { 'Risk-Category': 'tRisk' } },
  ),
  bkm('Installment', literal('Amount * Rate / 12 / (1 - (1 + Rate / 12) ** -Term)'), {
    parameters: { Amount: 'number', Rate: 'number', Term: 'number' },
    type: 'number',
  }),
  bkm(
    'Affordability calculation',
    context({
      'Disposable Income: number': literal('Money.Income - (Money.Repayments + Money.Expenses)'),
      'Contingency factor: number': invocation('Contingency factor table', {
        'Risk-Category': literal('Risk-Category'),
      }),
      'Is affordable: boolean': literal(
        'if Disposable Income * Contingency factor > Required installment then true else false',
      ),
      '': literal('Is affordable'),
    }),
    {
      parameters: { Money: 'tMoney', 'Risk-Category': 'tRisk', 'Required installment': 'number' },
      type: 'boolean',
      knowledge: ['Contingency factor table'],
    },
  ),
  bkm('Is young and risky', literal('Age < 22 and Risk-Category in ("HIGH", "DECLINE")'), hyphen),
  decision(
    'Application risk-score',
    invocation('Risk score table', {
      Age: literal('Applicant data.Age'),
      'Existing Customer': literal('Applicant data.Existing Customer'),
      'Employment-Status': literal('Applicant data.Employment-Status'),
    }),
    { inputs: ['Applicant data'], knowledge: ['Risk score table'], type: 'number' },
  ),
  decision(
    'Pre-bureau risk',
    invocation('Pre-bureau risk table', {
      'Existing Customer': literal('Applicant data.Existing Customer'),
      'Application Risk-Score': literal('Application risk-score'),
    }),
    {
      inputs: ['Applicant data'],
      decisions: ['Application risk-score'],
      knowledge: ['Pre-bureau risk table'],
      type: 'tRisk',
    },
  ),
  decision(
    'Required installment',
    literal('Installment(Requested product.Amount, Requested product.Rate, Requested product.Term)'),
    { inputs: ['Requested product'], knowledge: ['Installment'], type: 'number' },
  ),
  decision(
    'Affordability',
    literal(
      'Affordability calculation(Risk-Category: Pre-bureau risk, Money: Applicant data.Monthly, Required installment: Required installment)',
    ),
    {
      inputs: ['Applicant data'],
      decisions: ['Pre-bureau risk', 'Required installment'],
      knowledge: ['Affordability calculation'],
      type: 'boolean',
    },
  ),
  decision(
    'Routing',
    table({
      prefix: 'routing_',
      hit: 'PRIORITY',
      inputs: [
        'Affordability',
        'Pre-bureau risk',
        'Is young and risky(Applicant data.Age, Pre-bureau risk)',
        'Requested product.Start date',
      ],
      outputs: [
        { name: 'Routing', type: 'tRouting', values: '"DECLINE","REFER","ACCEPT"', otherwise: '"REFER"' },
      ],
      rules: [
        ['false', '-', '-', '-', '"DECLINE"'],
        ['-', '"HIGH"', '-', '-', '"REFER"'],
        ['-', '-', 'true', '-', '"DECLINE"'],
        ['true', 'not("HIGH", "DECLINE")', '-', '>= date("2026-01-01")', '"ACCEPT"'],
      ],
    }),
    {
      inputs: ['Applicant data', 'Requested product'],
      decisions: ['Affordability', 'Pre-bureau risk'],
      knowledge: ['Is young and risky'],
      type: 'tRouting',
    },
  ),
  service('Routing service', {
    outputs: ['Routing'],
    encapsulated: ['Affordability', 'Pre-bureau risk', 'Application risk-score', 'Required installment'],
    inputs: ['Applicant data', 'Requested product'],
    type: 'tRouting',
  }),
  service('Routing by risk', {
    outputs: ['Routing', 'Affordability'],
    encapsulated: ['Required installment'],
    inputs: ['Applicant data', 'Requested product'],
    inputDecisions: ['Pre-bureau risk'],
  }),
  decision('Both', literal('[Routing service(Applicant data, Requested product), Routing]'), {
    inputs: ['Applicant data', 'Requested product'],
    decisions: ['Routing'],
    knowledge: ['Routing service'],
  }),
);

const money = { Income: 6000, Repayments: 2500, Expenses: 800 };
const applicant = { Age: 35, 'Existing Customer': true, Monthly: money, 'Employment-Status': 'EMPLOYED' };
const product = { Amount: 50000, Rate: 0.06, Term: 60, 'Start date': '2026-03-01' };

test.each<[string, FeelContext, FeelContext, unknown]>([
  ['a good customer', applicant, product, 'ACCEPT'],
  ['one who cannot afford it', applicant, { ...product, Amount: 200000 }, 'DECLINE'],
  [
    'one at risk',
    { ...applicant, Age: 25, 'Existing Customer': false, 'Employment-Status': 'STUDENT' },
    product,
    'REFER',
  ],
  [
    'a young one at risk',
    { ...applicant, Age: 20, 'Existing Customer': false, 'Employment-Status': 'STUDENT' },
    product,
    'DECLINE',
  ],
  ['one of whom no rule tells', applicant, { ...product, 'Start date': '2025-12-31' }, 'REFER'],
])('credit for %s', async (_, data, requested, value) => {
  const program = await opened(credit);
  const inputs = { 'Applicant data': data, 'Requested product': requested };
  for (const name of ['Routing', 'Routing service'])
    expect([name, program.evaluateElement(name, inputs, clock).output]).toEqual([name, value]);
  expect(program.evaluateElement('Both', inputs, clock).output).toEqual([value, value]);
});

test('data that are not allowed are null: the graph is evaluated with null, a function is not', async () => {
  const program = await opened(credit);
  const inputs = { 'Applicant data': { ...applicant, Age: 17 }, 'Requested product': product };
  const { output, warnings } = program.evaluateElement('Routing', inputs, clock);
  expect(output).toBe('DECLINE');
  expect(warnings).toContain('The input Applicant data is not a tApplicant.');
  expect(program.evaluateElement('Routing service', inputs, clock).output).toBeNull();
});

test('what the decisions on the way give', async () => {
  const program = await opened(credit);
  const inputs = { 'Applicant data': applicant, 'Requested product': product };
  const of = (name: string) => program.evaluateElement(name, inputs, clock).output;
  expect([of('Application risk-score'), of('Pre-bureau risk'), of('Affordability')]).toEqual([
    118,
    'LOW',
    true,
  ]);
  expect(of('Required installment')).toBeCloseTo(966.64, 2);
  const given = { ...inputs, 'Pre-bureau risk': 'HIGH' };
  expect(program.evaluateElement('Routing by risk', given, clock).output).toEqual({
    Routing: 'REFER',
    Affordability: true,
  });
});
