import { expect, test } from '@jest/globals';
import { evaluated } from './evaluated.ts';

const values: readonly (readonly [source: string, value: string])[] = [
  // decimal: half to even
  ['decimal(1/3, 2)', '0.33'],
  ['decimal(1.5, 0)', '2'],
  ['decimal(2.5, 0)', '2'],
  ['decimal(-2.5, 0)', '-2'],
  ['decimal(0.515, 2)', '0.52'],
  ['decimal(0.505, 2)', '0.5'],
  ['decimal(1250, -2)', '1200'],
  ['decimal(1350, -2)', '1400'],
  ['decimal(49, -2)', '0'],
  ['decimal(-0.4, 0)', '0'],
  ['decimal(1/3, 2.5)', '0.33'],
  ['decimal(7, 3)', '7'],
  ['decimal(n: 1.25, scale: 1)', '1.2'],
  ['decimal(9999999999999999999999999999999999.5, 0)', '10000000000000000000000000000000000'],
  ['decimal(123456789.123456789123456789, 10)', '123456789.1234567891'],
  // floor, ceiling
  ['floor(1.5)', '1'],
  ['floor(-1.5)', '-2'],
  ['floor(-1.56, 1)', '-1.6'],
  ['floor(1.56, 1)', '1.5'],
  ['floor(156, -1)', '150'],
  ['floor(5)', '5'],
  ['floor(n: 1.7)', '1'],
  ['floor(1.7, null)', 'null'],
  ['floor(100000000000000000000.5)', '100000000000000000000'],
  ['ceiling(1.5)', '2'],
  ['ceiling(-1.5)', '-1'],
  ['ceiling(-0.5)', '0'],
  ['ceiling(-1.56, 1)', '-1.5'],
  ['ceiling(1.51, 1)', '1.6'],
  // round up, down, half up, half down
  ['round up(5.5, 0)', '6'],
  ['round up(-5.5, 0)', '-6'],
  ['round up(1.121, 2)', '1.13'],
  ['round up(-1.126, 2)', '-1.13'],
  ['round up(1.1, 1)', '1.1'],
  ['round down(5.5, 0)', '5'],
  ['round down(-5.5, 0)', '-5'],
  ['round down(1.129, 2)', '1.12'],
  ['round half up(5.5, 0)', '6'],
  ['round half up(-5.5, 0)', '-6'],
  ['round half up(1.125, 2)', '1.13'],
  ['round half up(1.005, 2)', '1.01'],
  ['round half up(-1.124, 2)', '-1.12'],
  ['round half down(5.5, 0)', '5'],
  ['round half down(-5.5, 0)', '-5'],
  ['round half down(1.125, 2)', '1.12'],
  ['round half down(1.126, 2)', '1.13'],
  ['round half up(n: 2.5, scale: 0)', '3'],
  // abs, of durations too
  ['abs(10)', '10'],
  ['abs(-10)', '10'],
  ['abs(-0.1)', '0.1'],
  ['abs(n: -1)', '1'],
  ['abs(@"PT5H")', '@"PT5H"'],
  ['abs(@"-PT5H")', '@"PT5H"'],
  ['abs(duration("-P1Y"))', '@"P1Y"'],
  // modulo: the sign of the divisor
  ['modulo(12, 5)', '2'],
  ['modulo(-12, 5)', '3'],
  ['modulo(12, -5)', '-3'],
  ['modulo(-12, -5)', '-2'],
  ['modulo(10.1, 4.5)', '1.1'],
  ['modulo(-10.1, 4.5)', '3.4'],
  ['modulo(10.1, -4.5)', '-3.4'],
  ['modulo(-10.1, -4.5)', '-1.1'],
  ['modulo(-10, 5)', '0'],
  ['modulo(0.3, 0.1)', '0'],
  ['modulo(dividend: 7, divisor: 2)', '1'],
  ['modulo(100000000000000000001, 10)', '1'],
  // sqrt, log, exp
  ['sqrt(16)', '4'],
  ['sqrt(0)', '0'],
  ['sqrt(0.01)', '0.1'],
  ['sqrt(2)', '1.414213562373095048801688724209698'],
  ['log(1)', '0'],
  ['log(10)', '2.302585092994045684017991454684364'],
  ['decimal(log(exp(2)), 30)', '2'],
  ['exp(0)', '1'],
  ['exp(1)', '2.718281828459045235360287471352662'],
  ['exp(-1)', '0.3678794411714423215955237701614609'],
  ['sqrt(number: 9)', '3'],
  // odd, even
  ['odd(5)', 'true'],
  ['odd(2)', 'false'],
  ['odd(-5)', 'true'],
  ['odd(0)', 'false'],
  ['odd(5.5)', 'false'],
  ['even(5)', 'false'],
  ['even(2)', 'true'],
  ['even(-2)', 'true'],
  ['even(0)', 'true'],
  ['even(2.0)', 'true'],
  ['even(2.5)', 'false'],
  ['even(100000000000000000002)', 'true'],
  ['odd(100000000000000000001)', 'true'],
  // one item for its list of one
  ['floor([1.5])', '1'],
  ['modulo([12], [5])', '2'],
  // number
  ['number("123")', '123'],
  ['number("-1.5")', '-1.5'],
  ['number("1e3")', '1000'],
  ['number("1 000,0", " ", ",")', '1000'],
  ['number("1,000.0", ",", ".")', '1000'],
  ['number(from: "1.000.000,01", decimal separator: ",", grouping separator: ".")', '1000000.01'],
  ['number("1,5", null, ",")', '1.5'],
  ['number("1,500", ",", null)', '1500'],
  ['number("1,500", ",")', '1500'],
  ['number("1.5", null, null)', '1.5'],
  ['number("1.500", ".", null)', '1500'],
  ['number("0.1000000000000000055511151231257827")', '0.1000000000000000055511151231257827'],
  ['number(["5"])', '5'],
];

test.each(values)('%s is %s', (source, value) => {
  expect(evaluated(source).text).toBe(value);
});

const refusals: readonly (readonly [source: string, warning: string])[] = [
  ['decimal(1, 6177)', 'decimal: the scale must be from -6111 to 6176'],
  ['decimal(1, -6112)', 'decimal: the scale must be from -6111 to 6176'],
  ['round up(1, 1e30)', 'round up: the scale must be from -6111 to 6176'],
  ['decimal(1)', 'decimal takes 2 arguments, not 1'],
  ['decimal(1, null)', 'the argument "scale" of decimal is null, not a number'],
  ['decimal("1", 2)', 'the argument "n" of decimal is a text, not a number'],
  ['floor(null)', 'the argument "n" of floor is null, not a number'],
  ['floor()', 'floor takes 1 or 2 arguments, not 0'],
  ['abs("1")', 'the argument "n" of abs is a text, not a number'],
  ['modulo(1, 0)', 'modulo: the divisor is 0'],
  ['modulo(1, null)', 'the argument "divisor" of modulo is null, not a number'],
  ['sqrt(-1)', 'sqrt: the number is negative'],
  ['log(0)', 'log: the number is not positive'],
  ['log(-1)', 'log: the number is not positive'],
  ['exp(100000)', 'exp: the result is too large'],
  ['odd(null)', 'the argument "number" of odd is null, not a number'],
  ['even("2")', 'the argument "number" of even is a text, not a number'],
  ['number("x")', 'number: the text is not a number'],
  ['number("")', 'number: the text is not a number'],
  ['number(" 1")', 'number: the text is not a number'],
  ['number("1,000")', 'number: the text is not a number'],
  ['number("1.5", null, ",")', 'number: the text is not a number'],
  ['number("1,5,0", null, ",")', 'number: the text is not a number'],
  ['number("1", "x", ".")', 'number: the grouping separator must be a space, a comma, a point or null'],
  ['number("1", "", ".")', 'number: the grouping separator must be a space, a comma, a point or null'],
  ['number("1", " ", " ")', 'number: the decimal separator must be a comma, a point or null'],
  ['number("1", ".", ".")', 'number: the grouping separator must not be the decimal separator'],
  ['number(null)', 'the argument "from" of number is null, not a text'],
  ['number(1)', 'the argument "from" of number is a number, not a text'],
];

test.each(refusals)('%s is null: %s', (source, warning) => {
  const { text, warnings } = evaluated(source);
  expect(text).toBe('null');
  expect(warnings.some((message) => message.startsWith(warning))).toBe(true);
});

test('random numbers are from 0 to below 1, and not always the same', () => {
  const numbers = evaluated('for i in 1..50 return random number()').text;
  const drawn = JSON.parse(numbers) as number[];
  expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(1);
});
