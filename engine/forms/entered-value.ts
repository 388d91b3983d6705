import type { FeelClock } from '../expressions/feel.ts';
import type { Json } from '../model/json.ts';
import { readDate, readDateTime, readTime } from './calendar.ts';
import { compareDecimals, decimalText, normalizeDecimal } from './decimal.ts';
import type { Input } from './form.ts';
import { jsonText } from './json-equality.ts';

/** Why something entered has no meaning as a value of its field. */
export type Malformed =
  'TEXT' | 'NUMBER' | 'PRECISION' | 'BOOLEAN' | 'OPTION' | 'DATE' | 'TIME' | 'DATETIME' | 'LIST';

export type Entered = { readonly value: Json } | { readonly malformed: Malformed };

/** No form asks for more; a longer text is an attack or a mistake. */
const longestText = 100_000;

const empty: Entered = { value: null };

/**
 * What was entered, as a value of the field's type. Nothing, or only white space, is null; an unticked checkbox is
 * false and a list of choices without any is `[]`.
 */
export function readEntered(input: Input, raw: Json | undefined, clock: FeelClock): Entered {
  if (input.type === 'checkbox') return readCheckbox(raw);
  if (input.type === 'checklist' || input.type === 'taglist') return readChoices(raw);
  if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) return empty;
  switch (input.type) {
    case 'textfield':
    case 'textarea':
      return readText(input.type, raw);
    case 'number':
      return readNumber(raw, input.asText);
    case 'date':
    case 'time':
    case 'datetime':
      return readMoment(input, raw, clock);
    default:
      return { value: raw };
  }
}

const malformedMoment = { date: 'DATE', time: 'TIME', datetime: 'DATETIME' } as const;

function readMoment(
  { type, serialized }: Extract<Input, { readonly serialized: unknown }>,
  raw: Json,
  clock: FeelClock,
): Entered {
  const readers = {
    date: (text: string) => readDate(text),
    time: (text: string) => readTime(text, serialized, clock),
    datetime: (text: string) => readDateTime(text, serialized, clock),
  };
  const value = typeof raw === 'string' ? readers[type](raw) : null;
  return value === null ? { malformed: malformedMoment[type] } : { value };
}

function readCheckbox(raw: Json | undefined): Entered {
  if (raw === undefined || raw === null || raw === '') return { value: false };
  return typeof raw === 'boolean' ? { value: raw } : { malformed: 'BOOLEAN' };
}

function readChoices(raw: Json | undefined): Entered {
  if (raw === undefined || raw === null || raw === '') return { value: [] };
  if (!Array.isArray(raw)) return { malformed: 'LIST' };
  const byText = new Map((raw as readonly Json[]).map((item) => [jsonText(item), item]));
  return { value: [...byText.values()] };
}

/** A number in a text field is what older processes may hold there; it is shown and kept as text. */
function readText(type: 'textfield' | 'textarea', raw: Json): Entered {
  if (typeof raw === 'number') return { value: decimalText(raw) };
  if (typeof raw !== 'string' || raw.length > longestText) return { malformed: 'TEXT' };
  // A space at the end of a code is a typing slip; the lines of a longer text are the writer's.
  return { value: type === 'textfield' ? raw.trim() : raw };
}

function readNumber(raw: Json, asText: boolean): Entered {
  const written = typeof raw === 'number' ? decimalText(raw) : raw;
  const text = typeof written === 'string' ? normalizeDecimal(written) : null;
  if (text === null) return { malformed: 'NUMBER' };
  if (asText) return { value: text };
  const number = Number(text);
  const kept = normalizeDecimal(decimalText(number) ?? '');
  if (kept === null || compareDecimals(kept, text) !== 0) return { malformed: 'PRECISION' };
  return { value: number };
}
