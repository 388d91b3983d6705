import type { Lookup } from '../expressions/feel.ts';
import type { Json } from '../model/json.ts';
import { isRaw } from './component-source.ts';
import type { Field, Language, OptionSource } from './form.ts';
import { jsonText } from './json-equality.ts';
import type { FieldView, OptionView } from './view.ts';
import type { ViewPlace } from './view-place.ts';
import { showValue } from './words.ts';

export function viewField(field: Field, place: ViewPlace): FieldView {
  const { evaluation, language } = place;
  const { input, rules } = field;
  const entered = evaluation.enteredOf(field);
  const text = (words: Field['label']): string => evaluation.text(words, language);
  return {
    kind: 'field',
    component: field.id,
    layout: field.layout,
    type: input.type,
    path: [...place.path, ...field.path],
    label: text(field.label),
    timeLabel: text(field.timeLabel),
    description: text(field.description),
    prefix: text(field.prefix),
    suffix: text(field.suffix),
    raw: evaluation.rawOf(field),
    value: 'value' in entered ? entered.value : null,
    malformed: 'malformed' in entered ? entered.malformed : null,
    required: evaluation.isTrue(rules.required),
    readonly: evaluation.isTrue(field.readonly),
    disabled: evaluation.isTrue(field.disabled),
    min: evaluation.number(rules.min),
    max: evaluation.number(rules.max),
    minLength: evaluation.number(rules.minLength),
    maxLength: evaluation.number(rules.maxLength),
    pattern: rules.pattern,
    patternMessage: text(rules.patternMessage),
    format: rules.format,
    options: 'options' in input ? viewOptions(input.options, place) : [],
    searchable: input.type === 'select' && input.searchable,
    decimalDigits: input.type === 'number' ? input.decimalDigits : null,
    increment: input.type === 'number' ? input.increment : null,
    noPast: 'noPast' in input && input.noPast,
    interval: 'interval' in input ? input.interval : null,
  };
}

function viewOptions(source: OptionSource, { evaluation, language }: ViewPlace): readonly OptionView[] {
  if (source.from === 'list') {
    return source.options.map(({ label, value }) => ({ label: evaluation.text(label, language), value }));
  }
  const given =
    source.from === 'feel' ? evaluation.evaluate(source.feel) : follow(source.path, evaluation.lookup);
  const options = new Map<string, OptionView>();
  for (const item of Array.isArray(given) ? (given as readonly Json[]) : []) {
    const option = viewOption(item, language);
    // form-js too keeps the first of two equal values.
    if (option && !options.has(jsonText(option.value))) options.set(jsonText(option.value), option);
  }
  return [...options.values()];
}

function follow([first = '', ...rest]: readonly string[], lookup: Lookup): Json {
  let value = lookup(first) ?? null;
  for (const segment of rest)
    value = isRaw(value) && Object.hasOwn(value, segment) ? (value[segment] ?? null) : null;
  return value;
}

/** An item is a value, or an object with a value and perhaps a label (and `label_en`). */
function viewOption(item: Json, language: Language): OptionView | null {
  if (item === null || Array.isArray(item)) return null;
  if (!isRaw(item)) return { label: showValue(item, language), value: item };
  const { value, label, label_en: english } = item;
  if (value === undefined || value === null) return null;
  const chosen = language === 'en' && typeof english === 'string' ? english : label;
  return { label: typeof chosen === 'string' ? chosen : showValue(value, language), value };
}
