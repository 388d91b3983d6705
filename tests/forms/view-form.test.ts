import { describe, expect, test } from '@jest/globals';
import type { FormContext } from '../../engine/forms/form-context.ts';
import type { FormSchema } from '../../engine/forms/form-of.ts';
import type { FieldView, ViewPart } from '../../engine/forms/view.ts';
import { viewForm } from '../../engine/forms/view-form.ts';
import type { Variables } from '../../engine/model/json.ts';
import { checkbox, choice, context, formWith, group, hiddenWhen, list, number, textfield } from './forms.ts';

function fields(
  form: FormSchema,
  values: Variables = {},
  more: Partial<FormContext> = {},
): readonly FieldView[] {
  const inside = (parts: readonly ViewPart[]): readonly FieldView[] =>
    parts.flatMap((part) => {
      if (part.kind === 'group') return inside(part.parts);
      if (part.kind === 'list') return part.rows.flatMap(inside);
      return part.kind === 'field' ? [part] : [];
    });
  return inside(viewForm(form, values, { ...context, ...more }).parts);
}

const shown = (form: FormSchema, values: Variables = {}): readonly string[] =>
  fields(form, values).map(({ path }) => path.join('.'));

describe('what shows', () => {
  test('a hidden group hides what is in it, also groups and lists', () => {
    const form = formWith(
      checkbox('pud'),
      group([textfield('a'), group([textfield('b')]), list('l', [textfield('c')])], hiddenWhen('pud = true')),
    );
    expect(shown(form)).toEqual(['pud', 'a', 'b', 'l.0.c']);
    expect(shown(form, { pud: true })).toEqual(['pud']);
  });

  test('a group with nothing to show does not show', () => {
    const form = formWith(group([textfield('a', hiddenWhen('true'))]));
    expect(viewForm(form, {}, context).parts).toEqual([]);
  });

  test('a hidden field is null for other conditions, before and after it', () => {
    const form = formWith(
      textfield('c', hiddenWhen('b != "x"')),
      textfield('a'),
      textfield('b', hiddenWhen('a != "x"')),
      textfield('d', hiddenWhen('b != "x"')),
    );
    const values = { a: 'x', b: 'x', c: 'x', d: 'x' };
    expect(shown(form, values)).toEqual(['c', 'a', 'b', 'd']);
    expect(shown(form, { ...values, a: 'y' })).toEqual(['a']);
  });

  test('conditions in a circle end', () => {
    const form = formWith(textfield('a', hiddenWhen('b = "x"')), textfield('b', hiddenWhen('a = "x"')));
    expect(() => shown(form, { a: 'x', b: 'x' })).not.toThrow();
  });

  test('a condition that fails or is not true hides nothing', () => {
    const form = formWith(textfield('a', hiddenWhen('nessuno')), textfield('b', hiddenWhen('"sì"')));
    expect(shown(form)).toEqual(['a', 'b']);
  });

  test('half a number is no number for a condition', () => {
    const form = formWith(number('n'), textfield('a', hiddenWhen('n = null')));
    expect(shown(form, { n: '12,' })).toEqual(['n']);
    expect(shown(form, { n: '12' })).toEqual(['n', 'a']);
  });
});

describe('rows', () => {
  test('the names of a row come first, then those around it', () => {
    const form = formWith(
      textfield('a'),
      textfield('b'),
      list('righe', [
        textfield('a'),
        textfield('own', hiddenWhen('a != "riga"')),
        textfield('outer', hiddenWhen('b != "fuori"')),
        textfield('this', { key: 'viaThis', ...hiddenWhen('this.a != "riga"') }),
        textfield('parent', { key: 'viaParent', ...hiddenWhen('parent.a != "fuori"') }),
        textfield('second', hiddenWhen('i[1] != 2')),
      ]),
    );
    const values = { a: 'fuori', b: 'fuori', righe: [{ a: 'riga' }, { a: 'altro' }] };
    expect(shown(form, values)).toEqual([
      'a',
      'b',
      'righe.0.a',
      'righe.0.own',
      'righe.0.outer',
      'righe.0.viaThis',
      'righe.0.viaParent',
      'righe.1.a',
      'righe.1.outer',
      'righe.1.viaParent',
      'righe.1.second',
    ]);
  });

  test('a condition reads a whole list, without what is hidden in it', () => {
    const form = formWith(
      list('righe', [checkbox('nascosto'), number('n', hiddenWhen('nascosto'))]),
      textfield('a', hiddenWhen('sum(righe.n[item != null]) > 2')),
    );
    expect(shown(form, { righe: [{ n: 1 }, { n: 2 }] })).not.toContain('a');
    expect(shown(form, { righe: [{ n: 1 }, { n: 2, nascosto: true }] })).toContain('a');
  });
});

describe('words', () => {
  const form = formWith(
    textfield('a', {
      label: 'Nome',
      description: 'Di chi',
      properties: { label_en: 'Name', description_en: 'Whose' },
    }),
    textfield('b', { label: '="Ciao " + a' }),
    textfield('c', {
      label: 'Ciao {{a}}, {{n}} {{#if n > 1}}volte{{/if}} il {{d}}{{#loop l}} {{v}}{{/loop}}',
    }),
    choice('radio', 'd', ['x', 'y'], { properties: { values_en: 'First | Second' } }),
    { type: 'datetime', key: 'e', label: '', dateLabel: 'Data', properties: { label_en: 'Date' } },
  );
  const values = { a: 'Anna', n: 1234567.5, d: 'x', l: [{ v: 1 }, { v: true }] };
  test('in Italian', () => {
    const [a, b, c, d, e] = fields(form, values);
    expect([a?.label, a?.description, b?.label, c?.label, e?.label]).toEqual([
      'Nome',
      'Di chi',
      'Ciao Anna',
      'Ciao Anna, 1.234.567,5 volte il x 1 sì',
      'Data',
    ]);
    expect(d?.options.map(({ label }) => label)).toEqual(['X', 'Y']);
  });
  test('in English, or else in Italian', () => {
    const [a, b, , d, e] = fields(form, values, { language: 'en' });
    expect([a?.label, a?.description, b?.label, e?.label]).toEqual(['Name', 'Whose', 'Ciao Anna', 'Date']);
    expect(d?.options.map(({ label }) => label)).toEqual(['First', 'Second']);
  });
});

describe('options', () => {
  const expected = [
    { label: 'Uno', value: 1 },
    { label: 'b', value: 'b' },
  ];
  test.each([
    ['of a variable', { valuesKey: 'scelte' }, { scelte: [{ label: 'Uno', value: 1 }, 'b', null, 'b'] }],
    [
      'of a part of a variable',
      { valuesKey: 'dati.scelte' },
      { dati: { scelte: [{ label: 'Uno', value: 1 }, 'b'] } },
    ],
    ['computed', { valuesExpression: '=[{label: "Uno", value: n}, "b"]' }, { n: 1 }],
  ])('%s', (_what, source, values) => {
    expect(fields(formWith({ type: 'select', key: 'x', ...source }), values)[0]?.options).toEqual(expected);
  });
  test('none while the variable is no list', () => {
    expect(
      fields(formWith({ type: 'select', key: 'x', valuesKey: 'scelte' }), { scelte: 'a' })[0]?.options,
    ).toEqual([]);
  });
  test('the rows of a list that is being filled in', () => {
    const form = formWith(list('l', [textfield('n')]), {
      type: 'select',
      key: 'x',
      valuesExpression: '=for r in l return r.n',
    });
    const views = fields(form, { l: [{ n: 'primo' }, { n: 'secondo' }] });
    expect(views.at(-1)?.options.map(({ label }) => label)).toEqual(['primo', 'secondo']);
  });
});

test('a picture comes from the form or from the server that shows it', () => {
  const sources = [
    '/logo.svg',
    'data:image/png;base64,AA',
    'https://altrove.example/spia.gif',
    '//altrove.example/a',
    'javascript:1',
  ];
  const form = formWith(...sources.map((source, index) => ({ type: 'image', id: String(index), source })));
  const shownSources = viewForm(form, {}, context).parts.map((part) => part.kind === 'image' && part.source);
  expect(shownSources).toEqual(['/logo.svg', 'data:image/png;base64,AA', '', '', '']);
});

test('a form of 60 fields and 20 conditions follows each keystroke', () => {
  const form = formWith(
    ...Array.from({ length: 60 }, (_, n) =>
      textfield(`f${n}`, n % 3 === 2 ? hiddenWhen(`f${n - 1} != "x" and contains(f${n - 2}, "y${n}")`) : {}),
    ),
  );
  const values = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, n % 2 === 0 ? 'x' : 'y']));
  for (let warm = 0; warm < 20; warm += 1) viewForm(form, values, context);
  const times = Array.from({ length: 21 }, (_, n) => {
    const before = performance.now();
    viewForm(form, { ...values, f0: `x${n}` }, context);
    return performance.now() - before;
  }).sort((first, second) => first - second);
  // 5 ms is the aim; a shared machine may be slow for a moment, the median is not.
  expect(times[10]).toBeLessThan(5);
});
