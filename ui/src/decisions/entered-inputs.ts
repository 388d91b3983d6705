import {
  evaluateFeel,
  readDecimal,
  type AskedInput,
  type AskedShape,
  type Json,
} from '../../../engine/browser.ts';
import { currentLanguage } from '../language/i18n.ts';
import { listedTexts } from './cell-words.ts';

/** How an input is asked for. */
export type Asking = 'parts' | 'choices' | 'choice' | 'boolean' | 'number' | 'text' | 'date' | 'feel';

export function askingOf({ type, isCollection, allowedValues, parts }: AskedShape): Asking {
  if (isCollection) return type === 'string' && listedTexts(allowedValues) ? 'choices' : 'feel';
  if (parts.length > 0) return 'parts';
  if (type === 'string') return listedTexts(allowedValues) ? 'choice' : 'text';
  return type === 'boolean' || type === 'number' || type === 'date' ? type : 'feel';
}

/** What stands in the fields, by the path of the field: texts as typed, several where several may be chosen. */
export type Entered = Readonly<Record<string, readonly string[]>>;

export const pathOf = (within: string, { name }: AskedInput) => (within === '' ? name : `${within}.${name}`);

/** Undefined for what is not given, null for what cannot be read. */
export function readEntered(input: AskedInput, path: string, entered: Entered): Json | undefined | null {
  const asking = askingOf(input.shape);
  if (asking === 'parts') {
    const values = valuesOf(input.shape.parts, entered, path);
    return Object.keys(values).length === 0 ? undefined : values;
  }
  const texts = entered[path] ?? [];
  if (asking === 'choices') return texts.length === 0 ? undefined : texts;
  const text = texts[0]?.trim() ?? '';
  if (text === '') return undefined;
  if (asking === 'boolean') return text === 'true';
  if (asking === 'number') {
    const decimal = readDecimal(text, currentLanguage());
    return decimal === null ? null : Number(decimal);
  }
  return asking === 'feel' ? readFeel(text) : text;
}

/** What a decision is given: names without a value are left out. */
export function valuesOf(
  inputs: readonly AskedInput[],
  entered: Entered,
  within = '',
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const value = readEntered(input, pathOf(within, input), entered);
      return value === undefined || value === null ? [] : [[input.name, value]];
    }),
  );
}

function readFeel(text: string): Json {
  const result = evaluateFeel(text, () => undefined, trialClock());
  return result.ok ? result.value : null;
}

/** Working days and hours are those of where the people work. */
export const trialClock = () => ({
  now: Date.now(),
  zone: 'Europe/Rome',
  elapsed: () => performance.now(),
});
