import { expect, test } from '@jest/globals';
import { readExpression } from '../../engine/expressions/expression.ts';
import { checkFeel, variablesOf } from '../../engine/expressions/feel.ts';

const broken: readonly (readonly [source: string, message: string, column: number])[] = [
  ['', 'the expression is empty', 1],
  ['   ', 'the expression is empty', 1],
  ['1 +', 'the expression ends too early', 4],
  ['a and', 'the expression ends too early', 6],
  ['[1, 2', 'the expression ends too early', 6],
  ['f(1', 'the expression ends too early', 4],
  ['a = = b', 'unexpected "="', 5],
  ['a ; b', 'unexpected ";"', 3],
  ['#', 'unexpected "#"', 1],
  ['a && b', 'unexpected "&"', 3],
  ['a == b', 'unexpected "="', 4],
  ["'text'", `unexpected "'"`, 1],
  ['if a then b else', 'the expression ends too early', 17],
  ['"open', 'what begins here has no closing quote', 1],
  ['a = "open', 'what begins here has no closing quote', 5],
  ['`a-b', 'what begins here has no closing back-tick', 1],
  ['a b c else', 'unexpected "else"', 7],
  [')', 'unexpected ")"', 1],
  ['a "b"', 'unexpected "b"', 3],
  ['a "say \\"b\\" again', 'what begins here has no closing quote', 3],
  ['1 `a-b`', 'unexpected "`a-b`"', 3],
  ['1 = = 1', 'unexpected "="', 5],
  ['> > 5', 'unexpected ">"', 3],
  ['1 + > 5', 'unexpected ">"', 5],
  ['a and > 5', 'unexpected ">"', 7],
  ['if > 5 then 1 else 2', 'unexpected ">"', 4],
  ['> 5 and < 10', 'a test takes no "and": write "? > … and …" instead', 3],
  ['(< 5 or a)', 'a test takes no "or": write "? < … or …" instead', 4],
];

test.each(broken)('%s: %s, column %d', (source, message, column) => {
  expect(checkFeel(source)).toEqual({ message, column });
});

const sound = [
  'a',
  'a.b',
  'first name',
  '`a-b`',
  'a - b',
  '"x"',
  '> 5',
  '[1..3]',
  '[> 1, < 2]',
  'a in (> 1, < 2)',
  'a in > 1 and b',
  'f(> 1)',
  '(> 1) = (> 1)',
  'a in (1, 2)',
  'now()',
  '1.5e3',
  '// c\na',
  'get or else(a, 1)',
  'last day of month(d)',
  'is defined(a.b)',
  'à > 1',
  'a instance of string',
  'every x in y satisfies x > 1',
];

test.each(sound)('%s is sound', (source) => {
  expect(checkFeel(source)).toBeNull();
});

const named: readonly (readonly [source: string, names: readonly string[]])[] = [
  ['1 + 2', []],
  ['a + b * a', ['a', 'b']],
  ['a.b.c', ['a']],
  ['person.first name', ['person']],
  ['first   name', ['first name']],
  ['`a-b` + x', ['a-b', 'x']],
  ['f(x)', ['x']],
  ['count(list)', ['list']],
  ['list[price > limit]', ['list', 'price', 'limit']],
  ['{ key: value }', ['value']],
  ['now() > due', ['due']],
  ['is working day(due) and working', ['due', 'working']],
  ['next working day(date(due), district)', ['due', 'district']],
];

test('what is no FEEL reads nothing', () => {
  expect(variablesOf('a = = b')).toEqual([]);
});

test.each(named)('%s reads %j', (source, names) => {
  expect(variablesOf(source)).toEqual(names);
});

const properties: readonly (readonly [raw: string, expression: unknown])[] = [
  ['text', { language: 'literal', value: 'text' }],
  ['', { language: 'literal', value: '' }],
  ['=a', { language: 'feel', source: 'a' }],
  ['= a + b ', { language: 'feel', source: ' a + b ' }],
  ['  =a', { language: 'feel', source: 'a' }],
  ['a=b', { language: 'literal', value: 'a=b' }],
  ['==', { language: 'feel', source: '=' }],
];

test.each(properties)('the property %j', (raw, expression) => {
  expect(readExpression(raw)).toEqual(expression);
});
