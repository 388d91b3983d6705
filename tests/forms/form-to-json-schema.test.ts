import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { formToJsonSchema } from '../../engine/forms/form-to-json-schema.ts';
import { validateForm } from '../../engine/forms/validate-form.ts';
import { checkbox, choice, context, formWith, list, number, required, textfield } from './forms.ts';

const form = formWith(
  textfield('nome', { validate: { required: true, maxLength: 20 } }),
  textfield('mail', { validate: { validationType: 'email' } }),
  number('eta', { decimalDigits: 0, validate: { min: 18 } }),
  checkbox('ok'),
  choice('checklist', 'assi', ['a', 'b']),
  choice('radio', 'esito', ['a', 'b'], required),
  { type: 'datetime', key: 'quando', subtype: 'date' },
  textfield('codice', { readonly: true }),
  list('righe', [textfield('voce', required)]),
);
const ajv = new Ajv2020({ strict: true });
ajvFormats.default(ajv);
const accepts = ajv.compile(formToJsonSchema(form));

const good = {
  nome: 'Anna',
  mail: null,
  eta: 44,
  ok: true,
  assi: ['a'],
  esito: 'b',
  quando: '2026-11-22',
  righe: [{ voce: 'x' }],
};

test('what the form returns is what the schema says', () => {
  const { values, errors } = validateForm(form, good, context);
  expect(errors).toEqual([]);
  expect([accepts(values), accepts.errors]).toEqual([true, null]);
});

test.each([
  ['a text that is too long', { nome: 'x'.repeat(21) }],
  ['nothing where something must be', { nome: null }],
  ['a number below its limit', { eta: 17 }],
  ['half a year', { eta: 18.5 }],
  ['no option', { esito: 'c' }],
  ['no date', { quando: 'domani' }],
  ['what cannot be entered', { codice: 'x' }],
  ['a row without what it needs', { righe: [{ voce: null }] }],
])('not %s', (_what, change) => {
  expect(accepts({ ...good, ...change })).toBe(false);
});
