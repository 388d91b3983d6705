import { readNumber } from '../values/number.ts';
import { feelText } from '../values/text.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';

/** Numbers and strings of other values (DMN 1.5 §10.3.4.1); dates, times and durations are read elsewhere. */
export const conversionFunctions: readonly BuiltIn[] = [
  builtIn(
    'number',
    on(
      'from: string, grouping separator?: string, decimal separator?: string',
      (call, from, grouping = null, decimal = null) => {
        if (grouping !== null && !/^[ ,.]$/.test(grouping))
          return call.fail('number: the grouping separator must be a space, a comma, a point or null');
        if (decimal !== null && !/^[,.]$/.test(decimal))
          return call.fail('number: the decimal separator must be a comma, a point or null');
        if (grouping !== null && grouping === decimal)
          return call.fail('number: the grouping separator must not be the decimal separator');
        call.spend(from.length);
        const text = plain(from, grouping, decimal);
        return (text === null ? null : readNumber(text)) ?? call.fail(`number: the text is not a number`);
      },
    ),
  ),
  builtIn(
    'string',
    on('from: any', (call, from) => feelText(from, call.spend)),
  ),
];

/** Without groups and with a decimal point; null when there is a point that is neither. */
function plain(text: string, grouping: string | null, decimal: string | null): string | null {
  const whole = grouping === null ? text : text.replaceAll(grouping, '');
  if (decimal !== ',') return whole;
  return whole.includes('.') ? null : whole.replace(',', '.');
}
