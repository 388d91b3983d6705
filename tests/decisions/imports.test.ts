import { expect, test } from '@jest/globals';
import { readDecisions } from '../../engine/decisions/read-decisions.ts';
import { bkm, decision, input, item, literal, model, service } from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

const base = model(
  { name: 'base', namespace: 'urn:base' },
  item('tGrade', { type: 'number', allowed: '[0..10]' }),
  input('Person name', 'string'),
  decision('Greeting', literal('"Hello, " + Person name'), { inputs: ['Person name'] }),
  bkm('shout', literal('upper case(text)'), { parameters: { text: 'string' } }),
  service('Greet', { outputs: ['Greeting'], inputs: ['Person name'] }),
);

async function answer(
  text: string,
  inputs: Readonly<Record<string, object | string>>,
  name = 'b',
): Promise<unknown> {
  const program = await opened(base);
  const importing = model(
    { imports: { [name]: 'urn:base' } },
    decision('Answer', literal(text), {
      decisions: ['urn:base#Greeting'],
      inputs: ['urn:base#Person_name'],
      knowledge: ['urn:base#shout', 'urn:base#Greet'],
    }),
  );
  return (await opened(importing, [program])).evaluateElement('Answer', inputs as never, clock).output;
}

test.each([
  ['a decision', 'b.Greeting', { b: { 'Person name': 'Ada' } }, 'Hello, Ada'],
  [
    'with inputs that lie beside those of the importing model',
    'b.Greeting',
    { 'Person name': 'Ada' },
    'Hello, Ada',
  ],
  ['an input', 'b.Person name', { b: { 'Person name': 'Ada' } }, 'Ada'],
  ['a business knowledge model', 'b.shout("a")', {}, 'A'],
  ['a decision service', 'b.Greet("Alan")', {}, 'Hello, Alan'],
])('of another model: %s', async (_, text, inputs, value) => {
  expect(await answer(text, inputs)).toBe(value);
});

test('an import without a name needs none before its elements', async () => {
  expect(await answer('shout(Greeting)', { 'Person name': 'Ada' }, '')).toBe('HELLO, ADA');
});

test('types of another model', async () => {
  const importing = model(
    { imports: { b: 'urn:base' } },
    input('grade', 'b.tGrade'),
    decision('Answer', literal('grade'), { inputs: ['grade'] }),
  );
  const program = await opened(importing, [await opened(base)]);
  expect(program.evaluate('Answer', { grade: 10 }, clock).output).toBe(10);
  expect(program.evaluate('Answer', { grade: 11 }, clock).output).toBeNull();
});

test('a model imported by two that are imported has inputs of its own in each', async () => {
  const first = await opened(base);
  const middle = (name: string) =>
    opened(
      model(
        { name, namespace: `urn:${name}`, imports: { base: 'urn:base' } },
        decision('Said', literal('base.Greeting + "!"'), { decisions: ['urn:base#Greeting'] }),
      ),
      [first],
    );
  const top = model(
    { imports: { one: 'urn:one', two: 'urn:two' } },
    decision('Answer', literal('one.Said + " " + two.Said'), { decisions: ['urn:one#Said', 'urn:two#Said'] }),
  );
  const program = await opened(top, [await middle('one'), await middle('two')]);
  const inputs = {
    one: { base: { 'Person name': 'Ada' } },
    two: { base: { 'Person name': 'Alan' } },
  };
  expect(program.evaluate('Answer', inputs, clock).output).toBe('Hello, Ada! Hello, Alan!');
});

test('a model that is not there, and an element the imported one does not have', async () => {
  const importing = model(
    { imports: { b: 'urn:base' } },
    decision('Answer', literal('1'), { decisions: ['urn:base#Nothing'] }),
  );
  expect((await readDecisions(importing)).problems).toMatchObject([
    {
      rule: 'decision/import',
      element: 'model',
      message: 'The model imports urn:base as b, which is not there.',
    },
  ]);
  expect((await readDecisions(importing, [await opened(base)])).problems).toMatchObject([
    { rule: 'reference/unresolved', element: 'Answer', message: expect.stringContaining('does not have') },
  ]);
});
