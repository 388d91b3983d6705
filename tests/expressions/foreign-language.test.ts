import { expect, test } from '@jest/globals';
import { foreignLanguage } from '../../engine/expressions/foreign-language.ts';

const foreign: readonly (readonly [text: string, language: RegExp])[] = [
  ['${amount > 100}', /JUEL/],
  ['#{bean.decide(order)}', /JUEL/],
  ['Dear ${name}', /JUEL/],
  ['${!approved}', /JUEL/],
  ['execution.getVariable("amount") > 100', /Groovy/],
  ['task.getAssignee()', /Groovy/],
  ['approved == true', /JavaScript/],
  ['approved==true', /JavaScript/],
  ['status === "open"', /JavaScript/],
  ["status !== 'open'", /JavaScript/],
  ['order.items[0].price == 5', /JavaScript/],
  ['amount > 100 && approved', /JavaScript/],
  ['(a || b) && c == 1', /JavaScript/],
  ['!approved', /JavaScript/],
  ['!order.approved', /JavaScript/],
  ['amount > 100', /FEEL without/],
  ['amount>=100.5', /FEEL without/],
  ['order.total <= limit', /FEEL without/],
  ['città != "Torino"', /FEEL without/],
  ['count(items) > 0', /FEEL without/],
  ['status = "open"', /FEEL without/],
  ['approved = true', /FEEL without/],
  ['amount > 100 and approved', /FEEL without/],
  ['amount = limit or approved = true', /FEEL without/],
  ['100 < amount', /FEEL without/],
];

test.each(foreign)('%s is %s', (text, language) => {
  expect(foreignLanguage(text)).toMatch(language);
});

const plain = [
  '',
  ' ',
  'mario.rossi',
  'mario.rossi@asl.example',
  '"Mario" <mario@asl.example>',
  'social workers, nurses',
  '2026-03-01',
  '2026-03-01T10:00:00+01:00[Europe/Rome]',
  'P5D',
  '-PT1H',
  'R/PT1H',
  'R3/2026-01-01T00:00:00Z/P1D',
  '0 0 9 ? * MON#1',
  '0/15 * * * * *',
  '@daily',
  '5',
  'true',
  'A & B',
  'Rossi && Bianchi, avvocati',
  'a=b',
  'key = value',
  'Importo > 100 euro',
  'più di 100 < 200 euro al mese',
  'ordine -> consegna',
  'a => b',
  'Attenzione!',
  'costa 5 $',
  '#1',
  '{"a": 1}',
  '<b>text</b>',
  'C:\\files',
  'https://example.org/?a=1&b=2',
  // FEEL, marked as it must be
  '=amount > 100',
  ' = "${x}"',
];

test.each(plain)('%j is plain', (text) => {
  expect(foreignLanguage(text)).toBeNull();
});
