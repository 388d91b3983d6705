import { describe, expect, test } from '@jest/globals';
import { checkForm } from '../../engine/forms/check-form.ts';
import type { Json } from '../../engine/model/json.ts';
import { choice, formWith, group, list, number, textfield } from './forms.ts';

type Raw = Readonly<Record<string, Json>>;

const problemsOf = (schema: Json | string) =>
  checkForm(typeof schema === 'string' ? schema : JSON.stringify(schema), 'prova.form').problems;

describe('a file that is no form', () => {
  test.each([
    ['{', 'form/json'],
    ['[]', 'form/shape'],
    ['{"id":"a"}', 'form/shape'],
    ['{"type":"default","components":[]}', 'form/id'],
    ['{"id":"a b","components":[]}', 'form/id'],
    ['{"id":"a","schemaVersion":20,"components":[]}', 'form/schema-version'],
    ['{"id":"a","components":[1]}', 'component/shape'],
  ])('%s', (text, rule) => {
    const { form, problems } = checkForm(text, 'prova.form');
    expect(form).toBeUndefined();
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });
});

describe('a component that cannot be run', () => {
  const cases: readonly [what: string, component: Raw, rule: string, message: RegExp][] = [
    [
      'an unknown type',
      { type: 'slider', id: 'c', key: 'x' },
      'component/type',
      /no component of type "slider"/,
    ],
    ['a file', { type: 'filepicker', id: 'c', key: 'x' }, 'component/type', /Files cannot be attached/],
    ['a foreign page', { type: 'iframe', id: 'c' }, 'component/type', /who is filling in/],
    ['pages', { type: 'multipage', id: 'c' }, 'component/type', /pages/],
    ['no key', { type: 'textfield', id: 'c' }, 'component/key', /has no key/],
    ['a key with spaces', textfield('a b'), 'component/key', /"a b" cannot/],
    ['a key that harms', textfield('__proto__'), 'component/key', /__proto__/],
    ['a list without path', { type: 'dynamiclist', id: 'c', components: [] }, 'component/key', /has no path/],
    ['no label', textfield('x', { label: '' }), 'component/label', /no label/],
    [
      'wrong FEEL in a condition',
      textfield('x', { conditional: { hide: '=a = ' } }),
      'component/feel',
      /hide .*column/,
    ],
    ['wrong FEEL in a limit', number('x', { validate: { min: '=1 +' } }), 'component/feel', /min/],
    [
      'wrong FEEL in an expression',
      { type: 'expression', key: 'x', expression: '=(' },
      'component/feel',
      /expression/,
    ],
    ['nothing to compute', { type: 'expression', key: 'x' }, 'component/expression', /nothing to compute/],
    [
      'a limit that is none',
      number('x', { validate: { min: 'molto' } }),
      'component/value',
      /neither a number/,
    ],
    [
      'required: perhaps',
      textfield('x', { validate: { required: 'forse' } }),
      'component/value',
      /neither true or false/,
    ],
    ['a wrong template', { type: 'text', text: 'Ciao {{nome' }, 'component/feel', /never closed/],
    [
      'a wrong expression in a template',
      { type: 'text', text: 'Ciao {{nome +}}' },
      'component/feel',
      /nome \+/,
    ],
    [
      'an open condition in a template',
      { type: 'text', text: '{{#if a}}b' },
      'component/feel',
      /never closed/,
    ],
    [
      'no pattern',
      textfield('x', { validate: { pattern: '(' } }),
      'component/pattern',
      /not a regular expression/,
    ],
    ['a look-ahead', textfield('x', { validate: { pattern: '^(?=a)' } }), 'component/pattern', /look-ahead/],
    [
      'a back-reference',
      textfield('x', { validate: { pattern: '(a)\\1' } }),
      'component/pattern',
      /back-references/,
    ],
    [
      'a huge pattern',
      textfield('x', { validate: { pattern: '(a{200}){200}' } }),
      'component/pattern',
      /repeats too much/,
    ],
    ['nothing to choose', choice('radio', 'x', []), 'component/options', /nothing to choose/],
    ['two equal options', choice('select', 'x', ['a', 'a']), 'component/options', /value of another/],
    ['an option without value', choice('select', 'x', ['']), 'component/options', /no value/],
    [
      'a wrong expression in an option',
      { type: 'radio', key: 'x', values: [{ label: '=1 +', value: 'a' }] },
      'component/feel',
      /an option/,
    ],
    [
      'English labels for other options',
      choice('radio', 'x', ['a', 'b'], { properties: { values_en: 'A' } }),
      'component/translation',
      /1 labels for 2/,
    ],
    [
      'a default that is no option',
      choice('radio', 'x', ['a'], { defaultValue: 'b' }),
      'component/default',
      /"b"/,
    ],
    ['a step of zero', number('x', { increment: '0' }), 'component/increment', /no step/],
    ['a table without data', { type: 'table', columns: [{ key: 'a' }] }, 'component/table', /shows nothing/],
    ['a table without columns', { type: 'table', dataSource: 'a' }, 'component/table', /no columns/],
  ];

  test.each(cases)('%s', (_what, component, rule, message) => {
    const problems = problemsOf(formWith(component));
    expect(problems).toEqual([
      {
        rule,
        element: expect.any(String),
        message: expect.stringMatching(message),
        remedy: expect.any(String),
      },
    ]);
  });

  test('it is named also deep inside', () => {
    const schema = formWith(group([list('l', [textfield('x', { id: 'qui', conditional: { hide: '=)' } })])]));
    expect(problemsOf(schema)).toMatchObject([{ rule: 'component/feel', element: 'qui' }]);
  });
});

describe('names', () => {
  test.each([
    ['twice the same', [textfield('a', { id: '1' }), number('a', { id: '2' })], ['component/unique-key']],
    [
      'a name that is part of another',
      [textfield('a', { id: '1' }), textfield('a.b', { id: '2' })],
      ['component/unique-key'],
    ],
    [
      'the same through a group',
      [textfield('a.b', { id: '1' }), group([textfield('b', { id: '2' })], { path: 'a' })],
      ['component/unique-key'],
    ],
    [
      'the same in a row is another',
      [textfield('a', { id: '1' }), list('l', [textfield('a', { id: '2' })])],
      [],
    ],
    [
      'twice the same id',
      [textfield('a', { id: '1' }), textfield('b', { id: '1' })],
      ['component/unique-id'],
    ],
  ])('%s', (_what, components, rules) => {
    expect(problemsOf(formWith(...components)).map(({ rule }) => rule)).toEqual(rules);
  });
});

test('every kind of component is accepted', () => {
  const schema = formWith(
    textfield('a'),
    { type: 'textarea', key: 'b' },
    number('c'),
    { type: 'checkbox', key: 'd' },
    choice('radio', 'e', ['1']),
    choice('select', 'f', ['1'], { searchable: true }),
    choice('checklist', 'g', ['1']),
    choice('taglist', 'h', ['1']),
    { type: 'datetime', key: 'i', subtype: 'datetime', dateLabel: 'Data', timeLabel: 'Ora' },
    { type: 'text', text: 'Ciao {{a}}{{#if d}}!{{/if}}{{#loop g}}{{this}}{{/loop}}' },
    { type: 'html', content: '<p>Ciao</p>' },
    { type: 'separator' },
    { type: 'spacer', height: 30 },
    { type: 'image', source: '/logo.svg', alt: 'Logo' },
    { type: 'table', dataSource: '=righe', columns: [{ key: 'a', label: 'A' }] },
    { type: 'button', action: 'reset', label: 'Ricomincia' },
    { type: 'expression', key: 'j', expression: '=c * 2' },
    group([list('k', [textfield('a', { id: 'c_in_row' })])]),
  );
  expect(problemsOf(schema)).toEqual([]);
});
