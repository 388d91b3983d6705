import { checkFeel, evaluateFeel, type Lookup } from '../expressions/feel.ts';
import type { FeelClock } from '../expressions/feel.ts';
import { variablesOf } from '../expressions/feel.ts';
import type { Json } from '../model/json.ts';
import { decimalText, showDecimal } from './decimal.ts';
import type { Language, Words } from './form.ts';
import { checkTemplate, fillTemplate, isTemplate, templateNames } from './template.ts';

/** What one text says now, in one language. */
export function textOf(words: Words, language: Language, lookup: Lookup, clock: FeelClock): string {
  const raw = (language === 'en' ? words.en : null) ?? words.it;
  if (raw.startsWith('=')) {
    const result = evaluateFeel(raw.slice(1), lookup, clock);
    return result.ok ? showValue(result.value, language) : '';
  }
  if (isTemplate(raw)) return fillTemplate(raw, lookup, clock, (value) => showValue(value, language));
  return raw;
}

/** The names the text reads. */
export function wordsNames(words: Words): readonly string[] {
  return [words.it, words.en ?? ''].flatMap((raw) =>
    raw.startsWith('=') ? variablesOf(raw.slice(1)) : templateNames(raw),
  );
}

/** What is wrong with the FEEL or the template in the text, null when nothing is. */
export function checkWords(words: Words): string | null {
  for (const raw of [words.it, words.en ?? '']) {
    const problem = raw.startsWith('=') ? checkFeel(raw.slice(1))?.message : checkTemplate(raw);
    if (problem) return problem;
  }
  return null;
}

/** A value as people read it: 1.234,50, 22/11/2026, sì. */
export function showValue(value: Json, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return language === 'it' ? (value ? 'sì' : 'no') : value ? 'yes' : 'no';
  if (typeof value === 'number') {
    const text = decimalText(value);
    return text === null ? '' : showDecimal(text, language);
  }
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => showValue(item, language)).join(', ');
  return JSON.stringify(value);
}

/** Dates are written day first in both languages: the readers of the English texts live in Italy too. */
function showText(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?.*)?$/.exec(text);
  if (!match) return text;
  const [, year, month, day, time] = match;
  return [`${day ?? ''}/${month ?? ''}/${year ?? ''}`, time].filter((part) => part !== undefined).join(' ');
}
