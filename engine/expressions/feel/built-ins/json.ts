import { temporalJson } from '../temporal/json.ts';
import { isTemporal } from '../values/kind.ts';
import { isNumber, numberText } from '../values/number.ts';
import { FeelFunction } from '../values/function.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/** Camunda's functions of JSON texts, and `uuid`. */
export const jsonFunctions: readonly BuiltIn[] = [
  builtIn(
    'to json',
    on(
      'value: any',
      (call, value) => jsonText(value, call) ?? call.fail('to json: a range or a function has no JSON form'),
    ),
  ),
  builtIn(
    'from json',
    on('value: string', (call, value) => {
      call.spend(value.length);
      try {
        return JSON.parse(value, withoutInfinity) as FeelValue;
      } catch {
        return call.fail('from json: the text is not JSON');
      }
    }),
  ),
  /** A random one (RFC 9562, version 4): another whenever the expression is evaluated, as with `random number`. */
  builtIn(
    'uuid',
    on('', () => globalThis.crypto.randomUUID()),
  ),
];

/** A number beyond what JavaScript holds is null. */
function withoutInfinity(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? null : value;
}

/** With all digits of a number; dates, times and durations as ISO 8601 texts. Null where there is a range or a function. */
function jsonText(value: FeelValue, call: CallContext): string | null {
  call.spend(typeof value === 'string' ? value.length : 1);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (isNumber(value)) return numberText(value);
  if (value instanceof FeelRange || value instanceof FeelFunction) return null;
  if (Array.isArray(value)) {
    const items = (value as readonly FeelValue[]).map((item) => jsonText(item, call));
    return items.includes(null) ? null : `[${items.join(',')}]`;
  }
  if (isTemporal(value)) return JSON.stringify(temporalJson(value));
  const entries = Object.entries(value).map(([name, entry]) => {
    const text = jsonText(entry, call);
    return text === null ? null : `${JSON.stringify(name)}:${text}`;
  });
  return entries.includes(null) ? null : `{${entries.join(',')}}`;
}
