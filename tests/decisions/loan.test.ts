import { expect, test } from '@jest/globals';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
import {
  bkm,
  conditional,
  context,
  decision,
  filter,
  input,
  invocation,
  item,
  literal,
  loop,
  model,
  part,
  service,
  table,
} from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

/** Whether a household gets a loan, and how: business knowledge in tables, decisions that need one another. */
const loan = model(
  { version: '1.4', name: 'Loan' },
  item('tIncome', { type: 'number', allowed: '>= 0' }),
  item('tPerson', {
    parts: [
      part('birth date', 'date'),
      part('monthly income', 'tIncome'),
      part('employment', 'string', { allowed: '"employed","self-employed","none"' }),
    ],
  }),
  item('tPersons', { type: 'tPerson', list: true }),
  item('tRequest', {
    parts: [part('amount', 'number'), part('years', 'number'), part('yearly rate', 'number')],
  }),
  item('tRouting', { type: 'string', allowed: '"decline","refer","accept"' }),
  input('Household', 'tPersons'),
  input('Request', 'tRequest'),
  input('Asked on', 'date'),
  bkm(
    'Instalment',
    context({
      rate: literal('yearly rate / 12'),
      months: literal('years * 12'),
      '': literal('amount * rate / (1 - (1 + rate) ** -months)'),
    }),
    { parameters: { amount: 'number', 'yearly rate': 'number', years: 'number' }, type: 'number' },
  ),
  bkm(
    'Points of a person',
    table({
      prefix: 'points_',
      hit: 'COLLECT',
      aggregation: 'SUM',
      inputs: ['age', 'employment'],
      outputs: [{ type: 'number' }],
      rules: [
        ['[18..30)', '-', '10'],
        ['[30..60]', '-', '30'],
        ['> 60', '-', '15'],
        ['-', '"employed"', '40'],
        ['-', 'not("employed", "none")', '25'],
        ['< 18', '-', '0'],
      ],
    }),
    { parameters: { age: 'number', employment: 'string' } },
  ),
  decision(
    'Monthly instalment',
    invocation('Instalment', {
      amount: literal('Request.amount'),
      'yearly rate': literal('Request.yearly rate'),
      years: literal('Request.years'),
    }),
    { inputs: ['Request'], knowledge: ['Instalment'], type: 'number' },
  ),
  decision(
    'Adults',
    filter(literal('Household'), literal('years and months duration(birth date, Asked on).years >= 18')),
    {
      inputs: ['Household', 'Asked on'],
      type: 'tPersons',
    },
  ),
  decision(
    'Points',
    loop(
      'for',
      'who',
      literal('Adults'),
      literal(
        'Points of a person(years and months duration(who.birth date, Asked on).years, who.employment)',
      ),
    ),
    { decisions: ['Adults'], inputs: ['Asked on'], knowledge: ['Points of a person'] },
  ),
  decision(
    'Burden',
    conditional(
      literal('sum(Adults.monthly income) > 0'),
      literal('Monthly instalment / sum(Adults.monthly income)'),
      literal('1'),
    ),
    { decisions: ['Adults', 'Monthly instalment'], type: 'number' },
  ),
  decision(
    'Routing',
    table({
      hit: 'PRIORITY',
      inputs: [{ text: 'if Points = [] then 0 else max(Points)', type: 'number' }, 'Burden'],
      outputs: [{ name: 'routing', type: 'tRouting', values: '"decline","refer","accept"' }],
      rules: [
        ['< 40', '-', '"decline"'],
        ['-', '> 0.5', '"decline"'],
        ['[40..60)', '-', '"refer"'],
        ['-', '(0.3..0.5]', '"refer"'],
        ['>= 40', '<= 0.5', '"accept"'],
      ],
    }),
    { decisions: ['Points', 'Burden'], type: 'tRouting' },
  ),
  service('Loan routing', {
    outputs: ['Routing', 'Burden'],
    encapsulated: ['Monthly instalment', 'Adults', 'Points'],
    inputs: ['Household', 'Request', 'Asked on'],
  }),
);

const ada = { 'birth date': '1986-03-01', 'monthly income': 2000, employment: 'employed' };
const young = { 'birth date': '2004-05-01', 'monthly income': 900, employment: 'self-employed' };
const child = { 'birth date': '2015-05-01', 'monthly income': 0, employment: 'none' };
const request = { amount: 60000, years: 10, 'yearly rate': 0.06 };

test.each<[string, FeelContext | readonly FeelContext[], FeelContext, string, number]>([
  ['one with a good income', [ada, child], request, 'refer', 0.333],
  ['a little less', [ada, child], { ...request, amount: 50000 }, 'accept', 0.278],
  ['too much', [ada], { ...request, amount: 120000 }, 'decline', 0.666],
  ['few points', young, { ...request, amount: 5000 }, 'decline', 0.062],
  ['two', [ada, young], request, 'accept', 0.23],
  ['nobody of age', [child], request, 'decline', 1],
])('%s', async (_, household, asked, routing, burden) => {
  const program = await opened(loan);
  const inputs = { Household: household, Request: asked, 'Asked on': '2026-01-31' };
  const { output, failure } = program.evaluateElement('Routing', inputs, clock);
  expect([output, failure]).toEqual([routing, null]);
  const served = program.evaluateElement('Loan routing', inputs, clock).output;
  expect(served).toEqual({ Routing: routing, Burden: expect.closeTo(burden, 3) });
});

test('what is not of its type is null, and said', async () => {
  const program = await opened(loan);
  const inputs = {
    Household: [{ ...ada, employment: 'retired' }],
    Request: request,
    'Asked on': '2026-01-31',
  };
  const { output, evaluated } = program.evaluate('Adults', inputs, clock);
  expect(output).toEqual([]);
  expect(evaluated[0]?.warnings).toContain('The input Household is not a tPersons.');
});
