import type { Json } from '../model/json.ts';
import { isRaw, type ComponentSource } from './component-source.ts';
import type { OptionSource } from './form.ts';
import { jsonText } from './json-equality.ts';
import { showValue } from './words.ts';

/** The choices of a radio, select, checklist or taglist. Their English stands in the property `values_en`: `Yes|No`. */
export function readOptions(source: ComponentSource): OptionSource {
  const feel = source.feel('valuesExpression');
  if (feel) return { from: 'feel', feel: feel.feel };
  const key = source.text('valuesKey');
  if (key !== '') return { from: 'variable', path: key.split('.') };
  const written = source.raw['values'];
  const values: readonly Json[] = Array.isArray(written) ? written : [];
  if (values.length === 0) {
    source.problem(
      'component/options',
      'There is nothing to choose from.',
      'List the options, or name the variable or expression they come from.',
    );
  }
  const english = readEnglish(source, values.length);
  const options = values.map((item, index) => {
    const { label, value } = isRaw(item) ? item : { label: item, value: item };
    const words = {
      it: typeof label === 'string' ? label : showValue(value ?? null, 'it'),
      en: english[index] ?? null,
    };
    source.checkWords('an option', words);
    return { label: words, value: value ?? null };
  });
  const known = new Set<string>();
  for (const { value, label } of options) {
    if (value === null || value === '' || known.has(jsonText(value))) {
      source.problem(
        'component/options',
        `The option "${label.it}" has ${value === null || value === '' ? 'no value' : 'the value of another one'}.`,
        'Give each option a value of its own.',
      );
    }
    known.add(jsonText(value));
  }
  return { from: 'list', options };
}

function readEnglish(source: ComponentSource, count: number): readonly string[] {
  const properties = source.raw['properties'];
  const written = isRaw(properties) ? properties['values_en'] : undefined;
  if (typeof written !== 'string' || written.trim() === '') return [];
  const labels = written.split('|').map((label) => label.trim());
  if (labels.length === count) return labels;
  source.problem(
    'component/translation',
    `values_en has ${labels.length} labels for ${count} options.`,
    'Write one English label per option, in the same order, separated by "|".',
  );
  return [];
}
