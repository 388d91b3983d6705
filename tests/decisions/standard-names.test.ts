import { expect, test } from '@jest/globals';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
import {
  bkm,
  context,
  decision,
  filter,
  fn,
  input,
  invocation,
  item,
  literal,
  loop,
  model,
  part,
  relation,
  service,
  table,
} from '../support/decision-xml.ts';
import { clock, evaluated, opened } from './evaluate.ts';

/** Names DMN 1.5 §10.3.1.5 allows: of more words, with signs of operations, with words of the language. */
const names = [
  'Monthly Salary',
  'a+b',
  'Loan-Amount',
  "Who's next",
  'rate %',
  'x/y',
  'a.b',
  'go * fast',
  'in and out',
  'date of birth',
  'time to pay',
  'list of items',
  'Überstunden je Woche',
  '学校 名',
  '🐎bar',
  'is date open',
  'not so fast',
  'or else',
  'if needed',
  'Éa2',
];
// A percent sign is none of the signs a name may have.
const allowed = names.filter((name) => !name.includes('%'));

test.each(allowed)('%s is the name of an input', async (name) => {
  const xml = model(
    {},
    input(name, 'number'),
    decision('Answer', literal(`${name} + 1`), { inputs: [name] }),
  );
  expect((await evaluated(xml, 'Answer', { [name]: 2 })).output).toBe(3);
});

test.each(allowed)('%s is the name of a decision', async (name) => {
  const xml = model(
    {},
    decision(name, literal('2')),
    decision('Answer', literal(`${name} * 3`), { decisions: [name] }),
  );
  expect((await evaluated(xml, 'Answer')).output).toBe(6);
});

test.each(allowed)('%s is the name of a function, of a parameter and of a context entry', async (name) => {
  const xml = model(
    {},
    bkm(name, literal(`${name} + 1`), { parameters: { [name]: 'number' } }),
    decision('Call', literal(`${name}(1)`), { knowledge: [name] }),
    decision('Named', literal(`${name}(${name}: 2)`), { knowledge: [name] }),
    decision('Boxed', invocation(name, { [name]: literal('3') }), { knowledge: [name] }),
    decision('Entry', context({ [name]: literal('4'), '': literal(`${name} + 1`) })),
    decision(
      'Local',
      context({ [name]: fn(literal('n'), { parameters: { n: null } }), '': literal(`${name}(6)`) }),
    ),
  );
  const program = await opened(xml);
  expect(
    ['Call', 'Named', 'Boxed', 'Entry', 'Local'].map((id) => program.evaluate(id, {}, clock).output),
  ).toEqual([2, 3, 4, 5, 6]);
});

test.each(allowed)('%s is the name of a component, a column, an output and an iterator', async (name) => {
  const xml = model(
    {},
    item('tGiven', { parts: [part(name, 'number')] }),
    input('Given', 'tGiven'),
    decision('Component', literal(`Given.${name}`), { inputs: ['Given'] }),
    decision('Rows', relation([name], [['1'], ['2']])),
    decision('Columns', literal(`Rows.${name}`), { decisions: ['Rows'] }),
    decision('Matching', filter(literal('Rows'), literal(`${name} > 1`)), { decisions: ['Rows'] }),
    decision('Written', literal(`Rows[${name} > 1]`), { decisions: ['Rows'] }),
    decision('Table', table({ inputs: ['1'], outputs: [name, 'other'], rules: [['1', '7', '8']] })),
    decision('Output', literal(`Table.${name}`), { decisions: ['Table'] }),
    decision('Turns', loop('for', name, literal('[1, 2]'), literal(`${name} * 2`))),
  );
  const program = await opened(xml);
  const outputs = ['Component', 'Columns', 'Matching', 'Written', 'Output', 'Turns'].map(
    (id) => program.evaluate(id, { Given: { [name]: 5 } }, clock).output,
  );
  expect(outputs).toEqual([5, [1, 2], [{ [name]: 2 }], [{ [name]: 2 }], 7, [2, 4]]);
});

test.each(allowed)('%s is the name of a service and of what it takes', async (name) => {
  const xml = model(
    {},
    input('n', 'number'),
    decision('Twice', literal('n * 2'), { inputs: ['n'] }),
    service(name, { outputs: ['Twice'], inputs: ['n'] }),
    decision('Answer', literal(`${name}(n: 4) + ${name}(1)`), { knowledge: [name] }),
  );
  expect((await evaluated(xml, 'Answer')).output).toBe(10);
  expect((await evaluated(xml, name, { n: 5 })).output).toBe(10);
});

/** Elements whose id, name and variable differ: expressions go by the variable, callers by any of them. */
const differing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="M" namespace="urn:m">
  <inputData id="_1" name="Applicant age" label="How old?"><variable id="_1v" name="Age" typeRef="number"/></inputData>
  <decision id="_2" name="Is adult" label="Grown up?">
    <variable id="_2v" name="Adult" typeRef="boolean" label="a label"/>
    <informationRequirement id="_2r"><requiredInput href="#_1"/></informationRequirement>
    <literalExpression id="_2l" label="the expression"><text>Age &gt;= 18</text></literalExpression>
  </decision>
  <decision id="_3" name="Answer">
    <informationRequirement><requiredDecision href="#_2"/></informationRequirement>
    <literalExpression><text>if Adult then "yes" else "no"</text></literalExpression>
  </decision>
</definitions>`;

test.each<[string, FeelContext, unknown]>([
  ['_2', { Age: 18 }, true],
  ['Is adult', { Age: 17 }, false],
  ['Adult', { Age: 20 }, true],
  ['_3', { Age: 20 }, 'yes'],
  ['Answer', { 'Applicant age': 20 }, 'yes'],
])('%s by id, name or variable', async (name, inputs, value) => {
  expect((await evaluated(differing, name, inputs)).output).toBe(value);
});

test('entries of what has no type are known by what is written', async () => {
  const xml = model(
    {},
    decision('Person', literal('{first name: "Ada", home: {zip code: "40100"}}')),
    decision('Answer', literal('Person.first name + Person.home.zip code'), { decisions: ['Person'] }),
  );
  expect((await evaluated(xml, 'Answer')).output).toBe('Ada40100');
});
