import { dateOfDay, dayOf, FeelDate } from '../../expressions/feel/values/date.ts';
import { isNumber, numberText } from '../../expressions/feel/values/number.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { jsonOf } from '../evaluation/record.ts';
import type { Region } from './region.ts';

/**
 * What is said of a value in a part of a column: `is in [5..10)`, `is "a" or "b"`, `is not "a"`, `> 3`. Null for all
 * its regions, which are `among`.
 */
export function textOf(part: readonly number[], among: readonly Region[]): string | null {
  if (part.length === among.length) return null;
  const texts: string[] = [];
  for (let at = 0; at < part.length; at++) {
    const from = at;
    while (areJoined(part, at, among)) at++;
    const first = among[part[from] ?? -1];
    const last = among[part[at] ?? -1];
    if (first && last) texts.push(intervalText(first, last));
  }
  return texts
    .map((text, at) => (texts[at - 1]?.startsWith('is ') ? text.replace(/^is /, '') : text))
    .join(' or ');
}

/** Regions of values that have an order touch their neighbours. */
function areJoined(part: readonly number[], at: number, among: readonly Region[]): boolean {
  const next = part[at + 1];
  if (next === undefined || next !== (part[at] ?? -1) + 1) return false;
  const [one, other] = [among[next - 1], among[next]];
  return other?.kind !== 'null' && (one?.kind === 'between') !== (other?.kind === 'between');
}

function intervalText(first: Region, last: Region): string {
  if (first.kind === 'others') return othersText(first.than.map(valueText));
  if (first.kind === 'null' || last.kind === 'null' || last.kind === 'others') return 'is null';
  const [low, lowIncluded] = first.kind === 'value' ? [first.value, true] : [first.low, false];
  const [high, highIncluded] = last.kind === 'value' ? [last.value, true] : [last.high, false];
  if (first === last && first.kind === 'value') return `is ${valueText(first.value)}`;
  if (low === null) return `${highIncluded ? '<=' : '<'} ${valueText(high)}`;
  if (high === null) return `${lowIncluded ? '>=' : '>'} ${valueText(low)}`;
  return `is in ${lowIncluded ? '[' : '('}${valueText(low)}..${valueText(high)}${highIncluded ? ']' : ')'}`;
}

function othersText(texts: readonly string[]): string {
  const [only = ''] = texts;
  return texts.length === 1 ? `is not ${only}` : `is none of ${texts.join(', ')}`;
}

/** A value of the region, undefined where none comes to mind. */
export function exampleOf(region: Region): string | undefined {
  switch (region.kind) {
    case 'null':
      return 'null';
    case 'value':
      return valueText(region.value);
    case 'others':
      return otherText(region.than);
    case 'between':
      return region.low instanceof FeelDate || region.high instanceof FeelDate
        ? dayBetween(region.low, region.high)
        : numberBetween(region.low, region.high);
  }
}

/** A text like those that are named: one of them with more behind it. */
function otherText(than: readonly FeelValue[]): string | undefined {
  const [like] = than;
  if (typeof like !== 'string') return undefined;
  let text = `${like}…`;
  while (than.includes(text)) text += '…';
  return valueText(text);
}

function numberBetween(from: FeelValue, to: FeelValue): string | undefined {
  if (!isNumber(from ?? to)) return undefined;
  const low = from === null ? null : Number(from);
  const high = to === null ? null : Number(to);
  if (low === null) return String((high ?? 0) - 1);
  return String(high === null ? low + 1 : (low + high) / 2);
}

function dayBetween(low: FeelValue, high: FeelValue): string | undefined {
  const number = low instanceof FeelDate ? dayOf(low) + 1 : high instanceof FeelDate ? dayOf(high) - 1 : 0;
  const day = dateOfDay(number);
  return day ? valueText(day) : undefined;
}

function valueText(value: FeelValue): string {
  if (typeof value === 'string') return `"${value}"`;
  return isNumber(value) ? numberText(value) : JSON.stringify(jsonOf(value)).replaceAll('"', '');
}
