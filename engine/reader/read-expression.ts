import { checkFeel } from '../expressions/feel.ts';
import { foreignLanguage } from '../expressions/foreign-language.ts';
import { readExpression } from '../expressions/expression.ts';
import type { Expression } from '../model/definition.ts';
import type { Reading } from './reading.ts';
import { textOf } from './xml.ts';

/**
 * An attribute, or a bpmn:Expression. FEEL is what begins with "=", and what stands in an expression whose language
 * (or that of the file) is FEEL; an ISO 8601 date, duration or cycle is itself there too. All else is the text itself.
 * Null for absent or blank text. FEEL that does not parse is reported and quoted, another language by its name.
 */
export function expressionOf(
  raw: unknown,
  property: string,
  element: string,
  reading: Reading,
): Expression | null {
  if (typeof raw === 'number' || typeof raw === 'boolean') return { language: 'literal', value: raw };
  const { text, language } = writtenIn(raw, reading);
  if (text === null) return null;
  const foreign = /[$#]\{/.test(text) && !isFeelText(text) ? foreignLanguage(text) : null;
  if (foreign !== null) reportLanguage(foreign, property, element, reading);
  else if (language !== null && !isFeel(language) && ownLanguage(raw) !== null)
    reportLanguage(language, property, element, reading);
  const expression: Expression =
    language !== null && isFeel(language) && !isFeelText(text) && !timeText.test(text)
      ? { language: 'feel', source: text }
      : readExpression(text);
  checkSyntax(expression, property, element, reading);
  return expression;
}

/** As `expressionOf`, where only something computed makes sense: a condition. A fixed text is reported. */
export function conditionOf(
  raw: unknown,
  property: string,
  element: string,
  reading: Reading,
): Expression | null {
  const before = { told: false };
  const report: Reading['report'] = (problem) => {
    before.told = true;
    reading.report(problem);
  };
  const expression = expressionOf(raw, property, element, { ...reading, report });
  if (expression?.language !== 'literal' || typeof expression.value === 'boolean' || before.told)
    return expression;
  const foreign = foreignLanguage(writtenIn(raw, reading).text ?? '') ?? writtenIn(raw, reading).language;
  if (foreign !== null) reportLanguage(foreign, property, element, reading);
  else
    reading.report({
      rule: 'expression/fixed-text',
      element,
      message: `The ${property} of ${element} is a fixed text, not an expression.`,
      remedy: 'Begin it with "=" to make it FEEL.',
    });
  return expression;
}

const timeText = /^\s*(?:[+-]?P[\dT]|R\d*\/|\d{4}-\d\d-\d\d)/;

function writtenIn(raw: unknown, { language }: Reading): { text: string | null; language: string | null } {
  if (typeof raw === 'string') return { text: raw.trim() === '' ? null : raw, language: null };
  if (typeof raw !== 'object' || raw === null) return { text: null, language: null };
  return { text: textOf(raw as Record<string, unknown>, 'body'), language: ownLanguage(raw) ?? language };
}

function ownLanguage(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null ? textOf(raw as Record<string, unknown>, 'language') : null;
}

function isFeel(language: string): boolean {
  return /feel/i.test(language);
}

function isFeelText(text: string): boolean {
  return text.trimStart().startsWith('=');
}

function reportLanguage(language: string, property: string, element: string, { report }: Reading): void {
  report({
    rule: 'expression/language',
    element,
    message: `The ${property} of ${element} is written in ${language}.`,
    remedy: 'Write it in FEEL, beginning with "=".',
  });
}

function checkSyntax(expression: Expression, property: string, element: string, { report }: Reading): void {
  const wrong = expression.language === 'feel' ? checkFeel(expression.source) : null;
  if (!wrong || expression.language !== 'feel') return;
  report({
    rule: 'feel/syntax',
    element,
    message: `The ${property} of ${element} is not valid FEEL: ${wrong.message}, column ${wrong.column} of "${expression.source}".`,
    remedy: 'Correct the expression behind the "=".',
  });
}
