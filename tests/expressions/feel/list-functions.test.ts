import { expect, test } from '@jest/globals';
import { evaluated } from './evaluated.ts';

const values: readonly (readonly [source: string, value: string])[] = [
  // list contains
  ['list contains([1, 2, 3], 2)', 'true'],
  ['list contains([1, 2, 3], 4)', 'false'],
  ['list contains([1, 2, null], null)', 'true'],
  ['list contains([1, 2], null)', 'false'],
  ['list contains([], null)', 'false'],
  ['list contains([1], "1")', 'false'],
  ['list contains([[1], [2]], [2])', 'true'],
  ['list contains([{a: 1}], {a: 1})', 'true'],
  ['list contains([0.3], 0.1 + 0.2)', 'true'],
  ['list contains(1, 1)', 'true'],
  ['list contains("a", "b")', 'false'],
  ['list contains(list: [1, 2], element: 1)', 'true'],
  ['list contains(element: 1, list: [1, 2])', 'true'],
  ['list contains([@"10:00:00Z"], @"11:00:00+01:00")', 'true'],
  // count
  ['count([1, 2, 3])', '3'],
  ['count([])', '0'],
  ['count([null, [1, 2]])', '2'],
  ['count("abc")', '1'],
  ['count(list: [1])', '1'],
  // sublist
  ['sublist([4, 5, 6], 1)', '[4, 5, 6]'],
  ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
  ['sublist([4, 5, 6], 2)', '[5, 6]'],
  ['sublist([4, 5, 6], -2)', '[5, 6]'],
  ['sublist([4, 5, 6], -2, 1)', '[5]'],
  ['sublist([4, 5, 6], -3)', '[4, 5, 6]'],
  ['sublist([4, 5, 6], 3, 5)', '[6]'],
  ['sublist([4, 5, 6], 4)', '[]'],
  ['sublist([4, 5, 6], 1, 0)', '[]'],
  ['sublist([4, 5, 6], 2, null)', '[5, 6]'],
  ['sublist(list: [4, 5, 6], start position: 2, length: 1)', '[5]'],
  ['sublist(start position: 2, list: [4, 5, 6])', '[5, 6]'],
  // append, concatenate
  ['append([1], 2, 3)', '[1, 2, 3]'],
  ['append([1], [2])', '[1, [2]]'],
  ['append([], null)', '[null]'],
  ['append(1, 2)', '[1, 2]'],
  ['append([1])', '[1]'],
  ['append(list: [1], item: 2)', '[1, 2]'],
  ['concatenate(list: [1, 2])', '[1, 2]'],
  ['concatenate([1, 2], [3])', '[1, 2, 3]'],
  ['concatenate([1, [2]], [3], [])', '[1, [2], 3]'],
  ['concatenate([1], 2)', '[1, 2]'],
  ['concatenate([1])', '[1]'],
  // insert before, remove
  ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
  ['insert before([1, 3], 2, 2)', '[1, 2, 3]'],
  ['insert before([1, 3], -1, 2)', '[1, 2, 3]'],
  ['insert before([1, 3], -2, 2)', '[2, 1, 3]'],
  ['insert before([1], 1, null)', '[null, 1]'],
  ['insert before([1], 1, [2])', '[[2], 1]'],
  ['insert before(list: [1], position: 1, newItem: 0)', '[0, 1]'],
  ['remove([1, 2, 3], 2)', '[1, 3]'],
  ['remove([1, 2, 3], -1)', '[1, 2]'],
  ['remove([1, 2, 3], -3)', '[2, 3]'],
  ['remove([1], 1)', '[]'],
  ['remove(list: [1, 2], position: 1)', '[2]'],
  // list replace
  ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
  ['list replace([2, 4], -1, 6)', '[2, 6]'],
  ['list replace([2, 4], 1, null)', '[null, 4]'],
  ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', '[5, 5, 7, 8]'],
  ['list replace([], function(item, newItem) true, 5)', '[]'],
  ['list replace(list: [1, 2], match: function(a, b) a = 2, newItem: 9)', '[1, 9]'],
  ['list replace(newItem: 9, position: 1, list: [1, 2])', '[9, 2]'],
  // reverse, index of
  ['reverse([1, 2, 3])', '[3, 2, 1]'],
  ['reverse([])', '[]'],
  ['reverse(1)', '[1]'],
  ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
  ['index of([1], 2)', '[]'],
  ['index of([1, null], null)', '[2]'],
  ['index of([[1], 1], [1])', '[1]'],
  ['index of(list: ["a"], match: "a")', '[1]'],
  // union, distinct values, duplicate values
  ['union([1, 2], [2, 3])', '[1, 2, 3]'],
  ['union([1, 1], [])', '[1]'],
  ['union([null], [null, "1", 1])', '[null, "1", 1]'],
  ['union([1], 2)', '[1, 2]'],
  ['distinct values([1, 2, 3, 2, 1])', '[1, 2, 3]'],
  ['distinct values([0.3, 0.1 + 0.2, 0.30])', '[0.3]'],
  ['distinct values([1, "1", true, "true", null, "null", null])', '[1, "1", true, "true", null, "null"]'],
  ['distinct values([[1], [1, 2], [1], {a: 1}, {a: 1}, {a: 2}])', '[[1], [1, 2], {a: 1}, {a: 2}]'],
  ['distinct values([{a: 1, b: 2}, {b: 2, a: 1}])', '[{a: 1, b: 2}]'],
  ['distinct values([{a: [1]}, {a: [2]}, {a: [1]}])', '[{a: [1]}, {a: [2]}]'],
  ['distinct values([@"10:00:00Z", @"11:00:00+01:00", @"10:00:00"])', '[@"10:00:00Z", @"10:00:00"]'],
  ['distinct values([@"P1Y", @"P12M", @"PT24H", @"P1D"])', '[@"P1Y", @"P1D"]'],
  ['distinct values([[1..2], [1..2], [1..2)])', '[[1..2], [1..2)]'],
  ['distinct values([])', '[]'],
  ['duplicate values([1, 2, 3, 2, 1])', '[1, 2]'],
  ['duplicate values([1, 1, 1])', '[1]'],
  ['duplicate values([{a: 1}, {a: 1}, [2]])', '[{a: 1}]'],
  ['duplicate values([1, "1"])', '[]'],
  ['duplicate values([null, null])', '[null]'],
  // flatten, partition
  ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
  ['flatten([])', '[]'],
  ['flatten([[], [[]]])', '[]'],
  ['flatten([null, [null]])', '[null, null]'],
  ['flatten(1)', '[1]'],
  ['partition([1, 2, 3, 4, 5], 2)', '[[1, 2], [3, 4], [5]]'],
  ['partition([1], 5)', '[[1]]'],
  ['partition([], 2)', '[]'],
  // min, max
  ['min([3, 1, 2])', '1'],
  ['min(3, 1, 2)', '1'],
  ['min([3])', '3'],
  ['min(3)', '3'],
  ['min([])', 'null'],
  ['min(["b", "a"])', '"a"'],
  ['min("b", "a")', '"a"'],
  ['min(@"2026-01-02", @"2026-01-01")', '@"2026-01-01"'],
  ['min([@"PT1H", @"PT59M"])', '@"PT59M"'],
  ['max([1, 3, 2])', '3'],
  ['max(1, 3, 2)', '3'],
  ['max([])', 'null'],
  ['max([-1.5, -1.25])', '-1.25'],
  ['max(list: [1, 2])', '2'],
  ['max([@"2026-01-01T10:00:00Z", @"2026-01-01T10:30:00+01:00"])', '@"2026-01-01T10:00:00Z"'],
  // sum, product, mean
  ['sum([1, 2, 3])', '6'],
  ['sum(1, 2, 3)', '6'],
  ['sum([])', 'null'],
  ['sum([0.1, 0.2])', '0.3'],
  ['sum([0.1, 0.2, 1e20])', '100000000000000000000.3'],
  ['sum(5)', '5'],
  ['sum(list: [5, 6])', '11'],
  ['sum(for i in 1..1000 return 0.1)', '100'],
  ['product([2, 3, 4])', '24'],
  ['product(2, 3, 4)', '24'],
  ['product([0.1, 0.1])', '0.01'],
  ['product([])', 'null'],
  ['mean([1, 2, 3])', '2'],
  ['mean(1, 2)', '1.5'],
  ['mean([1, 1, 2])', '1.333333333333333333333333333333333'],
  ['mean([0.1, 0.2, 0.3])', '0.2'],
  ['mean([])', 'null'],
  // median, stddev, mode
  ['median([8, 2, 5, 3, 4])', '4'],
  ['median(8, 2, 5, 3, 4)', '4'],
  ['median([6, 1, 2, 3])', '2.5'],
  ['median([10, 9, 1])', '9'],
  ['median([])', 'null'],
  ['median([0.1, 0.2])', '0.15'],
  ['stddev([2, 4, 7, 5])', '2.081665999466132735282297706979931'],
  ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
  ['stddev([47])', 'null'],
  ['stddev(47)', 'null'],
  ['stddev([])', 'null'],
  ['stddev([1, 1, 1])', '0'],
  ['stddev([0.1, 0.1, 0.1])', '0'],
  ['stddev([1, 3])', '1.414213562373095048801688724209698'],
  ['mode([6, 3, 9, 6, 6])', '[6]'],
  ['mode(6, 3, 9, 6, 6)', '[6]'],
  ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
  ['mode([])', '[]'],
  ['mode([10, 9])', '[9, 10]'],
  ['mode([0.3, 0.1 + 0.2, 1])', '[0.3]'],
  // all, any
  ['all([true, true])', 'true'],
  ['all([true, false])', 'false'],
  ['all(true, false)', 'false'],
  ['all(true)', 'true'],
  ['all([])', 'true'],
  ['all([true, null])', 'null'],
  ['all([false, null, true])', 'false'],
  ['all([null])', 'null'],
  ['all([true, "true"])', 'null'],
  ['all(0)', 'null'],
  ['any([false, true])', 'true'],
  ['any(false, true)', 'true'],
  ['any([false, false])', 'false'],
  ['any(false)', 'false'],
  ['any([])', 'false'],
  ['any([false, null])', 'null'],
  ['any([true, null])', 'true'],
  ['any([null])', 'null'],
  ['any(0)', 'null'],
  // is empty
  ['is empty([])', 'true'],
  ['is empty([null])', 'false'],
  // sort
  ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
  ['sort([3, 1, 2], function(x, y) x > y)', '[3, 2, 1]'],
  ['sort(list: [3, 1, 2], precedes: function(x, y) x < y)', '[1, 2, 3]'],
  ['sort([3, 1, 2])', '[1, 2, 3]'],
  ['sort(["b", "a", "C"])', '["C", "a", "b"]'],
  ['sort([])', '[]'],
  ['sort([], function(x, y) x < y)', '[]'],
  ['sort([null], function(x, y) x < y)', '[null]'],
  ['sort([10, 9, 100, 0.5, -1])', '[-1, 0.5, 9, 10, 100]'],
  ['sort([@"P1Y", @"P11M"])', '[@"P11M", @"P1Y"]'],
  ['sort([{k: 1, v: "a"}, {k: 0, v: "b"}, {k: 1, v: "c"}], function(x, y) x.k < y.k).v', '["b", "a", "c"]'],
  ['sort([2, 1], function(x, y) true)', '[1, 2]'],
  ['sort([2, 1], function(x, y) false)', '[2, 1]'],
];

test.each(values)('%s is %s', (source, value) => {
  expect(evaluated(source).text).toBe(value);
});

const refusals: readonly (readonly [source: string, warning: string])[] = [
  ['list contains(null, 1)', 'the argument "list" of list contains is null, not a list'],
  ['count(null)', 'the argument "list" of count is null, not a list'],
  ['count(1, 2)', 'count takes 1 argument, not 2'],
  ['sublist([1], 0)', 'sublist: the start position is not in the list'],
  ['sublist([1], -2)', 'sublist: the start position is not in the list'],
  ['sublist([1], 1.5)', 'sublist: the start position is not in the list'],
  ['sublist([1], 1, -1)', 'sublist: the length must be a whole number from 0 on'],
  ['sublist([1], 1, 0.5)', 'sublist: the length must be a whole number from 0 on'],
  ['sublist([1], "1")', 'the argument "start position" of sublist is a text, not a number'],
  ['append(null, 1)', 'the argument "list" of append is null, not a list'],
  ['concatenate([1], null)', 'the argument "list" of concatenate is null, not a list'],
  ['concatenate()', 'concatenate takes 1 or more arguments, not 0'],
  ['insert before([1], 0, 2)', 'insert before: the position is not in the list'],
  ['insert before([1], 3, 2)', 'insert before: the position is not in the list'],
  ['insert before([], 1, 2)', 'insert before: the position is not in the list'],
  ['remove([1], 2)', 'remove: the position is not in the list'],
  ['remove([], -1)', 'remove: the position is not in the list'],
  ['list replace([1], 2, 0)', 'list replace: the position is not in the list'],
  [
    'list replace([1], "x", 0)',
    'the argument "position" of list replace is a text, not a number or a function',
  ],
  ['list replace([1], function(a) true, 0)', 'list replace: the function must have two parameters'],
  [
    'list replace([1], function(a, b) "yes", 0)',
    'list replace: the function does not give a boolean for all items',
  ],
  ['partition([1], 0)', 'partition: the size must be a whole number above 0'],
  ['partition([1], 1.5)', 'partition: the size must be a whole number above 0'],
  ['min([1, "a"])', 'min: two items of the list have no order'],
  ['min([1, null])', 'min: two items of the list have no order'],
  ['min([true])', 'min: two items of the list have no order'],
  ['max(null)', 'max: two items of the list have no order'],
  ['max([@"10:00:00", @"10:00:00Z"])', 'max: two items of the list have no order'],
  ['min()', 'min takes 1 or more arguments, not 0'],
  ['sum([1, "2"])', 'sum: an item of the list is not a number'],
  ['sum([1, null])', 'sum: an item of the list is not a number'],
  ['sum(null)', 'sum: an item of the list is not a number'],
  ['product([true])', 'product: an item of the list is not a number'],
  ['mean(["a"])', 'mean: an item of the list is not a number'],
  ['median([null])', 'median: an item of the list is not a number'],
  ['stddev(["a", 1])', 'stddev: an item of the list is not a number'],
  ['mode(["a"])', 'mode: an item of the list is not a number'],
  ['sum(9e6144, 9e6144)', 'sum: there are too few numbers, or the result is too large'],
  ['stddev(47)', 'stddev: there are too few numbers, or the result is too large'],
  ['all([true, null])', 'all: an item of the list is not a boolean'],
  ['all()', 'all takes 1 or more arguments, not 0'],
  ['is empty(1)', 'is empty: the argument is not a list'],
  ['is empty(null)', 'is empty: the argument is not a list'],
  ['sort([1, "a"])', 'sort: two items of the list have no order'],
  ['sort([true, false])', 'sort: two items of the list have no order'],
  ['sort([1, 2], function(x) true)', 'sort: the function must have two parameters'],
  ['sort([1, 2], function(x, y) 1)', 'sort: the function does not give a boolean for all items'],
  ['sort(null, function(x, y) x < y)', 'the argument "list" of sort is null, not a list'],
];

test.each(refusals)('%s is null: %s', (source, warning) => {
  const { text, warnings } = evaluated(source);
  expect(text).toBe('null');
  expect(warnings).toContain(warning);
});

test('a function that contradicts itself sorts somehow', () => {
  const items = Array.from({ length: 1000 }, (_, at) => at);
  const sorted = evaluated('sort(items, function(x, y) modulo(x + y, 3) = 1)', { items }).text;
  expect((JSON.parse(sorted) as number[]).sort((left, right) => left - right)).toEqual(items);
});

test('contexts and dates are told apart at once', () => {
  const contexts = Array.from({ length: 50_000 }, (_, at) => ({ at: at % 40_000, name: 'x' }));
  expect(evaluated('count(distinct values(contexts))', { contexts }).text).toBe('40000');
  const source =
    'count(distinct values(for i in 1..5000 return @"2026-01-01" + duration("P" + string(i) + "D")))';
  expect(evaluated(source).text).toBe('5000');
});

test('long lists are sorted, joined and told apart', () => {
  const items = Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 200_000);
  expect(evaluated('sort(items)[-1]', { items }).text).toBe('199999');
  expect(evaluated('count(distinct values(concatenate(items, items)))', { items }).text).toBe('200000');
  expect(evaluated('count(append(items, 1))', { items }).text).toBe('200001');
});

test('what takes too many steps is stopped', () => {
  const alike = Array.from({ length: 3000 }, (_, at) => [1, 2, 3, 4, at]);
  expect(() => evaluated('distinct values(alike)', { alike })).toThrow('steps');
});
