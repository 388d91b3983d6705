import { isNumber, numberText } from '../../expressions/feel/values/number.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { jsonOf } from '../evaluation/record.ts';
import type { Region } from './region.ts';

/** A part of a column as an entry would write it: `[5..10)`, `"a", "b"`, `not("a")`, `> 3`. `among`: all its regions. */
export function textOf(part: readonly number[], among: readonly Region[]): string {
  if (part.length === among.length) return 'anything';
  const texts: string[] = [];
  for (let at = 0; at < part.length; at++) {
    const from = at;
    while (areJoined(part, at, among)) at++;
    const first = among[part[from] ?? -1];
    const last = among[part[at] ?? -1];
    if (first && last) texts.push(intervalText(first, last));
  }
  return texts.join(', ');
}

/** Regions of values that have an order touch their neighbours. */
function areJoined(part: readonly number[], at: number, among: readonly Region[]): boolean {
  const next = part[at + 1];
  if (next === undefined || next !== (part[at] ?? -1) + 1) return false;
  const [one, other] = [among[next - 1], among[next]];
  return (one?.kind === 'between') !== (other?.kind === 'between');
}

function intervalText(first: Region, last: Region): string {
  if (first.kind === 'others') return `not(${first.than.map(valueText).join(', ')})`;
  if (last.kind === 'others') return valueText(null);
  const [low, lowIncluded] = first.kind === 'value' ? [first.value, true] : [first.low, false];
  const [high, highIncluded] = last.kind === 'value' ? [last.value, true] : [last.high, false];
  if (first === last && first.kind === 'value') return valueText(first.value);
  if (low === null) return `${highIncluded ? '<=' : '<'} ${valueText(high)}`;
  if (high === null) return `${lowIncluded ? '>=' : '>'} ${valueText(low)}`;
  return `${lowIncluded ? '[' : '('}${valueText(low)}..${valueText(high)}${highIncluded ? ']' : ')'}`;
}

/** A value of the region, undefined where none comes to mind. */
export function exampleOf(region: Region): string | undefined {
  if (region.kind === 'value') return valueText(region.value);
  if (region.kind === 'others') return '"…"';
  const low = region.low === null ? null : Number(region.low);
  const high = region.high === null ? null : Number(region.high);
  if (!isNumber(region.low ?? region.high)) return undefined;
  if (low === null) return String((high ?? 0) - 1);
  return String(high === null ? low + 1 : (low + high) / 2);
}

function valueText(value: FeelValue): string {
  if (typeof value === 'string') return `"${value}"`;
  return isNumber(value) ? numberText(value) : JSON.stringify(jsonOf(value)).replaceAll('"', '');
}
