import { expect, test } from '@jest/globals';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
import {
  bkm,
  context,
  decision,
  fn,
  input,
  invocation,
  item,
  list,
  literal,
  model,
  part,
  service,
} from '../support/decision-xml.ts';
import { clock, evaluated, opened } from './evaluate.ts';

const elements = [
  item('tPercent', { type: 'number', allowed: '[0..100]' }),
  item('tBoth', { parts: [part('Total', 'number'), part('Said', 'string')] }),
  input('Net price', 'number'),
  input('Rate', 'tPercent'),
  input('Bought', 'date'),
  decision('Tax', literal('Net price * Rate / 100'), { inputs: ['Net price', 'Rate'], type: 'number' }),
  decision('Total', literal('Net price + Tax'), {
    inputs: ['Net price'],
    decisions: ['Tax'],
    type: 'number',
  }),
  decision('Said', literal('"In " + string(Bought.year) + ": " + string(Total)'), {
    inputs: ['Bought'],
    decisions: ['Total'],
  }),
  decision('Open', ''),
  decision('Is open', literal('Open = null'), { decisions: ['Open'] }),
  service('Gross', { outputs: ['Total'], encapsulated: ['Tax'], inputs: ['Net price', 'Rate'] }),
  service('With tax', { outputs: ['Total'], inputs: ['Net price'], inputDecisions: ['Tax'], type: 'number' }),
  service('Report', {
    outputs: ['Total', 'Said'],
    encapsulated: ['Tax'],
    inputs: ['Net price', 'Rate', 'Bought'],
    type: 'tBoth',
  }),
  service('Texts', {
    outputs: ['Total'],
    encapsulated: ['Tax'],
    inputs: ['Net price', 'Rate'],
    type: 'string',
  }),
  service('Left out', { outputs: ['Total'], encapsulated: ['Tax'], inputs: ['Net price'] }),
  service('Openness', { outputs: ['Is open'], inputDecisions: ['Open'] }),
  service('Nothing', { outputs: ['Is open'], encapsulated: ['Open'] }),
  bkm('calls', literal('Gross(n, 10)'), { parameters: { n: 'number' }, knowledge: ['Gross'] }),
];
const knowledge = ['Gross', 'With tax', 'Report', 'Texts', 'Left out', 'Openness', 'Nothing', 'calls'];
const inputs = { 'Net price': 1000, Rate: 50, Bought: '2020-02-02' };

test.each<[string, string, unknown]>([
  ['by position', literal('Gross(100, 22)'), 122],
  ['by name', literal('Gross(Rate: 22, Net price: 100)'), 122],
  ['by a boxed invocation', invocation('Gross', { Rate: literal('10'), 'Net price': literal('100') }), 110],
  ['by a boxed invocation that leaves an input out', invocation('Gross', { Rate: literal('10') }), null],
  ['too few by position', literal('Gross(100)'), null],
  ['too many', literal('Gross(100, 22, 1)'), null],
  ['a name that is no parameter', literal('Gross(Net price: 100, Rates: 22)'), null],
  ['of another type', literal('Gross("100", 22)'), null],
  ['not allowed', literal('Gross(100, 101)'), null],
  ['lists of one', literal('Gross([100], [22])'), 122],
  ['inputs before input decisions', literal('With tax(100, 5)'), 105],
  ['an input decision by name', literal('With tax(Tax: 5, Net price: 1)'), 6],
  ['an input decision of another type', literal('With tax(100, "5")'), null],
  ['several outputs are a context', literal('Report(100, 10, date("2026-01-31")).Total'), 110],
  ['each by its name', literal('Report(100, 10, date("2026-01-31")).Said'), 'In 2026: 110'],
  ['a result of another type', literal('Texts(100, 10)'), null],
  ['an input that is no parameter is not that of the caller', literal('Left out(100)'), null],
  ['a decision without logic as a parameter', literal('Openness(5)'), false],
  ['a decision without logic', literal('Nothing()'), true],
  ['by a function', literal('calls(100)'), 110],
  ['as a value', literal('(for s in [Gross] return s(100, 1))[1]'), 101],
  [
    'as an argument',
    context({ f: fn(literal('g(10, 10)'), { parameters: { g: null } }), '': literal('f(Gross)') }),
    11,
  ],
  ['in a list', list([literal('Gross(1, 0)'), literal('Gross(2, 0)')]), [1, 2]],
  ['next to the decisions it is made of', literal('[Total, Gross(100, 22), Total]'), [1500, 122, 1500]],
])('a service is called: %s', async (_, logic, value) => {
  const answer = decision('Answer', logic, { decisions: ['Total'], knowledge });
  expect((await evaluated(model({}, ...elements, answer), 'Answer', inputs)).output).toEqual(value);
});

test.each<[string, FeelContext, unknown]>([
  ['Gross', { 'Net price': 100, Rate: 22 }, 122],
  ['Gross', { 'Net price': 100, Rate: 101 }, null],
  ['With tax', { 'Net price': 100, Tax: 1 }, 101],
  ['With tax', { 'Net price': 100, Rate: 22 }, null],
  ['Report', { ...inputs }, { Total: 1500, Said: 'In 2020: 1500' }],
  // Asked for by itself, it finds what its author forgot to list.
  ['Left out', { 'Net price': 100, Rate: 10 }, 110],
  ['Openness', { Open: 1 }, false],
  ['Openness', {}, true],
])('the service %s by itself', async (name, given, value) => {
  expect((await evaluated(model({}, ...elements), name, given)).output).toEqual(value);
});

const base = model(
  { name: 'base', namespace: 'urn:base' },
  input('Person name', 'string'),
  decision('Greeting', literal('"Hello, " + Person name'), { inputs: ['Person name'] }),
  service('Greet', { outputs: ['Greeting'], inputs: ['Person name'] }),
);

test('a service around decisions and inputs of another model', async () => {
  const importing = model(
    { imports: { b: 'urn:base' } },
    service('Imported', { outputs: ['urn:base#Greeting'], inputs: ['urn:base#Person_name'] }),
    decision('Twice', literal('b.Greeting + " " + b.Person name'), {
      decisions: ['urn:base#Greeting'],
      inputs: ['urn:base#Person_name'],
    }),
    service('All listed', {
      outputs: ['Twice'],
      encapsulated: ['urn:base#Greeting'],
      inputs: ['urn:base#Person_name'],
    }),
    service('Given', {
      outputs: ['Twice'],
      inputs: ['urn:base#Person_name'],
      inputDecisions: ['urn:base#Greeting'],
    }),
    service('Not listed', { outputs: ['Twice'], encapsulated: ['urn:base#Greeting'] }),
    decision('Answer', literal('[All listed("Ada"), Given("Ada", "Ciao"), Not listed()]'), {
      knowledge: ['All listed', 'Given', 'Not listed'],
    }),
  );
  const program = await opened(importing, [await opened(base)]);
  const of = (name: string, given: FeelContext) => program.evaluateElement(name, given, clock).output;
  expect(of('Answer', { b: { 'Person name': 'Alan' } })).toEqual(['Hello, Ada Ada', 'Ciao Ada', null]);
  for (const name of ['All listed', 'Not listed'])
    expect(of(name, { b: { 'Person name': 'Alan' } })).toBe('Hello, Alan Alan');
  expect(of('All listed', { 'Person name': 'Alan' })).toBe('Hello, Alan Alan');
  expect(of('Imported', { b: { 'Person name': 'Alan' } })).toBe('Hello, Alan');
});
