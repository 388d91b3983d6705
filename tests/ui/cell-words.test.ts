/** What the cells of decision tables say to people who do not read FEEL. */
import { expect, test } from '@jest/globals';
import { listedTexts, testWords, valueWords } from '../../ui/src/decisions/cell-words.ts';

test.each([
  ['-', 'qualsiasi', 'any'],
  ['', 'qualsiasi', 'any'],
  ['>= 20', 'almeno 20', 'at least 20'],
  ['>20', 'più di 20', 'more than 20'],
  ['< 5', 'meno di 5', 'less than 5'],
  ['<= 12345.5', 'al massimo 12.345,5', 'at most 12,345.5'],
  ['= 3', '3', '3'],
  ['!= "A"', 'tutto tranne A', 'anything except A'],
  ['[5..8]', 'da 5 a 8', '5 to 8'],
  ['[12..20)', 'almeno 12 e meno di 20', 'at least 12 and less than 20'],
  ['[12..20[', 'almeno 12 e meno di 20', 'at least 12 and less than 20'],
  [']-1..0.5]', 'più di -1 e al massimo 0,5', 'more than -1 and at most 0.5'],
  ['(1..2)', 'più di 1 e meno di 2', 'more than 1 and less than 2'],
  ['"ALTA"', 'ALTA', 'ALTA'],
  ['"srp", "spdc_rems"', 'srp o spdc_rems', 'srp or spdc_rems'],
  ['"a, b", "c", "d"', 'a, b, c o d', 'a, b, c or d'],
  ['"detto \\"x\\""', 'detto "x"', 'detto "x"'],
  ['""', 'testo vuoto', 'empty text'],
  ['not("A")', 'tutto tranne A', 'anything except A'],
  ['not("A", "B")', 'tutto tranne A e B', 'anything except A and B'],
  ['not([1..3])', 'tutto tranne da 1 a 3', 'anything except 1 to 3'],
  ['not(null)', 'presente', 'given'],
  ['null', 'non indicato', 'not given'],
  ['true', 'sì', 'yes'],
  ['false', 'no', 'no'],
  ['< 3, > 7', 'meno di 3 o più di 7', 'less than 3 or more than 7'],
  ['date("2026-11-22")', '22/11/2026', '22/11/2026'],
  ['>= date("2026-11-22")', 'dal 22/11/2026', 'from 22/11/2026'],
  ['< @"2026-11-22"', 'prima del 22/11/2026', 'before 22/11/2026'],
  ['[@"2026-01-01"..@"2026-12-31"]', 'dal 01/01/2026 al 31/12/2026', 'from 01/01/2026 to 31/12/2026'],
  ['> duration("P1Y6M")', 'più di 1 anno e 6 mesi', 'more than 1 year and 6 months'],
  ['<= @"P10D"', 'al massimo 10 giorni', 'at most 10 days'],
])('the test %s', (feel, italian, english) => {
  expect([testWords(feel, 'it'), testWords(feel, 'en')]).toEqual([italian, english]);
});

test.each([
  '>= soglie.alta',
  'list contains(?, "casa")',
  '? > 3 and ? < 5',
  '"A", x',
  'not(x)',
  'not("A") or true',
  '[a..b]',
  '"A" + "B"',
  '1 + 1',
  '"A",',
  'date("domani")',
])('the test %s stays as it is written', (feel) => {
  expect(testWords(feel, 'it')).toBeNull();
});

test.each([
  ['"ALTA"', 'ALTA'],
  ['1500', '1500'],
  ['0.25', '0,25'],
  ['true', 'sì'],
  ['@"P3M"', '3 mesi'],
  ['date("2026-02-01")', '01/02/2026'],
  ['cifre.ALTA.tetto', null],
  ['{ a: "b" }', null],
])('the output %s', (feel, words) => {
  expect(valueWords(feel, 'it')).toBe(words);
});

test('the texts a column may hold', () => {
  expect(listedTexts('"ALTA", "MEDIA"')).toEqual(['ALTA', 'MEDIA']);
  expect(listedTexts('[0..3]')).toBeNull();
  expect(listedTexts('"a", b')).toBeNull();
  expect(listedTexts(null)).toBeNull();
});
