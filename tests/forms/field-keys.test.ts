import { expect, test } from '@jest/globals';
import { fieldKeys } from '../../engine/forms/field-keys.ts';
import { context, formWith, group, hiddenWhen, list, number, textfield } from './forms.ts';
import { validateForm } from '../../engine/forms/validate-form.ts';
import { viewForm } from '../../engine/forms/view-form.ts';

const form = formWith(
  textfield('persona.nome', { label: 'Nome di {{soprannome}}', properties: { label_en: '=inglese' } }),
  group(
    [number('importo', { validate: { max: '=tetto.giorno' }, readonly: '=chiuso' })],
    hiddenWhen('stato = "x"'),
  ),
  list('righe', [textfield('voce', hiddenWhen('esterno and this.altro = parent.importo'))]),
  { type: 'select', key: 'ente', valuesKey: 'enti.elenco' },
  { type: 'select', key: 'asse', valuesExpression: '=for a in assi return a.nome' },
  { type: 'expression', key: 'totale', expression: '=importo * giorni' },
  { type: 'table', dataSource: 'spese', columns: [{ key: 'a', label: 'A' }] },
  { type: 'text', text: '{{#loop scadenze}}{{giorno}}{{/loop}}' },
  { type: 'image', source: '=logo' },
);

test('all the form reads', () => {
  expect(fieldKeys(form)).toEqual(
    // `a` and `giorno` are names inside a loop; asking for them gives nothing away.
    expect.arrayContaining(
      'asse assi chiuso ente enti esterno giorni importo inglese logo persona righe scadenze soprannome spese stato tetto totale'.split(
        ' ',
      ),
    ),
  );
});

test('and nothing else is read', () => {
  const read = new Set<string>();
  const variables = new Proxy(
    {},
    {
      has: () => true,
      ownKeys: () => [],
      getOwnPropertyDescriptor: (_target, name) => {
        read.add(String(name));
        return undefined;
      },
    },
  );
  viewForm(form, variables, { ...context, language: 'en' });
  validateForm(form, {}, { ...context, variables });
  const keys = fieldKeys(form);
  const beyond = [...read].filter(
    (name) => !keys.includes(name) && !['this', 'parent', 'i', 'altro', 'voce'].includes(name),
  );
  expect(beyond).toEqual([]);
});
