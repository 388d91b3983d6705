import type { Json } from '../model/json.ts';
import { today } from './calendar.ts';
import { countCharacters } from './characters.ts';
import { compareDecimals, decimalsOf, decimalText, nearestMultiples, normalizeDecimal } from './decimal.ts';
import type { FormContext } from './form-context.ts';
import { sameJson } from './json-equality.ts';
import type { Found } from './messages.ts';
import { matchesPattern } from './pattern.ts';
import type { FieldView } from './view.ts';

/** form-js uses the one browsers use for `<input type="email">`; this one also wants a dot in the domain. */
const email =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;

/** form-js insists on an international prefix; in Italy a number without one is a number. */
const phone = /^(?:\+|00)?\d{5,15}$/;

/** Longer texts match neither an address nor a telephone number nor a sensible pattern. */
const longestChecked = 5000;

/** The first thing that is wrong with what a field holds, null when nothing is. */
export function checkField(field: FieldView, context: FormContext): Found | null {
  if (field.malformed) return { code: field.malformed };
  const { value, type } = field;
  if (isEmpty(field)) return field.required ? { code: 'REQUIRED', field: type } : null;
  switch (type) {
    case 'textfield':
    case 'textarea':
      return checkText(field, textIn(value));
    case 'number':
      return checkNumber(field);
    case 'date':
    case 'datetime':
      return field.noPast && textIn(value).slice(0, 10) < today(context) ? { code: 'PAST_DATE' } : null;
    case 'radio':
    case 'select':
    case 'checklist':
    case 'taglist':
      return checkChoice(field);
    default:
      return null;
  }
}

function isEmpty({ type, value }: FieldView): boolean {
  if (type === 'checkbox') return value !== true;
  return value === null || (Array.isArray(value) && value.length === 0);
}

function textIn(value: Json): string {
  return typeof value === 'string' ? value : '';
}

function checkText(field: FieldView, text: string): Found | null {
  const { minLength, maxLength, pattern, patternMessage, format } = field;
  const length = minLength === null && maxLength === null ? 0 : countCharacters(text);
  if (minLength !== null && length < minLength)
    return { code: 'MIN_LENGTH', limit: String(minLength), actual: length };
  if (maxLength !== null && length > maxLength)
    return { code: 'MAX_LENGTH', limit: String(maxLength), actual: length };
  const short = text.length <= longestChecked;
  if (format === 'email' && !(short && email.test(text))) return { code: 'EMAIL' };
  if (format === 'phone' && !phone.test(text.replace(/[\s./()-]/g, ''))) return { code: 'PHONE' };
  if (pattern && !(short && matchesPattern(pattern, text)))
    return { code: 'PATTERN', message: patternMessage };
  return null;
}

function checkNumber(field: FieldView): Found | null {
  const { value, min, max, decimalDigits, increment } = field;
  const text = typeof value === 'number' ? decimalText(value) : normalizeDecimal(textIn(value));
  if (text === null) return { code: 'NUMBER' };
  if (decimalDigits !== null && decimalsOf(text) > decimalDigits)
    return { code: 'DECIMALS', limit: String(decimalDigits) };
  const lowest = min === null ? null : decimalText(min);
  if (lowest !== null && compareDecimals(text, lowest) < 0) return { code: 'MIN', limit: lowest };
  const highest = max === null ? null : decimalText(max);
  if (highest !== null && compareDecimals(text, highest) > 0) return { code: 'MAX', limit: highest };
  if (increment === null) return null;
  const [below, above] = nearestMultiples(text, increment);
  return below === above ? null : { code: 'INCREMENT', below, above };
}

function checkChoice({ value, options }: FieldView): Found | null {
  const chosen: readonly Json[] = Array.isArray(value) ? value : [value];
  const foreign = chosen.some((item) => !options.some((option) => sameJson(option.value, item)));
  return foreign ? { code: 'OPTION' } : null;
}
