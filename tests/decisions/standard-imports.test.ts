import { expect, test } from '@jest/globals';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
import { openDecisions } from '../../engine/decisions/read-decisions.ts';
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

/** Types and functions a whole house shares. */
const shared = model(
  { name: 'Shared', namespace: 'urn:shared' },
  item('tPercent', { type: 'number', allowed: '[0..100]' }),
  item('tMoney', { parts: [part('net amount', 'number'), part('rate', 'tPercent')] }),
  item('tMonies', { type: 'tMoney', list: true }),
  bkm('gross', literal('m.net amount * (1 + m.rate / 100)'), { parameters: { m: 'tMoney' }, type: 'number' }),
  bkm('total gross', literal('sum(for m in all return gross(m))'), {
    parameters: { all: 'tMonies' },
    knowledge: ['gross'],
  }),
);
const shop = model(
  { name: 'Shop', namespace: 'urn:shop', imports: { 'Shared types': 'urn:shared' } },
  item('tOrder', { parts: [part('customer name', 'string'), part('lines', 'Shared types.tMonies')] }),
  input('Order', 'tOrder'),
  decision('Total', literal('Shared types.total gross(Order.lines)'), {
    inputs: ['Order'],
    knowledge: ['urn:shared#total_gross'],
    type: 'number',
  }),
  decision(
    'Discount',
    table({
      inputs: [{ text: 'Total', type: 'number' }],
      outputs: [{ type: 'Shared types.tPercent' }],
      rules: [
        ['> 100', '10'],
        ['<= 100', '0'],
      ],
    }),
    { decisions: ['Total'], type: 'Shared types.tPercent' },
  ),
  service('Price', { outputs: ['Total', 'Discount'], inputs: ['Order'] }),
);
const order = { 'customer name': 'Ada', lines: [{ 'net amount': 100, rate: 22 }] };

async function answer(logic: string, inputs: FeelContext, type?: string): Promise<unknown> {
  const first = await opened(shared);
  const second = await opened(shop, [first]);
  const top = model(
    { imports: { shop: 'urn:shop', s: 'urn:shared' } },
    item('tBasket', { type: 'shop.tOrder', list: true }),
    input('Baskets', 'tBasket'),
    input('One', 'shop.tOrder'),
    input('Rate', 's.tPercent'),
    decision('Answer', logic, {
      inputs: ['Baskets', 'One', 'Rate', 'urn:shop#Order'],
      decisions: ['urn:shop#Total', 'urn:shop#Discount'],
      knowledge: ['urn:shop#Price', 'urn:shared#gross', 'urn:shared#total_gross'],
      ...(type ? { type } : {}),
    }),
  );
  return (await opened(top, [first, second])).evaluateElement('Answer', inputs, clock).output;
}

test.each<[string, string, unknown]>([
  ['a decision of another model', literal('shop.Total'), 122],
  ['one that needs another there', literal('shop.Discount'), 10],
  ['an input of another model', literal('shop.Order.customer name'), 'Ada'],
  ['a function of a model imported by an imported one', literal('s.gross(One.lines[1])'), 122],
  ['by a boxed invocation', invocation('s.gross', { m: literal('One.lines[1]') }), 122],
  ['by name', literal('s.gross(m: {net amount: 50, rate: 0})'), 50],
  ['a service', literal('shop.Price(One).Total'), 122],
  ['a service by name', literal('shop.Price(Order: Baskets[1]).Discount'), 10],
  [
    'a service by a boxed invocation',
    invocation('shop.Price', { Order: literal('One') }),
    { Total: 122, Discount: 10 },
  ],
  ['a function as a value', literal('(for m in One.lines return s.gross(m))[1]'), 122],
  ['what an imported function takes', literal('s.gross({net amount: 50, rate: 101})'), null],
  [
    'instances of imported types',
    literal('One instance of shop.tOrder and One.lines instance of s.tMonies'),
    true,
  ],
  ['a type in a context', context({ 'x: s.tPercent': literal('101'), '': literal('x = null') }), true],
  ['an input of an imported type', literal('Rate'), 7],
  ['a list of contexts of an imported type', literal('Baskets.customer name'), ['Ada']],
])('%s', async (_, logic, value) => {
  const inputs = { shop: { Order: order }, One: order, Baskets: [order], Rate: 7 };
  expect(await answer(logic, inputs)).toEqual(value);
});

test('imported types reject what they do not allow', async () => {
  const wrong = { ...order, lines: [{ 'net amount': 100, rate: 101 }] };
  expect(await answer(literal('One'), { One: wrong })).toBeNull();
  expect(await answer(literal('Rate'), { Rate: -1 })).toBeNull();
  expect(await answer(literal('101'), {}, 's.tPercent')).toBeNull();
  expect(await answer(literal('[100]'), {}, 's.tPercent')).toBe(100);
});

test('a type of an import of an import, and names of imports with dots', async () => {
  const first = await opened(shared);
  const second = await opened(shop, [first]);
  const top = model(
    { imports: { 'my.shop': 'urn:shop' } },
    input('Rate', 'my.shop.Shared types.tPercent'),
    decision('Answer', literal('Rate + my.shop.Total'), { inputs: ['Rate'], decisions: ['urn:shop#Total'] }),
  );
  const program = await opened(top, [second]);
  const given = { 'my.shop': { Order: order } };
  expect(program.evaluateElement('Answer', { ...given, Rate: 3 }, clock).output).toBe(125);
  expect(program.evaluateElement('Answer', { ...given, Rate: 300 }, clock).output).toBeNull();
});

test('what needs nothing of a model that is not there is evaluated', async () => {
  const top = model(
    { imports: { gone: 'urn:gone' } },
    input('Rate', 'gone.tPercent'),
    decision('Answer', literal('gone.Total'), { decisions: ['urn:gone#Total'] }),
    decision('Other', literal('1 + 1')),
    decision('Typed', literal('Rate'), { inputs: ['Rate'] }),
  );
  const { program, problems } = await openDecisions(top);
  const of = (name: string) => program?.evaluateElement(name, { Rate: 5 }, clock).output;
  expect([of('Answer'), of('Other'), of('Typed')]).toEqual([null, 2, 5]);
  expect(problems.map(({ rule }) => rule)).toEqual(['decision/import', 'decision/type']);
});

test.each([
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'http://www.omg.org/spec/DMN/20180521/MODEL',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
])('a model is imported as %s', async (importType) => {
  const top = model(
    { imports: { s: 'urn:shared' } },
    decision('Answer', literal('s.gross({net amount: 1, rate: 0})'), { knowledge: ['urn:shared#gross'] }),
  ).replace(/importType="[^"]*"/, `importType="${importType}"`);
  const program = await opened(top, [await opened(shared)]);
  expect(program.evaluateElement('Answer', {}, clock).output).toBe(1);
});
