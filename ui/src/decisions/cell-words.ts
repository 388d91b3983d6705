import { decimalText, showDecimal, type Language } from '../../../engine/browser.ts';
import { phrasesOf, type Phrases } from './cell-phrases.ts';

const value = String.raw`(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|(?:date|duration)\("[^"]*"\)|@"[^"]*")`;
const oneValue = new RegExp(`^${value}$`);
const comparison = new RegExp(`^(<=|>=|<|>|=|!=)\\s*(${value})$`);
const interval = new RegExp(`^([[(\\]])\\s*(${value})\\s*\\.\\.\\s*(${value})\\s*([\\])[])$`);
const exception = /^not\s*\((.*)\)$/s;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What a test of a decision table says, in words: `>= 20` is "almeno 20". Null for what is more than values,
 * comparisons, intervals, lists of these and `not(…)` of them: that is shown as it is written.
 */
export function testWords(feel: string, language: Language): string | null {
  const text = feel.trim();
  const words = phrasesOf(language);
  if (text === '-' || text === '') return words.anything;
  const [, excepted] = exception.exec(text) ?? [];
  if (excepted !== undefined) {
    if (excepted.trim() === 'null') return words.present;
    const parts = listed(excepted, language);
    return parts && words.except(joined(parts, words.and));
  }
  const parts = listed(text, language);
  return parts && joined(parts, words.or);
}

/** A value an output gives, in words; null for what has to be evaluated. */
export function valueWords(feel: string, language: Language): string | null {
  return wordOf(feel.trim(), language);
}

/** The values a list of tests names, as `"ALTA", "MEDIA"`; null where one of them is no plain value. */
export function listedTexts(feel: string | null): readonly string[] | null {
  const parts = feel === null ? null : split(feel);
  return parts?.every((part) => /^"[^"\\]*"$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : null;
}

function listed(text: string, language: Language): readonly string[] | null {
  const parts = split(text)?.map((part) => oneTest(part, language));
  return parts?.every((part) => part !== null) ? parts : null;
}

function oneTest(text: string, language: Language): string | null {
  return comparedWords(text, language) ?? intervalWords(text, language) ?? wordOf(text, language);
}

function comparedWords(text: string, language: Language): string | null {
  const [, sign, feel = ''] = comparison.exec(text) ?? [];
  const named = sign === undefined ? null : wordOf(feel, language);
  return named === null ? null : signsFor(feel, language)[sign as Sign](named);
}

function intervalWords(text: string, language: Language): string | null {
  const [, opening, low = '', high = '', closing] = interval.exec(text) ?? [];
  const [from, to] = opening === undefined ? [null, null] : [wordOf(low, language), wordOf(high, language)];
  if (from === null || to === null) return null;
  const { and, between } = phrasesOf(language);
  if (opening === '[' && closing === ']')
    return (isMoment(low) ? between.moments : between.amounts)(from, to);
  const signs = signsFor(low, language);
  return `${signs[opening === '[' ? '>=' : '>'](from)} ${and} ${signs[closing === ']' ? '<=' : '<'](to)}`;
}

function signsFor(feel: string, language: Language): Phrases['amounts'] {
  const { amounts, moments } = phrasesOf(language);
  return isMoment(feel) ? moments : amounts;
}

type Sign = keyof Phrases['amounts'];

function wordOf(feel: string, language: Language): string | null {
  if (!oneValue.test(feel)) return null;
  const words = phrasesOf(language);
  if (feel === 'true') return words.yes;
  if (feel === 'false') return words.no;
  if (feel === 'null') return words.nothing;
  const text = /"(.*)"/s.exec(feel)?.[1];
  if (text === undefined) return showDecimal(decimalText(Number(feel)) ?? feel, language);
  if (feel.startsWith('"')) return text === '' ? words.emptyText : text.replace(/\\(.)/gs, '$1');
  return momentWords(text) ?? durationWords(text, words);
}

function isMoment(feel: string): boolean {
  return day.test(/"(.*)"/s.exec(feel)?.[1] ?? '') && !feel.startsWith('"');
}

/** Day first in both languages, as in the forms. */
function momentWords(text: string): string | null {
  const [, year, month, date] = day.exec(text) ?? [];
  return year && month && date ? `${date}/${month}/${year}` : null;
}

const periods = ['years', 'months', 'days', 'hours', 'minutes'] as const;

function durationWords(text: string, words: Phrases): string | null {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  const parts = periods.flatMap((period, at) => {
    const count = match?.[at + 1];
    return count === undefined ? [] : [words.periods[period](Number(count))];
  });
  return parts.length === 0 ? null : joined(parts, words.and);
}

/** At the commas outside of quotes and brackets; null where they do not match. */
function split(text: string): readonly string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[(){},]/g)) {
    if (sign === '(' || sign === '{') depth += 1;
    else if (sign === ')' || sign === '}') depth -= 1;
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.includes('') ? null : parts;
}

function joined(parts: readonly string[], last: string): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}
