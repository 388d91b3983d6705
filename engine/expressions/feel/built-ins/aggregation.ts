import {
  add,
  compareNumbers,
  Decimal,
  decimalOf,
  divide,
  isNumber,
  multiply,
  numberOf,
} from '../values/number.ts';
import type { FeelNumber } from '../values/number.ts';
import { compare } from '../values/order.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { ValueIndex } from './value-index.ts';

/**
 * What becomes of a whole list, or of the arguments when they are no list (DMN 1.5 §10.3.4.4). Null with a warning when
 * an item is not a number, or has no order; of an empty list as the standard says.
 */
export const aggregationFunctions: readonly BuiltIn[] = [
  aggregate('min', (items, call) => extreme('min', items, -1, call)),
  aggregate('max', (items, call) => extreme('max', items, 1, call)),
  ofNumbers('sum', (numbers) => (numbers.length === 0 ? null : sum(numbers))),
  ofNumbers('product', (numbers) => (numbers.length === 0 ? null : folded(numbers, 1, multiply))),
  ofNumbers('mean', mean),
  ofNumbers('median', (numbers) => median([...numbers].sort(compareNumbers))),
  ofNumbers('stddev', deviation),
  ofNumbers('mode', modes),
  aggregate('all', (items, call) => connected('all', items, false, call)),
  aggregate('any', (items, call) => connected('any', items, true, call)),
];

type Aggregation<T> = (items: readonly T[], call: CallContext) => FeelValue;

function aggregate(name: string, of: Aggregation<FeelValue>): BuiltIn {
  const call = (context: CallContext, list: FeelList) => {
    context.spend(list.length);
    return of(list, context);
  };
  return builtIn(
    name,
    on('list: list', call),
    on('...items: any', (context, ...items) => call(context, items)),
  );
}

function ofNumbers(name: string, of: Aggregation<FeelNumber>): BuiltIn {
  return aggregate(name, (items, call) => {
    if (!items.every(isNumber)) return call.fail(`${name}: an item of the list is not a number`);
    const result = of(items, call);
    if (result !== null || items.length === 0) return result;
    return call.fail(`${name}: there are too few numbers, or the result is too large`);
  });
}

function extreme(name: string, items: FeelList, sign: number, call: CallContext): FeelValue {
  const [first = null] = items;
  if (items.length === 0) return null;
  let best = first;
  for (const item of items) {
    const order = compare(item, best);
    if (order === null) return call.fail(`${name}: two items of the list have no order`);
    if (order === sign) best = item;
  }
  return best;
}

/** As `and` (until false) and `or` (until true) connect: what is no boolean leaves it open. */
function connected(name: string, items: FeelList, decisive: boolean, call: CallContext): boolean | null {
  if (items.includes(decisive)) return decisive;
  const isKnown = items.every((item) => typeof item === 'boolean');
  return isKnown ? !decisive : call.fail(`${name}: an item of the list is not a boolean`);
}

/** Null when it is too large. */
function folded(
  numbers: readonly FeelNumber[],
  start: FeelNumber,
  join: (left: FeelNumber, right: FeelNumber) => FeelNumber | null,
): FeelNumber | null {
  let result = start;
  for (const number of numbers) {
    const joined = join(result, number);
    if (joined === null) return null;
    result = joined;
  }
  return result;
}

function sum(numbers: readonly FeelNumber[]): FeelNumber | null {
  return folded(numbers, 0, add);
}

function mean(numbers: readonly FeelNumber[]): FeelNumber | null {
  const total = sum(numbers);
  return total === null ? null : divide(total, numbers.length);
}

function median(sorted: readonly FeelNumber[]): FeelNumber | null {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return lower === undefined ? upper : mean([lower, upper]);
}

/** Keeps what squares and their sum need, so that only the result is rounded. */
const Precise = Decimal.clone({ precision: 100 });

/** Of a sample: divided by one less than there are. Null for fewer than two. */
function deviation(numbers: readonly FeelNumber[]): FeelNumber | null {
  const count = numbers.length;
  if (count < 2) return null;
  let [total, squares] = [new Precise(0), new Precise(0)];
  for (const number of numbers) {
    const exact = new Precise(decimalOf(number));
    total = total.plus(exact);
    squares = squares.plus(exact.times(exact));
  }
  const variance = squares.minus(total.times(total).dividedBy(count)).dividedBy(count - 1);
  // Equal numbers with endless quotients may leave a trace below 0.
  const root = variance.isNegative() ? new Precise(0) : variance.sqrt();
  return numberOf(new Decimal(root).toSignificantDigits(34));
}

/** The numbers that occur most often, in ascending order. */
function modes(numbers: readonly FeelNumber[], call: CallContext): readonly FeelNumber[] {
  const counts: number[] = [];
  const seen = new ValueIndex(call.spend);
  const distinct: FeelNumber[] = [];
  for (const number of numbers) {
    const at = seen.of(number);
    if (at === distinct.length) distinct.push(number);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const most = counts.reduce((left, right) => Math.max(left, right), 0);
  return distinct.filter((_number, at) => counts[at] === most).sort(compareNumbers);
}
