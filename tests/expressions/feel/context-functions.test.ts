import { expect, test } from '@jest/globals';
import { evaluated } from './evaluated.ts';

const values: readonly (readonly [source: string, value: string])[] = [
  // get value
  ['get value({a: 1}, "a")', '1'],
  ['get value({a: 1}, "b")', 'null'],
  ['get value({a: null}, "a")', 'null'],
  ['get value({"first name": "Ada"}, "first name")', '"Ada"'],
  ['get value({}, "toString")', 'null'],
  ['get value({}, "__proto__")', 'null'],
  ['get value(m: {a: 1}, key: "a")', '1'],
  ['get value(context: {a: 1}, key: "a")', '1'],
  ['get value(key: "a", m: {a: 1})', '1'],
  ['get value({x: 1, y: {z: 0}}, ["y", "z"])', '0'],
  ['get value({x: {y: {z: 0}}}, ["x", "y"])', '{z: 0}'],
  ['get value({a: {b: 3}}, ["b"])', 'null'],
  ['get value({a: 1}, ["a", "b"])', 'null'],
  ['get value({a: 1}, [])', 'null'],
  ['get value({a: 1}, [1])', 'null'],
  ['get value(context: {a: {b: 3}}, keys: ["a", "b"])', '3'],
  ['get value([{a: 1}], "a")', '1'],
  // get entries
  ['get entries({a: 1, b: "x"})', '[{key: "a", value: 1}, {key: "b", value: "x"}]'],
  ['get entries({})', '[]'],
  ['get entries(m: {a: 1}).key', '["a"]'],
  ['get entries(context: {a: null})', '[{key: "a", value: null}]'],
  // context
  ['context([{key: "a", value: 1}, {key: "b", value: 2}])', '{a: 1, b: 2}'],
  ['context([])', '{}'],
  ['context({key: "a", value: 1})', '{a: 1}'],
  ['context([{key: "a", value: null}])', '{a: null}'],
  ['context([{key: "a", value: 1, more: 2}])', '{a: 1}'],
  ['context(entries: [{key: "x y", value: 1}])', '{"x y": 1}'],
  ['context(get entries({a: {b: 1}}))', '{a: {b: 1}}'],
  ['context([{key: "__proto__", value: 1}])', '{__proto__: 1}'],
  // context put
  ['context put({a: 1}, "b", 2)', '{a: 1, b: 2}'],
  ['context put({a: 1}, "a", 2)', '{a: 2}'],
  ['context put({a: 1, b: 2, c: 3}, "b", 9)', '{a: 1, b: 9, c: 3}'],
  ['context put({}, "a", null)', '{a: null}'],
  ['context put({}, "__proto__", {polluted: true}).polluted', 'null'],
  ['context put({}, "__proto__", 1)', '{__proto__: 1}'],
  ['context put(context: {}, key: "a", value: 1)', '{a: 1}'],
  ['context put(value: 1, key: "a", context: {})', '{a: 1}'],
  ['context put({a: {b: 1}}, ["a", "b"], 2)', '{a: {b: 2}}'],
  ['context put({a: {b: 1}}, ["a", "c"], 2)', '{a: {b: 1, c: 2}}'],
  ['context put({}, ["a", "b", "c"], 1)', '{a: {b: {c: 1}}}'],
  ['context put({}, ["a"], 1)', '{a: 1}'],
  ['context put(context: {}, keys: ["a"], value: 1)', '{a: 1}'],
  ['context put({a: null}, ["a", "b"], 1)', '{a: {b: 1}}'],
  ['put({x: 1}, "y", 2)', '{x: 1, y: 2}'],
  // context merge
  ['context merge([{a: 1}, {b: 2}])', '{a: 1, b: 2}'],
  ['context merge([{a: 1}, {a: 2}])', '{a: 2}'],
  ['context merge([{a: {b: 1}}, {a: {c: 2}}])', '{a: {c: 2}}'],
  ['context merge([])', '{}'],
  ['context merge([{}])', '{}'],
  ['context merge({a: 1})', '{a: 1}'],
  ['context merge(contexts: [{a: 1}])', '{a: 1}'],
  ['put all({x: 1}, {y: 2}, {x: 3})', '{x: 3, y: 2}'],
  // not
  ['not(true)', 'false'],
  ['not(false)', 'true'],
  ['not(null)', 'null'],
  ['not(negand: true)', 'false'],
  // what Camunda adds
  ['is defined(1)', 'true'],
  ['is defined(null)', 'false'],
  ['is defined(nowhere)', 'false'],
  ['is defined({a: null}.a)', 'false'],
  ['is defined(false)', 'true'],
  ['get or else(1, 2)', '1'],
  ['get or else(null, 2)', '2'],
  ['get or else(null, null)', 'null'],
  ['get or else(false, true)', 'false'],
  ['get or else([], 1)', '[]'],
  ['get or else(value: null, default: "x")', '"x"'],
  ['assert(4, 4 > 0)', '4'],
  ['assert(4, 4 > 0, "no")', '4'],
  ['assert(null, true)', 'null'],
  // string
  ['string("a")', '"a"'],
  ['string(1.50)', '"1.5"'],
  ['string(-0.0)', '"0"'],
  ['string(1e10)', '"10000000000"'],
  ['string(1/3)', '"0.3333333333333333333333333333333333"'],
  ['string(true)', '"true"'],
  ['string(null)', 'null'],
  ['string(from: 1)', '"1"'],
  ['string(@"2026-02-03")', '"2026-02-03"'],
  ['string(@"10:00:00Z")', '"10:00:00Z"'],
  ['string(@"2026-02-03T10:00:00@Europe/Rome")', '"2026-02-03T10:00:00@Europe/Rome"'],
  ['string(@"P14M")', '"P1Y2M"'],
  ['string length(string([1, "a", null]))', '14'],
  ['string({a: 1, b: [2]})', '"{a: 1, b: [2]}"'],
  ['string({})', '"{}"'],
  ['string([])', '"[]"'],
  ['string([1..5])', '"[1..5]"'],
  ['string((1..5))', '"(1..5)"'],
  ['string((>= 2))', '"[2..)"'],
  ['string((< 2))', '"(..2)"'],
  ['string(function(a, b) a)', '"function(a, b)"'],
  // to json, from json
  ['from json(to json({a: [1, "x", null, true], "b c": {}}))', '{a: [1, "x", null, true], "b c": {}}'],
  ['to json(1.50)', '"1.5"'],
  ['to json(null)', '"null"'],
  ['to json(1/3)', '"0.3333333333333333333333333333333333"'],
  ['to json([])', '"[]"'],
  ['from json(to json(@"2026-02-03"))', '"2026-02-03"'],
  ['from json(to json(@"2026-07-01T10:00:00@Europe/Rome"))', '"2026-07-01T10:00:00+02:00"'],
  ['from json("1")', '1'],
  ['from json("null")', 'null'],
  ['from json("[1, 1e999, -1e999]")', '[1, null, null]'],
  ['string length(uuid())', '36'],
  ['uuid() = uuid()', 'false'],
  // is
  ['is(1, 1)', 'true'],
  ['is(1, 1.0)', 'true'],
  ['is(1, 2)', 'false'],
  ['is(1, "1")', 'false'],
  ['is(null, null)', 'true'],
  ['is(null, 0)', 'false'],
  ['is([], [])', 'true'],
  ['is([1], 1)', 'false'],
  ['is({a: 1, b: 2}, {b: 2, a: 1})', 'true'],
  ['is({a: 1}, {a: 1, b: null})', 'false'],
  ['is({a: null}, {b: null})', 'false'],
  ['is(date("2012-12-25"), time("23:00:50"))', 'false'],
  ['is(date("2012-12-25"), date("2012-12-25"))', 'true'],
  ['is(date("2012-12-25"), date and time("2012-12-25T00:00:00"))', 'false'],
  ['is(time("23:00:50Z"), time("23:00:50"))', 'false'],
  ['is(time("23:00:50Z"), time("23:00:50+00:00"))', 'true'],
  ['is(time("10:00:00Z"), time("11:00:00+01:00"))', 'false'],
  ['is([@"10:00:00Z"], [@"11:00:00+01:00"])', 'false'],
  ['is(@"2026-02-03T10:00:00@Europe/Rome", @"2026-02-03T10:00:00@Europe/Rome")', 'true'],
  ['is(@"2026-02-03T10:00:00@Europe/Rome", @"2026-02-03T10:00:00+01:00")', 'false'],
  ['is(@"P1Y", @"P12M")', 'true'],
  ['is(@"P1D", @"PT24H")', 'true'],
  ['is([1..2], [1..2])', 'true'],
  ['is([1..2], [1..2))', 'false'],
  ['is(value1: true, value2: true)', 'true'],
];

test.each(values)('%s is %s', (source, value) => {
  expect(evaluated(source).text).toBe(value);
});

test('strings inside of lists and contexts are written with quotes', () => {
  const values = ['a', 'say "hi"', 'back\\slash', 'two\nlines', null];
  expect(evaluated('string(values)', { values }).text).toBe(
    JSON.stringify(String.raw`["a", "say \"hi\"", "back\\slash", "two\nlines", null]`),
  );
  expect(evaluated('string({"a b": "x", "if": 1, c: @"2026-02-03"})').text).toBe(
    JSON.stringify('{"a b": "x", "if": 1, c: @"2026-02-03"}'),
  );
});

const refusals: readonly (readonly [source: string, warning: string])[] = [
  ['get value(null, "a")', 'the argument "m" of get value is null, not a context'],
  ['get value({}, null)', 'the argument "key" of get value is null, not a text or a list'],
  ['get value(1, "a")', 'the argument "m" of get value is a number, not a context'],
  ['get entries(null)', 'the argument "m" of get entries is null, not a context'],
  ['get entries([1, 2])', 'the argument "m" of get entries is a list, not a context'],
  ['context([{key: "a", value: 1}, {key: "a", value: 2}])', 'context: a key occurs twice'],
  ['context([{key: "a"}])', 'context: an entry is not a context of "key" and "value"'],
  ['context([1])', 'context: an entry is not a context of "key" and "value"'],
  ['context([{value: 1}])', 'context: the key of an entry is not a text'],
  ['context([{key: 1, value: 1}])', 'context: the key of an entry is not a text'],
  ['context(null)', 'the argument "entries" of context is null, not a list'],
  ['context put(null, "a", 1)', 'the argument "context" of context put is null, not a context'],
  ['context put({}, null, 1)', 'the argument "key" of context put is null, not a text or a list'],
  ['context put({}, "a")', 'context put takes 3 arguments, not 2'],
  ['context put({}, [], 1)', 'context put: the keys must be one text or more'],
  ['context put({}, ["a", 1], 1)', 'context put: the keys must be one text or more'],
  ['context put({}, [null], 1)', 'context put: the keys must be one text or more'],
  ['context put({a: 1}, ["a", "b"], 1)', 'context put: an entry on the way is not a context'],
  ['context merge([{}, 1])', 'context merge: an item of the list is not a context'],
  ['context merge([null])', 'context merge: an item of the list is not a context'],
  ['context merge(null)', 'the argument "contexts" of context merge is null, not a list'],
  ['put all({}, 1)', 'the argument "contexts" of put all is a number, not a context'],
  ['not("x")', 'the argument "negand" of not is a text, not a boolean'],
  ['to json([1..2])', 'to json: a range or a function has no JSON form'],
  ['to json({a: [function(x) x]})', 'to json: a range or a function has no JSON form'],
  ['from json("{")', 'from json: the text is not JSON'],
  ['from json(1)', 'the argument "value" of from json is a number, not a text'],
];

test.each(refusals)('%s is null: %s', (source, warning) => {
  const { text, warnings } = evaluated(source);
  expect(text).toBe('null');
  expect(warnings).toContain(warning);
});

test('an assertion that fails is an error with its cause', () => {
  expect(() => evaluated('assert(1, 1 > 2, "too small")')).toThrow('too small');
  expect(() => evaluated('assert(1, null)')).toThrow('The condition of an assert is not fulfilled');
  expect(() => evaluated('assert(1, "true")')).toThrow('The condition of an assert is not fulfilled');
});

test('text that doubles with every step is stopped before it is built', () => {
  let value: unknown = ['x'.repeat(100)];
  for (let step = 0; step < 40; step++) value = [value, value];
  expect(() => evaluated('string(value)', { value: value as readonly string[] })).toThrow('steps');
  expect(() => evaluated('to json(value)', { value: value as readonly string[] })).toThrow('steps');
  expect(() => evaluated('flatten(value)', { value: value as readonly string[] })).toThrow('steps');
});

test('contexts and lists that are handed in are not changed', () => {
  const given = Object.freeze({
    list: Object.freeze([3, 1]),
    context: Object.freeze({ a: Object.freeze({ b: 1 }) }),
  });
  for (const source of [
    'sort(list)',
    'reverse(list)',
    'remove(list, 1)',
    'context put(context, ["a", "b"], 2)',
    'context merge([context, {c: 1}])',
  ])
    expect(evaluated(source, given).warnings).toEqual([]);
  expect(given).toEqual({ list: [3, 1], context: { a: { b: 1 } } });
});
