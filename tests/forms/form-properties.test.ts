import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formOf, type FormSchema } from '../../engine/forms/form-of.ts';
import { isNames, type Holder, type Names } from '../../engine/forms/form.ts';
import { validateForm } from '../../engine/forms/validate-form.ts';
import type { Json, Variables } from '../../engine/model/json.ts';
import { checkbox, choice, context, formWith, group, hiddenWhen, list, number, textfield } from './forms.ts';

type Raw = Readonly<Record<string, Json>>;

const keys = ['a', 'b', 'c', 'd', 'e'];

/** A component whose condition, if any, reads one of the other names. */
const field = (key: string): fc.Arbitrary<Raw> =>
  fc
    .record({
      kind: fc.constantFrom(
        'text',
        'number',
        'checkbox',
        'radio',
        'checklist',
        'date',
        'datetime',
        'calculation',
      ),
      condition: fc.option(
        fc.constantFrom(...keys.map((name) => `${name} = null`), 'b = "x"', 'c = true', 'a > 3'),
      ),
      readonly: fc.boolean(),
      required: fc.boolean(),
    })
    .map(({ kind, condition, readonly, required }) => {
      const more = { readonly, validate: { required }, ...(condition === null ? {} : hiddenWhen(condition)) };
      const kinds: Record<string, Raw> = {
        text: textfield(key, more),
        number: number(key, more),
        checkbox: checkbox(key, more),
        radio: choice('radio', key, ['x', 'y'], more),
        checklist: choice('checklist', key, ['x', 'y'], more),
        date: { type: 'datetime', subtype: 'date', key, ...more },
        datetime: {
          type: 'datetime',
          subtype: 'datetime',
          timeSerializingFormat: 'utc_offset',
          key,
          ...more,
        },
        calculation: { type: 'expression', key, expression: '=if a = null then "niente" else a', ...more },
      };
      return kinds[kind] ?? {};
    });

const forms: fc.Arbitrary<FormSchema> = fc
  .tuple(field('a'), field('b'), field('c'), field('d'), field('e'), field('a'), field('b'), fc.boolean())
  .map(([a, b, c, d, e, inRow, second, editable]) =>
    formWith(
      a,
      group([b, group([c], { path: 'sotto' })]),
      list(
        'l',
        [
          { ...inRow, id: 'ra' },
          { ...second, id: 'rb' },
        ],
        { allowAddRemove: editable },
      ),
      d,
      e,
    ),
  );

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    'x',
    'y',
    ' x ',
    '',
    'pippo',
    3,
    4.5,
    '7',
    true,
    false,
    null,
    '2026-11-22',
    '2026-11-22T10:00',
    ['x'],
    [],
    { z: 1 },
  ),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const row = fc.dictionary(fc.constantFrom(...keys, 'fuori'), scalar, { maxKeys: 4 });
const anyValues: fc.Arbitrary<Variables> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...keys, 'fuori', 'constructor'), scalar),
    fc.option(fc.oneof(fc.array(row, { maxLength: 3 }), scalar)),
    fc.option(row),
  )
  .map(([flat, rows, inside]) => ({
    ...flat,
    ...(rows === null ? {} : { l: rows }),
    ...(inside === null ? {} : { sotto: inside }),
  }));

/** The paths of a value that no component of the form gives. */
function foreign(names: Names, value: Json, path = ''): readonly string[] {
  return Object.entries(value as Raw).flatMap(([name, item]) => {
    const named: Holder | Names | undefined = names.get(name);
    if (named === undefined) return [`${path}${name}`];
    if (isNames(named)) return foreign(named, item, `${path}${name}.`);
    if (named.kind !== 'list') return [];
    return (item as readonly Json[]).flatMap((entry) => foreign(named.row.names, entry, `${path}${name}.`));
  });
}

describe('whatever is sent to whatever form', () => {
  test('only keys of the form come back', () => {
    fc.assert(
      fc.property(forms, anyValues, anyValues, (schema, values, variables) => {
        const accepted = validateForm(schema, values, { ...context, variables }).values;
        expect(foreign(formOf(schema).root.names, accepted)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('what was accepted is accepted again, unchanged', () => {
    fc.assert(
      fc.property(forms, anyValues, anyValues, (schema, values, variables) => {
        const first = validateForm(schema, values, { ...context, variables });
        if (first.errors.length > 0) return;
        expect(validateForm(schema, first.values, { ...context, variables })).toEqual(first);
      }),
      { numRuns: 600 },
    );
  });

  test('nothing thrown, and every error has a place and a sentence', () => {
    fc.assert(
      fc.property(
        forms,
        fc.dictionary(fc.constantFrom(...keys, 'l', 'sotto'), fc.jsonValue() as fc.Arbitrary<Json>),
        (schema, values) => {
          for (const error of validateForm(schema, values, context).errors) {
            expect(error.path.length).toBeGreaterThan(0);
            expect(error.message).toMatch(/\.$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
