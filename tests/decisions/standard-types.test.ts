import { expect, test } from '@jest/globals';
import { FeelDate } from '../../engine/expressions/feel/values/date.ts';
import type { FeelValue } from '../../engine/expressions/feel/values/value.ts';
import { bkm, decision, input, item, literal, model, part } from '../support/decision-xml.ts';
import { clock, evaluated, opened } from './evaluate.ts';

const grade = { type: 'number', allowed: '[1..6]' };
const types = [
  item('tGrade', grade),
  item('tGrades', { type: 'tGrade', list: true }),
  item('tAlias', { type: 'tGrade' }),
  item('tFew', { type: 'tGrade', list: true, constraint: 'count(?) <= 2' }),
  item('tPassed', { type: 'tGrade', allowed: '<= 4' }),
  item('tTable', { type: 'tGrades', list: true }),
  item('tWord', { type: 'string', allowed: '"low","a, b","say \\"hi\\""' }),
  item('tDay', { type: 'date', allowed: '>= date("2020-01-01")' }),
  item('tDays', { type: 'date', list: true }),
  item('tSpan', { type: 'dayTimeDuration', allowed: '[duration("PT0H")..duration("P1D")]' }),
  item('tShort', { type: 'string', constraint: 'string length(?) < 4' }),
  item('tNested', {
    parts: [
      part('id', 'string'),
      part('inner', '', { parts: [part('on day', 'date'), part('marks', 'tGrade', { list: true })] }),
      part('tags', 'string', { list: true, allowed: '"x","y"' }),
      part('own', 'string', { allowed: '"p","q"' }),
    ],
  }),
  item('tTree', { parts: [part('value', 'number'), part('children', 'tTree', { list: true })] }),
  item('tUntyped', {}),
  item('tFunction', { parameters: { n: 'number' }, result: 'number' }),
  item('tAnything', { type: 'Any', list: true }),
];
const nested = { id: 'a', inner: { 'on day': '2026-01-31', marks: [1, 2] }, tags: ['x'], own: 'p' };

/** A type, what an input of it is given as JSON, and what an expression then makes of it. */
test.each<[string, FeelValue, string, unknown]>([
  ['string', 'a', 'x', 'a'],
  ['string', 5, 'x', null],
  ['number', 5, 'x + 1', 6],
  ['number', '5', 'x', null],
  ['number', [5], 'x', 5],
  ['number', [[5]], 'x', null],
  ['boolean', true, 'not(x)', false],
  ['boolean', 'true', 'x', null],
  ['date', '2026-01-31', 'x + duration("P1D")', '2026-02-01'],
  ['date', '2026-02-30', 'x', null],
  ['date', '2026-01-31T10:00:00', 'x', null],
  ['time', '10:00:00', 'x.hour', 10],
  ['time', '10:00:00+02:00', 'string(x.time offset)', 'PT2H'],
  ['time', '10:00:00@Europe/Rome', 'x.timezone', 'Europe/Rome'],
  ['time', '10:00', 'x', null],
  ['date and time', '2026-01-31T10:00:00Z', 'x.hour', 10],
  ['date and time', '2026-01-31T10:00:00@Europe/Rome', 'x.timezone', 'Europe/Rome'],
  ['date and time', '2026-01-31', 'string(x)', '2026-01-31T00:00:00'],
  ['dateTime', '2026-01-31T10:00:00.123', 'x.second', 0.123],
  ['days and time duration', 'P1DT2H', 'x.hours', 2],
  ['days and time duration', '-PT36H', 'x.days', -1],
  ['days and time duration', 'P1M', 'x', null],
  ['years and months duration', 'P14M', 'x.years', 1],
  ['yearMonthDuration', 'P1D', 'x', null],
  ['Any', '2026-01-31', 'x', '2026-01-31'],
  ['context', { a: 1 }, 'x.a', 1],
  ['context', [], 'x', null],
  ['list', 1, 'x', [1]],
  ['list', null, 'x', null],
  ['feel:number', 1, 'x', 1],
  ['tns:tGrade', 7, 'x', null],
  ['tGrade', 6, 'x', 6],
  ['tGrade', 7, 'x', null],
  ['tGrade', null, 'x = null', true],
  ['tAlias', 7, 'x', null],
  ['tPassed', 4, 'x', 4],
  ['tPassed', 5, 'x', null],
  ['tPassed', 0, 'x', null],
  ['tGrades', [1, 6], 'sum(x)', 7],
  ['tGrades', [1, 7], 'x', null],
  ['tGrades', 3, 'x', [3]],
  ['tGrades', 7, 'x', null],
  ['tGrades', [], 'count(x)', 0],
  ['tGrades', [1, null], 'count(x)', 2],
  ['tFew', [1, 2], 'x', [1, 2]],
  ['tFew', [1, 2, 3], 'x', null],
  ['tFew', [1, 7], 'x', null],
  ['tTable', [[1], [2, 3]], 'x[2][1]', 2],
  ['tTable', [[1], [2, 7]], 'x', null],
  ['tTable', [1, 2], 'x', [[1, 2]]],
  ['tWord', 'a, b', 'x', 'a, b'],
  ['tWord', 'say "hi"', 'x', 'say "hi"'],
  ['tWord', 'b', 'x', null],
  ['tDay', '2020-01-01', 'x.year', 2020],
  ['tDay', '2019-12-31', 'x', null],
  ['tDays', '2020-01-01', 'x[1].year', 2020],
  ['tSpan', 'PT12H', 'x.hours', 12],
  ['tSpan', 'PT25H', 'x', null],
  ['tShort', 'abc', 'x', 'abc'],
  ['tShort', 'abcd', 'x', null],
  ['tNested', nested, 'x.inner.on day.month', 1],
  ['tNested', nested, 'x.inner.marks', [1, 2]],
  ['tNested', { ...nested, inner: { ...nested.inner, marks: [9] } }, 'x', null],
  ['tNested', { ...nested, tags: ['z'] }, 'x', null],
  ['tNested', { ...nested, own: 'r' }, 'x', null],
  ['tNested', { id: 'a' }, 'x.inner = null', true],
  ['tNested', { ...nested, more: 1 }, 'x.more', 1],
  ['tTree', { value: 1, children: [{ value: 2, children: null }] }, 'x.children[1].value', 2],
  ['tTree', { value: 1, children: [{ value: 'a', children: [] }] }, 'x', null],
  ['tUntyped', { a: 1 }, 'x.a', 1],
  ['tAnything', [1, 'a', null], 'count(x)', 3],
  ['tAnything', 1, 'x', [1]],
  ['tFunction', 1, 'x', null],
])('an input of type %s, given %j: %s', async (type, given, text, value) => {
  const xml = model({}, ...types, input('x', type), decision('Answer', literal(text), { inputs: ['x'] }));
  expect((await evaluated(xml, 'Answer', { x: given })).output).toEqual(value);
});

test('an input is given as JSON, or as FEEL has it', async () => {
  const xml = model({}, input('x', 'date'), decision('Answer', literal('x'), { inputs: ['x'] }));
  const { value } = await evaluated(xml, 'Answer', { x: '2026-01-31' });
  expect(value).toBeInstanceOf(FeelDate);
  expect((await evaluated(xml, 'Answer', { x: value })).value).toEqual(value);
});

/** The type of a decision, a parameter, a result, a context entry: what each makes of a value. */
test.each<[string, string, unknown]>([
  ['number', '"5"', null],
  ['number', '[5]', 5],
  ['number', '[5, 6]', null],
  ['number', '[]', null],
  ['string', 'null', null],
  ['list', '5', [5]],
  ['tGrades', '5', [5]],
  ['tGrades', '[5, 9]', null],
  ['tGrade', '[9]', null],
  ['date and time', 'date("2026-01-31")', '2026-01-31T00:00:00Z'],
  ['date', 'date and time("2026-01-31T10:00:00")', null],
  // A text becomes a date where JSON is read, nowhere else.
  ['date', '"2026-01-31"', null],
  ['context', '{a: 1}', { a: 1 }],
  ['tTree', '{value: 1, children: []}', { value: 1, children: [] }],
  ['tTree', '{value: 1}', null],
  ['tTree', '{value: "1", children: []}', null],
  ['tTree', '[{value: 1, children: []}]', { value: 1, children: [] }],
  ['Any', '[1]', [1]],
  ['days and time duration', 'duration("P1Y")', null],
  ['years and months duration', 'duration("P1Y")', 'P1Y'],
  ['list&lt;number>', '5', [5]],
  ['list&lt;number>', '["a"]', null],
  ['context&lt;a: list&lt;number>>', '{a: [1]}', { a: [1] }],
  ['context&lt;a: number>', '{a: "x"}', null],
  ['range&lt;number>', '5', null],
])('as a %s, %s is', async (type, text, value) => {
  const xml = model(
    {},
    ...types,
    decision('Decision', literal(text), { type }),
    decision('Expression', literal(text, type)),
    bkm('parameter', literal('p'), { parameters: { p: type } }),
    bkm('result', literal(text), { type }),
    decision('Parameter', literal(`parameter(${text})`), { knowledge: ['parameter'] }),
    decision('Result', literal('result()'), { knowledge: ['result'] }),
    decision(
      'Entry',
      `<context><contextEntry><variable name="e" typeRef="${type}"/>${literal(text)}</contextEntry><contextEntry>${literal('e')}</contextEntry></context>`,
    ),
  );
  const program = await opened(xml);
  for (const name of ['Decision', 'Expression', 'Parameter', 'Result', 'Entry'])
    expect([name, program.evaluate(name, {}, clock).output]).toEqual([name, value]);
});

test('a decision that is not of its type is null for those that need it', async () => {
  const xml = model(
    {},
    decision('Wrong', literal('"a"'), { type: 'number' }),
    decision('Answer', literal('Wrong = null'), { decisions: ['Wrong'] }),
  );
  const { output, warnings, failure } = await evaluated(xml, 'Answer');
  expect([output, failure]).toEqual([true, null]);
  expect(warnings).toEqual(['The result of Wrong is not a number.']);
});

test.each([
  ['number', '5', true],
  ['tGrade', '5', true],
  ['tNested', '{id: "a"}', false],
  ['tTree', '{value: 1, children: []}', true],
  ['tDays', '[date("2026-01-01")]', true],
  ['list<tGrade>', '[1]', true],
  ['context<a: tGrade>', '{a: 1}', true],
])('%s in instance of, for %s', async (type, text, value) => {
  const xml = model({}, ...types, decision('Answer', literal(`${text} instance of ${type}`)));
  expect((await evaluated(xml, 'Answer')).output).toBe(value);
});
