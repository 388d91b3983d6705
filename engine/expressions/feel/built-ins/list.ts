import { isSame } from '../values/equality.ts';
import type { FeelFunction } from '../values/function.ts';
import type { FeelNumber } from '../values/number.ts';
import { toInteger } from '../values/number.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { ValueIndex } from './value-index.ts';

/**
 * Lists searched, cut and put together (DMN 1.5 §10.3.4.4), with Camunda's `duplicate values` and `partition`.
 * Positions count from 1, from the end when negative; one that the list does not have gives null.
 */
export const listFunctions: readonly BuiltIn[] = [
  builtIn(
    'list contains',
    on('list: list, element: any', (call, list, element) => {
      call.spend(list.length);
      return list.some((item) => isSame(item, element, call));
    }),
  ),
  builtIn(
    'count',
    on('list: list', (_call, list) => list.length),
  ),
  builtIn('sublist', on('list: list, start position: number, length?: number', sublist)),
  builtIn(
    'append',
    on('list: list', (_call, list) => list),
    on('list: list, ...item: any', (call, list, ...items) => joined([list, items], call)),
  ),
  builtIn(
    'concatenate',
    on('...list: list', (call, ...lists) => joined(lists, call)),
  ),
  builtIn(
    'insert before',
    on('list: list, position: number, newItem: any', (call, list, position, newItem) =>
      spliced('insert before', list, position, 0, [newItem], call),
    ),
  ),
  builtIn(
    'remove',
    on('list: list, position: number', (call, list, position) =>
      spliced('remove', list, position, 1, [], call),
    ),
  ),
  builtIn(
    'list replace',
    on('list: list, position: number, newItem: any', (call, list, position, newItem) =>
      spliced('list replace', list, position, 1, [newItem], call),
    ),
    on('list: list, match: function, newItem: any', replaceMatches),
  ),
  builtIn(
    'reverse',
    on('list: list', (call, list) => {
      call.spend(list.length);
      return [...list].reverse();
    }),
  ),
  builtIn(
    'index of',
    on('list: list, match: any', (call, list, match) => {
      call.spend(list.length);
      return list.flatMap((item, at) => (isSame(item, match, call) ? [at + 1] : []));
    }),
  ),
  builtIn(
    'union',
    on('...list: list', (call, ...lists) => distinct(joined(lists, call), call)),
  ),
  builtIn(
    'distinct values',
    on('list: list', (call, list) => distinct(list, call)),
  ),
  builtIn(
    'duplicate values',
    on('list: list', (call, list) => duplicates(list, call)),
  ),
  builtIn(
    'flatten',
    on('list: list', (call, list) => flattenInto([], list, call)),
  ),
  builtIn(
    'partition',
    on('list: list, size: number', (call, list, size) => {
      const step = toInteger(size);
      if (step === null || step < 1) return call.fail('partition: the size must be a whole number above 0');
      call.spend(list.length);
      return Array.from({ length: Math.ceil(list.length / step) }, (_, at) =>
        list.slice(at * step, (at + 1) * step),
      );
    }),
  ),
];

/** Ends with the list where it is shorter than asked, as in Camunda's; behind its end there is nothing. */
function sublist(
  call: CallContext,
  list: FeelList,
  start: FeelNumber,
  length?: FeelNumber | null,
): FeelValue {
  const position = toInteger(start);
  if (position === null || position === 0 || position < -list.length)
    return call.fail('sublist: the start position is not in the list');
  const from = position > 0 ? position - 1 : list.length + position;
  const count = toInteger(length ?? list.length);
  if (count === null || count < 0) return call.fail('sublist: the length must be a whole number from 0 on');
  const part = list.slice(from, from + count);
  call.spend(part.length);
  return part;
}

function joined(lists: readonly FeelList[], call: CallContext): FeelList {
  for (const list of lists) call.spend(list.length);
  return lists.flat();
}

/** With so many items from a position on replaced by others. */
function spliced(
  name: string,
  list: FeelList,
  position: FeelNumber,
  count: number,
  items: FeelList,
  call: CallContext,
): FeelValue {
  const place = toInteger(position) ?? 0;
  if (place === 0 || Math.abs(place) > list.length)
    return call.fail(`${name}: the position is not in the list`);
  call.spend(list.length);
  return list.toSpliced(place > 0 ? place - 1 : place, count, ...items);
}

function replaceMatches(
  call: CallContext,
  list: FeelList,
  match: FeelFunction,
  newItem: FeelValue,
): FeelValue {
  if (match.parameters && match.parameters.length !== 2)
    return call.fail('list replace: the function must have two parameters');
  const result: FeelValue[] = [];
  for (const item of list) {
    const isMatch = call.invoke(match, [item, newItem]);
    if (typeof isMatch !== 'boolean')
      return call.fail('list replace: the function does not give a boolean for all items');
    result.push(isMatch ? newItem : item);
  }
  return result;
}

/** Each value where it occurs first. */
function distinct(list: FeelList, call: CallContext): FeelList {
  call.spend(list.length);
  const index = new ValueIndex(call.spend);
  const values: FeelValue[] = [];
  for (const item of list) if (index.of(item) === values.length) values.push(item);
  return values;
}

/** Each value that occurs more than once, in the order in which they occur first. */
function duplicates(list: FeelList, call: CallContext): FeelList {
  call.spend(list.length);
  const index = new ValueIndex(call.spend);
  const values: { readonly value: FeelValue; isRepeated: boolean }[] = [];
  for (const value of list) {
    const known = values[index.of(value)];
    if (known) known.isRepeated = true;
    else values.push({ value, isRepeated: false });
  }
  return values.filter(({ isRepeated }) => isRepeated).map(({ value }) => value);
}

function flattenInto(flat: FeelValue[], list: FeelList, call: CallContext): FeelList {
  call.spend(list.length);
  for (const item of list) {
    if (Array.isArray(item)) flattenInto(flat, item, call);
    else flat.push(item);
  }
  return flat;
}
