import { describe, expect, test } from '@jest/globals';
import { validateForm } from '../../engine/forms/validate-form.ts';
import type { Json } from '../../engine/model/json.ts';
import {
  checkbox,
  choice,
  context,
  formWith,
  group,
  hiddenWhen,
  list,
  number,
  required,
  textfield,
} from './forms.ts';

type Raw = Readonly<Record<string, Json>>;

function check(component: Raw, value?: Json) {
  const values = value === undefined ? {} : { x: value };
  const { values: accepted, errors } = validateForm(formWith(component), values, {
    ...context,
    variables: {},
  });
  const [error] = errors;
  return error ? error.code : accepted['x'];
}

describe('one field', () => {
  const cases: readonly [what: string, component: Raw, value: Json | undefined, outcome: Json][] = [
    ['text is trimmed', textfield('x'), '  ciao ', 'ciao'],
    ['no text is null', textfield('x'), '', null],
    ['white space is no text', textfield('x', required), ' \n ', 'REQUIRED'],
    ['text is required', textfield('x', required), undefined, 'REQUIRED'],
    ['text is text', textfield('x'), { a: 1 }, 'TEXT'],
    ['a number may stand in a text field', textfield('x'), 12.5, '12.5'],
    ['the lines of a text area stay', { type: 'textarea', key: 'x' }, 'a\n\n b ', 'a\n\n b '],
    ['a text that is too short', textfield('x', { validate: { minLength: 3 } }), 'ab', 'MIN_LENGTH'],
    ['a text that is too long', textfield('x', { validate: { maxLength: 3 } }), 'abcd', 'MAX_LENGTH'],
    ['an emoji is one character', textfield('x', { validate: { maxLength: 1 } }), '👩‍👩‍👧', '👩‍👩‍👧'],
    [
      'an optional field may be empty, whatever its pattern',
      textfield('x', { validate: { pattern: '^a$' } }),
      '',
      null,
    ],
    ['a pattern', textfield('x', { validate: { pattern: '^\\d{5}$' } }), '7012', 'PATTERN'],
    ['a pattern that matches', textfield('x', { validate: { pattern: '^\\d{5}$' } }), '70121', '70121'],
    ['an e-mail address', textfield('x', { validate: { validationType: 'email' } }), 'a@b.it', 'a@b.it'],
    ['no e-mail address', textfield('x', { validate: { validationType: 'email' } }), 'a@b', 'EMAIL'],
    [
      'an Italian telephone number',
      textfield('x', { validate: { validationType: 'phone' } }),
      '080 123-4567',
      '080 123-4567',
    ],
    [
      'a telephone number with prefix',
      textfield('x', { validate: { validationType: 'phone' } }),
      '+39 333 1234567',
      '+39 333 1234567',
    ],
    ['no telephone number', textfield('x', { validate: { validationType: 'phone' } }), '12', 'PHONE'],

    ['a number', number('x'), 12.5, 12.5],
    ['a number as decimal text', number('x'), '12.50', 12.5],
    ['zero is a number', number('x', required), 0, 0],
    ['no number', number('x'), '12,5', 'NUMBER'],
    ['half a number', number('x'), '12,', 'NUMBER'],
    ['a number is required', number('x', required), '', 'REQUIRED'],
    ['a number below the limit', number('x', { validate: { min: 1 } }), 0, 'MIN'],
    ['a number at the limit', number('x', { validate: { min: 0, max: 0 } }), 0, 0],
    ['a number above the limit', number('x', { validate: { max: 100 } }), 100.01, 'MAX'],
    ['whole numbers only', number('x', { decimalDigits: 0 }), 1.5, 'DECIMALS'],
    ['two decimals', number('x', { decimalDigits: 2 }), 1.25, 1.25],
    ['three are too many', number('x', { decimalDigits: 2 }), 1.255, 'DECIMALS'],
    ['decimals behind an exponent', number('x', { decimalDigits: 2 }), 1e-7, 'DECIMALS'],
    ['a tenth divides three tenths', number('x', { increment: '0.1' }), 0.3, 0.3],
    ['an increment', number('x', { increment: 5 }), 12, 'INCREMENT'],
    ['an increment below zero', number('x', { increment: 5 }), -5, -5],
    ['more digits than a number holds', number('x'), '12345678901234567890.1', 'PRECISION'],
    [
      'as text they are kept',
      number('x', { serializeToString: true }),
      '12345678901234567890.10',
      '12345678901234567890.1',
    ],
    [
      'limits of decimal text',
      number('x', { serializeToString: true, validate: { max: 10 } }),
      '10.000000000000000000001',
      'MAX',
    ],
    ['not an infinite one', number('x'), '1e999', 'NUMBER'],

    ['a box not ticked is false', checkbox('x'), undefined, false],
    ['a box to tick', checkbox('x', required), false, 'REQUIRED'],
    ['a ticked box', checkbox('x', required), true, true],
    ['a box is ticked or not', checkbox('x'), 'yes', 'BOOLEAN'],

    ['an option', choice('radio', 'x', ['a', 'b']), 'b', 'b'],
    ['no option', choice('radio', 'x', ['a', 'b']), 'c', 'OPTION'],
    ['the label is not the value', choice('select', 'x', ['a']), 'A', 'OPTION'],
    ['an answer is required', choice('select', 'x', ['a'], required), null, 'REQUIRED'],
    ['several options, each once', choice('checklist', 'x', ['a', 'b']), ['b', 'a', 'b'], ['b', 'a']],
    ['one of several is no option', choice('taglist', 'x', ['a', 'b']), ['a', 'c'], 'OPTION'],
    ['none of several', choice('checklist', 'x', ['a']), undefined, []],
    ['one of several is required', choice('checklist', 'x', ['a'], required), [], 'REQUIRED'],
    ['several are a list', choice('checklist', 'x', ['a']), 'a', 'LIST'],
    ['numbers as options', { type: 'radio', key: 'x', values: [{ label: 'Uno', value: 1 }] }, 1, 1],
    [
      'objects as options',
      { type: 'select', key: 'x', values: [{ label: 'Uno', value: { b: 2, a: 1 } }] },
      { a: 1, b: 2 },
      { a: 1, b: 2 },
    ],

    ['a date', { type: 'datetime', key: 'x', subtype: 'date' }, '2028-02-29', '2028-02-29'],
    ['a date that does not exist', { type: 'datetime', key: 'x', subtype: 'date' }, '2026-02-29', 'DATE'],
    ['a date is a date', { type: 'datetime', key: 'x', subtype: 'date' }, '22/11/2026', 'DATE'],
    [
      'today is not past',
      { type: 'datetime', key: 'x', disallowPassedDates: true },
      '2026-11-22',
      '2026-11-22',
    ],
    ['yesterday is', { type: 'datetime', key: 'x', disallowPassedDates: true }, '2026-11-21', 'PAST_DATE'],
    ['a time', { type: 'datetime', key: 'x', subtype: 'time' }, '23:59', '23:59'],
    ['a time of no day', { type: 'datetime', key: 'x', subtype: 'time' }, '24:00', 'TIME'],
    [
      'a time with offset',
      { type: 'datetime', key: 'x', subtype: 'time', timeSerializingFormat: 'utc_offset' },
      '10:00',
      '10:00+01:00',
    ],
    [
      'a date and time',
      { type: 'datetime', key: 'x', subtype: 'datetime' },
      '2026-07-01T10:00',
      '2026-07-01T10:00',
    ],
    [
      'a date without its time',
      { type: 'datetime', key: 'x', subtype: 'datetime' },
      '2026-07-01T',
      'DATETIME',
    ],
    [
      'a date and time with offset',
      { type: 'datetime', key: 'x', subtype: 'datetime', timeSerializingFormat: 'utc_offset' },
      '2026-07-01T10:00',
      '2026-07-01T10:00+02:00',
    ],
    [
      'a date and time in UTC',
      { type: 'datetime', key: 'x', subtype: 'datetime', timeSerializingFormat: 'utc_normalized' },
      '2026-07-01T10:00+02:00',
      '2026-07-01T08:00Z',
    ],
    [
      'the hour summer time skips',
      { type: 'datetime', key: 'x', subtype: 'datetime', timeSerializingFormat: 'utc_offset' },
      '2026-03-29T02:30',
      'DATETIME',
    ],
  ];

  test.each(cases)('%s', (_what, component, value, outcome) => {
    expect(check(component, value)).toEqual(outcome);
  });
});

describe('what passes', () => {
  const withSecret = { ...context, variables: { codice: 'BDS-1', altro: 'segreto' } };

  test('only keys of the form', () => {
    const { values } = validateForm(formWith(textfield('a')), { a: '1', b: '2', altro: '3' }, withSecret);
    expect(values).toEqual({ a: '1' });
  });

  test('nothing hidden, and nothing asked of it', () => {
    const form = formWith(
      checkbox('pud'),
      textfield('motivo', { ...required, ...hiddenWhen('pud != true') }),
    );
    expect(validateForm(form, { pud: false, motivo: 'x' }, withSecret)).toEqual({
      values: { pud: false },
      errors: [],
    });
    expect(validateForm(form, { pud: true }, withSecret).errors).toMatchObject([
      { path: ['motivo'], code: 'REQUIRED' },
    ]);
  });

  test('nothing read-only or disabled', () => {
    const form = formWith(
      textfield('codice', { readonly: true }),
      textfield('b', { disabled: true }),
      textfield('c', { readonly: '=codice = "BDS-1"' }),
    );
    expect(validateForm(form, { codice: 'BDS-9', b: 'x', c: 'y' }, withSecret)).toEqual({
      values: {},
      errors: [],
    });
  });

  test('a condition believes the process, not what was sent', () => {
    const form = formWith(
      textfield('codice', { readonly: true }),
      textfield('a', hiddenWhen('codice = "BDS-1"')),
      textfield('b', hiddenWhen('altro = "segreto"')),
    );
    const { values } = validateForm(form, { codice: 'BDS-9', altro: '', a: '1', b: '2' }, withSecret);
    expect(values).toEqual({});
  });

  test('what the process holds, where nothing was sent', () => {
    const form = formWith(textfield('codice', required), textfield('nuovo', { defaultValue: 'sì' }));
    expect(validateForm(form, {}, withSecret).values).toEqual({ codice: 'BDS-1', nuovo: 'sì' });
    expect(validateForm(form, { codice: null, nuovo: null }, withSecret)).toMatchObject({
      values: { codice: null, nuovo: null },
      errors: [{ path: ['codice'], code: 'REQUIRED' }],
    });
  });

  test('calculations, whatever was sent for them', () => {
    const form = formWith(number('a'), number('b'), {
      type: 'expression',
      key: 'somma',
      expression: '=a + b',
    });
    expect(validateForm(form, { a: 1, b: 2, somma: 99 }, withSecret).values).toEqual({
      a: 1,
      b: 2,
      somma: 3,
    });
  });

  test('names with dots and groups with a path', () => {
    const form = formWith(
      textfield('persona.nome'),
      group([textfield('cap'), group([textfield('via')], { path: 'strada' })], { path: 'casa' }),
    );
    const values = { persona: { nome: 'A', altro: 1 }, casa: { cap: '7', strada: { via: 'V' } } };
    expect(validateForm(form, values, withSecret).values).toEqual({
      persona: { nome: 'A' },
      casa: { cap: '7', strada: { via: 'V' } },
    });
  });

  test('no prototype', () => {
    const form = formWith(textfield('a'));
    const sent = JSON.parse(
      '{"a":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as Raw;
    expect(validateForm(form, sent, withSecret).values).toEqual({ a: '1' });
    expect(({} as Raw)['polluted']).toBeUndefined();
  });
});

describe('lists', () => {
  const goals = formWith(
    list(
      'goals',
      [
        choice('select', 'asse', ['casa', 'lavoro'], required),
        textfield('dove', { ...required, ...hiddenWhen('asse != "casa"') }),
        list('azioni', [textfield('cosa', required)], { defaultRepetitions: 0 }),
      ],
      { properties: { minRows: '1', maxRows: '2', rowLabel: 'Obiettivo' } },
    ),
  );

  test('each row has conditions of its own, and errors say where', () => {
    const sent = {
      goals: [
        { asse: 'lavoro', dove: 'x' },
        { asse: 'casa', azioni: [{ cosa: '' }] },
      ],
    };
    expect(validateForm(goals, sent, context)).toEqual({
      values: {
        goals: [
          { asse: 'lavoro', azioni: [] },
          { asse: 'casa', dove: null, azioni: [{ cosa: null }] },
        ],
      },
      errors: [
        {
          path: ['goals', '1', 'dove'],
          code: 'REQUIRED',
          label: 'Obiettivo 2, dove',
          message: 'Compila questo campo.',
        },
        {
          path: ['goals', '1', 'azioni', '0', 'cosa'],
          code: 'REQUIRED',
          label: 'Obiettivo 2, azioni 1, cosa',
          message: 'Compila questo campo.',
        },
      ],
    });
  });

  test.each([
    [[], 'MIN_ROWS'],
    [[{ asse: 'lavoro' }, { asse: 'lavoro' }, { asse: 'lavoro' }], 'MAX_ROWS'],
    ['no list', 'LIST'],
  ])('%j', (sent, code) => {
    expect(validateForm(goals, { goals: sent }, context).errors).toMatchObject([{ path: ['goals'], code }]);
  });

  test('rows are at first as many as the form says', () => {
    expect(validateForm(goals, {}, context).errors).toMatchObject([
      { path: ['goals', '0', 'asse'], code: 'REQUIRED' },
    ]);
  });

  test('the number of rows of a fixed list is that of the process, and its read-only values too', () => {
    const form = formWith(
      list('righe', [textfield('voce', { readonly: true }), textfield('esito')], { allowAddRemove: false }),
    );
    const variables = { righe: [{ voce: 'A' }, { voce: 'B' }] };
    const sent = { righe: [{ voce: 'Z', esito: 'ok' }, { esito: 'no' }, { esito: 'di troppo' }] };
    expect(validateForm(form, sent, { ...context, variables }).values).toEqual({
      righe: [
        { voce: 'A', esito: 'ok' },
        { voce: 'B', esito: 'no' },
      ],
    });
  });

  test('in a list whose rows move, a read-only value must be one the process holds', () => {
    const form = formWith(list('righe', [textfield('voce', { readonly: true })]));
    const variables = { righe: [{ voce: 'A' }, { voce: 'B' }] };
    const sent = { righe: [{ voce: 'B' }, { voce: 'Z' }] };
    expect(validateForm(form, sent, { ...context, variables }).values).toEqual({
      righe: [{ voce: 'B' }, { voce: null }],
    });
  });
});

describe('computed rules', () => {
  const form = formWith(
    number('tetto'),
    number('giorno', { validate: { max: '=tetto', min: '=tetto / 10' } }),
    textfield('perche', { validate: { required: '=giorno > 50', maxLength: '=2 + 3' } }),
  );
  test.each([
    [{ tetto: 40, giorno: 45 }, ['MAX']],
    [{ tetto: 400, giorno: 5 }, ['MIN']],
    [{ tetto: 100, giorno: 60 }, ['REQUIRED']],
    [{ tetto: 100, giorno: 60, perche: 'abcdef' }, ['MAX_LENGTH']],
    [{ tetto: null, giorno: 45 }, []],
  ])('%j', (values, codes) => {
    expect(validateForm(form, values, context).errors.map(({ code }) => code)).toEqual(codes);
  });
});

describe('messages', () => {
  const form = formWith(
    number('x', { decimalDigits: 2, validate: { min: 1234.5, required: true } }),
    textfield('cap', {
      validate: { pattern: '^\\d{5}$', patternErrorMessage: 'Il CAP ha cinque cifre.' },
      properties: { patternErrorMessage_en: 'A postcode has five digits.' },
    }),
    textfield('breve', { validate: { maxLength: 1 } }),
  );
  const values = { x: 1000, cap: 'x', breve: 'ab' };
  test('in Italian', () => {
    expect(validateForm(form, values, context).errors.map(({ message }) => message)).toEqual([
      'Inserisci un numero non inferiore a 1234,5.',
      'Il CAP ha cinque cifre.',
      'Scrivi al massimo un carattere (ora sono 2).',
    ]);
  });
  test('in English', () => {
    expect(
      validateForm(form, values, { ...context, language: 'en' }).errors.map(({ message }) => message),
    ).toEqual([
      'Enter a number not below 1234.5.',
      'A postcode has five digits.',
      'Write at most one character (there are 2).',
    ]);
  });
});
