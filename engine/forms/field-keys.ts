import { variablesOf } from '../expressions/feel.ts';
import { isFeel, type Component, type Computed, type Field, type Form, type Words } from './form.ts';
import { formOf, type FormSchema } from './form-of.ts';
import { wordsNames } from './words.ts';

const known = new WeakMap<Form, readonly string[]>();

/** What the scope of a row answers itself. */
const ownNames = new Set(['this', 'parent', 'i', '_this_', '_parent_', '_i_', '?']);

/**
 * The process variables the form reads: of its fields, conditions, expressions and texts. All it may be sent; a
 * name that only exists inside a row may be among them, which gives nothing away unless such a variable exists.
 */
export function fieldKeys(source: Form | FormSchema): readonly string[] {
  const form = formOf(source);
  const found = known.get(form);
  if (found) return found;
  const names = new Set(form.root.names.keys());
  for (const component of form.root.components) readNames(component, names);
  const keys = [...names].filter((name) => !ownNames.has(name)).sort();
  known.set(form, keys);
  return keys;
}

function readNames(component: Component, names: Set<string>): void {
  const feels = (...sources: readonly (Computed<boolean | number> | null)[]): void => {
    for (const source of sources) {
      if (isFeel(source)) for (const name of variablesOf(source.feel)) names.add(name);
    }
  };
  const words = (...texts: readonly Words[]): void => {
    for (const text of texts) for (const name of wordsNames(text)) names.add(name);
  };
  feels(...component.hides);
  if ('label' in component) words(component.label);
  if ('description' in component) words(component.description);
  switch (component.kind) {
    case 'field':
      readFieldNames(component, names, feels, words);
      break;
    case 'group':
      for (const inner of component.components) readNames(inner, names);
      break;
    case 'list':
      words(component.rowLabel);
      for (const inner of component.row.components) readNames(inner, names);
      break;
    case 'calculation':
      feels(component.value);
      break;
    case 'table':
      feels(component.rows);
      if (isFeel(component.columns)) feels(component.columns);
      else words(...component.columns.map(({ label }) => label));
      break;
    case 'passage':
      words(component.text);
      break;
    case 'image':
      words({ it: component.source, en: null }, component.alt);
      break;
    default:
  }
}

function readFieldNames(
  { input, rules, timeLabel, prefix, suffix, readonly, disabled }: Field,
  names: Set<string>,
  feels: (...sources: readonly (Computed<boolean | number> | null)[]) => void,
  words: (...texts: readonly Words[]) => void,
): void {
  words(timeLabel, prefix, suffix, rules.patternMessage);
  feels(readonly, disabled, rules.required, rules.min, rules.max, rules.minLength, rules.maxLength);
  if (!('options' in input)) return;
  const { options } = input;
  if (options.from === 'feel') feels(options);
  else if (options.from === 'variable') names.add(options.path[0] ?? '');
  else words(...options.options.map(({ label }) => label));
}
