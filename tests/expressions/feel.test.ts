import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateFeel } from '../../engine/expressions/feel.ts';
import type { Json } from '../../engine/model/json.ts';

/** 15 July 2026, 08:30 in Greenwich, 10:30 in Rome. */
const clock = { now: 1784104200000, zone: 'Europe/Rome' };

const variables: Readonly<Record<string, Json>> = {
  amount: 200,
  status: 'open',
  flag: true,
  nothing: null,
  order: { id: 'o-1', 'net price': 3, items: [{ price: 1 }, { price: 5 }] },
  'first name': 'Ada',
  'a-b': 7,
  a: 10,
  b: 4,
  count: 3,
  price: 2,
  due: '2026-07-20',
};

const run = (source: string, scope = variables) =>
  evaluateFeel(source, (name) => (Object.hasOwn(scope, name) ? scope[name] : undefined), clock);

const valueOf = (source: string): Json => {
  const result = run(source);
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const values: readonly (readonly [source: string, value: Json])[] = [
  // Literals, names and paths
  ['1', 1],
  ['"text"', 'text'],
  ['null', null],
  ['amount', 200],
  ['order', { id: 'o-1', 'net price': 3, items: [{ price: 1 }, { price: 5 }] }],
  ['order.id', 'o-1'],
  ['order.net price', 3],
  ['order.`net price`', 3],
  ['order.items.price', [1, 5]],
  ['first name', 'Ada'],
  ['`first name`', 'Ada'],
  // Unknown is null, all the way down
  ['unknown', null],
  ['unknown.path.deep', null],
  ['amount.path', null],
  ['unknown name', null],
  ['unknown(1)', null],
  // Names with operators need back-ticks, whatever variables there are
  ['a-b', 6],
  ['`a-b`', 7],
  ['`a-b` - a', -3],
  // Comparison and three-valued logic
  ['amount > 100 and status = "open"', true],
  ['amount > 100 and unknown = "open"', false],
  ['unknown > 1', null],
  ['unknown = null', true],
  ['nothing = null', true],
  ['true and unknown', null],
  ['false and unknown', false],
  ['true or unknown', true],
  ['not(unknown)', null],
  ['not(flag)', false],
  ['amount in [100..300]', true],
  ['status in ("open", "closed")', true],
  ['amount between 1 and 3', false],
  ['if unknown then 1 else 2', 2],
  // Lists and contexts
  ['order.items[price > price]', []],
  ['order.items[price > 2]', [{ price: 5 }]],
  ['order.items[item.price > a - 9]', [{ price: 5 }]],
  ['for x in [1, 2] return x * a', [10, 20]],
  ['for x in 1..3 return x', [1, 2, 3]],
  ['some x in [1, 2] satisfies x > b', false],
  ['{ total: a + b, twice: total * 2 }.twice', 28],
  ['[1, [2, null]]', [1, [2, null]]],
  ['sort([3, 1, 2], function(x, y) x < y)', [1, 2, 3]],
  ['{ double: function(x) x * 2, y: double(4) }.y', 8],
  // A variable does not hide a function of the same name, nor the other way round
  ['count(order.items)', 2],
  ['count + 1', 4],
  // Numbers JSON cannot hold
  ['0 * -1', 0],
  ['1 / 0', null],
  ['amount > order', null],
  ['1e3', 1000],
  ['10 ** 400', null],
  ['[10 ** 400]', [null]],
  // Dates, times and durations
  ['date("2026-02-03")', '2026-02-03'],
  ['@"2026-02-03"', '2026-02-03'],
  ['date(due) + duration("P1M")', '2026-08-20'],
  ['time("10:00:00")', '10:00:00'],
  ['time("10:00:00@Europe/Rome")', '10:00:00+01:00'],
  ['date and time("2026-01-01T10:00:00")', '2026-01-01T10:00:00'],
  ['date and time("2026-01-01T10:00:00Z")', '2026-01-01T10:00:00Z'],
  ['date and time("2026-01-01T10:00:00+05:30")', '2026-01-01T10:00:00+05:30'],
  ['date and time("2026-01-01T10:00:00@Europe/Rome")', '2026-01-01T10:00:00+01:00'],
  ['date and time("2026-07-01T10:00:00@Europe/Rome")', '2026-07-01T10:00:00+02:00'],
  ['duration("P1Y2M")', 'P1Y2M'],
  ['duration("PT36H")', 'P1DT12H'],
  ['date(due) - date("2026-07-15")', 'P5D'],
  // The clock is the one given
  ['now()', '2026-07-15T10:30:00+02:00'],
  ['today()', '2026-07-15'],
  ['today() + duration("P1D")', '2026-07-16'],
  ['now() < date and time("2026-07-15T08:30:01Z")', true],
  ['date(due) > today()', true],
  ['{ now: 1 }.now', 1],
  ['{ clock: today, day: clock() }.day', '2026-07-15'],
  // Camunda's functions
  ['is defined(amount)', true],
  ['is defined(unknown)', false],
  ['is defined(nothing)', false],
  ['is defined(order.gone)', false],
  ['get or else(unknown, 3)', 3],
  ['get or else(amount, 3)', 200],
  ['get or else(value: nothing, default: 1)', 1],
  ['is empty([])', true],
  ['is empty(order.items)', false],
  ['is empty(1)', null],
  ['is blank("  ")', true],
  ['is blank(null)', null],
  ['trim("  x ")', 'x'],
  ['to json({ a: [1, date("2026-01-01")] })', '{"a":[1,"2026-01-01"]}'],
  ['from json("{\\"a\\": [1]}").a', [1]],
  ['from json("{")', null],
  ['last day of month(date("2024-02-03"))', '2024-02-29'],
  ['last day of month(date and time("2026-12-03T10:00:00Z"))', '2026-12-31'],
  ['last day of month("2024-02-03")', null],
  ['duplicate values([1, 2, 1, 3, 3])', [1, 3]],
  ['partition([1, 2, 3], 2)', [[1, 2], [3]]],
  ['partition([1], 0)', null],
  ['assert(amount, amount > 100)', 200],
  // Comments and white space
  ['// a comment\n amount', 200],
  ['amount // a comment', 200],
  ['  amount\n  +\n  1', 201],
  // Property names of objects are no variables
  ['constructor', null],
  ['order.constructor', null],
  ['toString', null],
  ['`__proto__`', null],
];

test.each(values)('%s is %j', (source, value) => {
  expect(valueOf(source)).toEqual(value);
});

const failures: readonly (readonly [source: string, message: string])[] = [
  ['', 'the expression is empty at column 1'],
  ['1 +', 'the expression ends too early at column 4'],
  ['a b c else', 'unexpected "else" at column 7'],
  ['[1..3]', 'a range is not a value that can be stored'],
  ['{ a: function(x) x }', 'a function is not a value that can be stored'],
  ['floor', 'a function is not a value that can be stored'],
  ['assert(amount, amount > 300, "too small")', 'too small'],
];

test.each(failures)('%s fails: %s', (source, message) => {
  expect(run(source)).toEqual({ ok: false, message });
});

test('warnings say why a result is null, and are those of this evaluation only', () => {
  const first = run('unknown + 1');
  const second = run('unknown + 1');
  expect(first).toMatchObject({
    ok: true,
    value: null,
    warnings: ['there is no variable "unknown" at column 1', expect.any(String)],
  });
  expect(second).toEqual(first);
  expect(run('unknown + 1', { unknown: 1 })).toEqual({ ok: true, value: 2, warnings: [] });
  // A date is read once for all evaluations, and one that cannot be read warned of in each.
  for (let round = 0; round < 2; round += 1) {
    expect(run('date("2026-07-20") = date(due)')).toEqual({ ok: true, value: true, warnings: [] });
    expect(run('date("2026-02-30")')).toEqual({ ok: true, value: null, warnings: [expect.any(String)] });
  }
});

test('only the names an expression uses are looked up', () => {
  const asked: string[] = [];
  const lookup = (name: string) => {
    asked.push(name);
    return variables[name];
  };
  evaluateFeel('order.items[price > 2].price[1] + count([a]) + `first name`', lookup, clock);
  expect(asked.sort()).toEqual(['a', 'first name', 'order']);
});

test('the same text gives new results for new variables and a new clock', () => {
  expect([1, 2, 3].map((x) => run('x * 2', { x }))).toMatchObject([{ value: 2 }, { value: 4 }, { value: 6 }]);
  const later = evaluateFeel('today()', () => undefined, {
    now: clock.now + 86_400_000,
    zone: 'Europe/Rome',
  });
  expect(later).toMatchObject({ value: '2026-07-16' });
});

test('the hour that the end of summer time repeats is told apart', () => {
  const at = (text: string) =>
    evaluateFeel('now()', () => undefined, { now: Date.parse(text), zone: 'Europe/Rome' });
  expect(at('2026-10-25T00:30:00Z')).toMatchObject({ value: '2026-10-25T02:30:00+02:00' });
  expect(at('2026-10-25T01:30:00Z')).toMatchObject({ value: '2026-10-25T02:30:00+01:00' });
  // A day is 24 hours, also where the clocks have been changed meanwhile.
  expect(run('now() + duration("P180D")')).toMatchObject({ value: '2027-01-11T09:30:00+01:00' });
});

test('variables are not changed', () => {
  const frozen = Object.freeze({ list: Object.freeze([3, 1, 2]), context: Object.freeze({ a: 1 }) });
  for (const source of [
    'sort(list, function(x, y) x < y)',
    'append(list, 4)',
    'context put(context, "b", 2)',
    'reverse(list)',
  ])
    expect(run(source, frozen)).toMatchObject({ ok: true });
  expect(frozen).toEqual({ list: [3, 1, 2], context: { a: 1 } });
});

/** As it would be written in an expression. */
const literalOf = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, entry]) => `"${name}": ${literalOf(entry)}`)
    .join(', ')}}`;
};

test('a variable can stand for what it holds, and evaluating changes nothing', () => {
  const name = fc.constantFrom('a', 'b', 'first name', 'order', 'nothing');
  const literal = fc.constantFrom(
    '1',
    '0.5',
    '"x"',
    'true',
    'null',
    '[]',
    '[1, 2]',
    '{k: 1}',
    'date("2026-01-01")',
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const inner = tie('expression');
    const operator = fc.constantFrom('+', '-', '*', '/', '=', '!=', '<', '<=', '>', '>=', 'and', 'or');
    return {
      expression: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.oneof(name, literal),
        fc
          .tuple(name, fc.constantFrom('.k', '.items', '[1]', '[item > 1]', '[k > 1]'))
          .map(([target, step]) => `${target}${step}`),
        fc.tuple(inner, operator, inner).map(([left, op, right]) => `(${left}) ${op} (${right})`),
        inner.map((value) => `not(${value})`),
        inner.map((value) => `-(${value})`),
        fc.tuple(inner, inner, inner).map(([test, one, other]) => `if ${test} then ${one} else ${other}`),
        fc.tuple(inner, inner).map(([list, body]) => `for i in [${list}] return ${body}`),
        fc.tuple(inner, inner).map(([list, body]) => `some i in [${list}] satisfies ${body}`),
        fc.tuple(inner, inner).map(([first, second]) => `{ one: ${first}, two: ${second} }`),
        fc
          .tuple(fc.constantFrom('count', 'string', 'sum', 'min', 'flatten'), inner)
          .map(([called, value]) => `${called}([${value}])`),
      ),
    };
  });
  const value = fc.oneof(
    // JSON has no -0.
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((number) => number + 0),
    fc.constantFrom<Json>(3, 'x', true, null, [], [1, 2, 3], { k: 1, b: null }, { items: [{ k: 2 }] }),
  );
  const scope = fc.record({
    a: value,
    b: value,
    'first name': value,
    order: value,
    nothing: fc.constant(null),
  });
  fc.assert(
    fc.property(expression, scope, (source, held) => {
      const before = JSON.stringify(held);
      const literal = source.replace(
        /\b(first name|order|nothing|a|b)\b(?!:)/g,
        (word) => `(${literalOf(held[word as 'a'])})`,
      );
      const result = run(source, held);
      const expected = run(literal, {});
      expect(result.ok).toBe(true);
      expect(result.ok && result.value).toEqual(expected.ok && expected.value);
      expect(JSON.stringify(held)).toBe(before);
    }),
    { numRuns: 500 },
  );
});
