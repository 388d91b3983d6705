import type { Json } from '../model/json.ts';
import type { ComponentSource } from './component-source.ts';
import { normalizeDecimal } from './decimal.ts';
import type { Calculation, Field, Input, Rules, Words } from './form.ts';
import { sameJson } from './json-equality.ts';
import { compilePattern } from './pattern.ts';
import { claimName, readPath, type Place } from './place.ts';
import { readOptions } from './read-options.ts';

const none: Words = { it: '', en: null };

export function readField(source: ComponentSource, place: Place): Field {
  const path = readPath(source, 'key', place);
  const input = readInput(source);
  const [label, timeLabel] = readLabels(source, input);
  const appearance = source.inside('appearance');
  const field: Field = {
    kind: 'field',
    id: source.id,
    hides: place.hides,
    layout: source.layout(),
    input,
    path,
    label,
    timeLabel,
    description: source.words('description'),
    prefix: appearance.words('prefixAdorner'),
    suffix: appearance.words('suffixAdorner'),
    readonly: source.condition('readonly'),
    disabled: source.condition('disabled'),
    defaultValue: readDefault(source, input),
    rules: readRules(source),
  };
  if (label.it === '' && timeLabel.it === '') {
    source.problem(
      'component/label',
      'The field has no label.',
      'Say what to enter; a screen reader reads nothing else.',
    );
  }
  claimName(source, place, path, field);
  return field;
}

/** `computeOn` is not implemented: the value is always that of the other values. */
export function readCalculation(source: ComponentSource, place: Place): Calculation {
  const path = readPath(source, 'key', place);
  const value = source.feel('expression');
  if (!value) {
    source.problem(
      'component/expression',
      'There is nothing to compute.',
      'Write the FEEL expression, beginning with "=".',
    );
  }
  const calculation: Calculation = {
    kind: 'calculation',
    id: source.id,
    hides: place.hides,
    layout: source.layout(),
    path,
    value: value ?? { feel: 'null' },
  };
  claimName(source, place, path, calculation);
  return calculation;
}

function readInput(source: ComponentSource): Input {
  switch (source.type) {
    case 'textarea':
    case 'checkbox':
      return { type: source.type };
    case 'number':
      return readNumber(source);
    case 'radio':
    case 'checklist':
    case 'taglist':
      return { type: source.type, options: readOptions(source) };
    case 'select':
      return { type: 'select', options: readOptions(source), searchable: source.flag('searchable', false) };
    case 'datetime':
      return readDateTime(source);
    default:
      return { type: 'textfield' };
  }
}

function readNumber(source: ComponentSource): Input {
  const decimalDigits = source.number('decimalDigits');
  const written = source.raw['increment'];
  const given = typeof written === 'number' || (typeof written === 'string' && written !== '');
  const increment = given ? normalizeDecimal(String(written)) : null;
  if (given && (increment === null || increment === '0' || increment.startsWith('-'))) {
    source.problem(
      'component/increment',
      `The increment ${String(written)} is no step.`,
      'Write a number above zero.',
    );
    return { type: 'number', decimalDigits, increment: null, asText: false };
  }
  return { type: 'number', decimalDigits, increment, asText: source.flag('serializeToString', false) };
}

function readDateTime(source: ComponentSource): Input {
  const subtype = source.text('subtype');
  const format = source.text('timeSerializingFormat');
  return {
    type: subtype === 'time' || subtype === 'datetime' ? subtype : 'date',
    serialized: format === 'utc_offset' || format === 'utc_normalized' ? format : 'no_timezone',
    interval: source.number('timeInterval'),
    noPast: source.flag('disallowPassedDates', false),
  };
}

/** Dates have labels of their own names; the one of a date and time stands above both. */
function readLabels(source: ComponentSource, input: Input): readonly [Words, Words] {
  const label = source.words('label');
  const either = (words: Words, otherwise: Words): Words =>
    words.it === '' ? otherwise : { it: words.it, en: words.en ?? otherwise.en };
  if (input.type === 'date') return [either(source.words('dateLabel'), label), none];
  if (input.type === 'time') return [either(source.words('timeLabel'), label), none];
  if (input.type === 'datetime') return [either(source.words('dateLabel'), label), source.words('timeLabel')];
  return [label, none];
}

function readDefault(source: ComponentSource, input: Input): Json | undefined {
  const value = source.raw['defaultValue'];
  if (value === undefined || value === null || value === '') return undefined;
  const given: readonly Json[] = Array.isArray(value) ? value : [value];
  const options = 'options' in input && input.options.from === 'list' ? input.options.options : null;
  const foreign = options && given.find((item) => !options.some((option) => sameJson(option.value, item)));
  if (foreign !== null && foreign !== undefined) {
    source.problem(
      'component/default',
      `The default value ${JSON.stringify(foreign)} is not among the options.`,
      'Choose one of the options, or none.',
    );
    return undefined;
  }
  return value;
}

function readRules(source: ComponentSource): Rules {
  const validate = source.inside('validate');
  const format = validate.text('validationType');
  return {
    required: validate.condition('required'),
    min: validate.bound('min'),
    max: validate.bound('max'),
    minLength: validate.bound('minLength'),
    maxLength: validate.bound('maxLength'),
    pattern: format === 'email' || format === 'phone' ? null : readPattern(validate),
    patternMessage: validate.words('patternErrorMessage'),
    format: format === 'email' || format === 'phone' ? format : null,
  };
}

function readPattern(validate: ComponentSource): Rules['pattern'] {
  const source = validate.text('pattern');
  if (source === '') return null;
  const pattern = compilePattern(source);
  if (typeof pattern !== 'string') return pattern;
  validate.problem(
    'component/pattern',
    `The pattern ${source} cannot be used: ${pattern}.`,
    'Write a simpler one.',
  );
  return null;
}
