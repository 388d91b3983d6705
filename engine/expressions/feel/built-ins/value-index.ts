import { FeelDateTime } from '../values/date-time.ts';
import { isSame } from '../values/equality.ts';
import { isContext, isTemporal, kindOf } from '../values/kind.ts';
import { isNumber, numberText } from '../values/number.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelList, FeelValue } from '../values/value.ts';

interface Numbered {
  readonly value: FeelValue;
  readonly at: number;
}

/** What it costs to compare two lists or contexts. */
const COMPARISON_STEPS = 10;
/** How many items of a list tell it from others. */
const TELLING_ITEMS = 4;

/**
 * Numbers values from 0 in the order they come; the same value (as `=` has it) has the same number. V1: equal values
 * have the same mark, so a new one is compared only with those of its mark.
 */
export class ValueIndex {
  private readonly byMark = new Map<string, Numbered[]>();
  readonly spend: (steps: number) => void;
  private size = 0;

  constructor(spend: (steps: number) => void) {
    this.spend = spend;
  }

  of(value: FeelValue): number {
    const mark = markOf(value);
    this.spend(mark.length);
    const alike = this.byMark.get(mark);
    if (!alike) {
      this.byMark.set(mark, [{ value, at: this.size }]);
      return this.size++;
    }
    const known = alike.find((other) => this.isKnown(other, value));
    if (known) return known.at;
    alike.push({ value, at: this.size });
    return this.size++;
  }

  private isKnown(known: Numbered, value: FeelValue): boolean {
    this.spend(COMPARISON_STEPS);
    return isSame(known.value, value, this);
  }
}

function markOf(value: FeelValue): string {
  if (Array.isArray(value)) {
    const items = value as FeelList;
    return `[${items.length}: ${items.slice(0, TELLING_ITEMS).map(plainMark).join()}`;
  }
  if (!isContext(value)) return plainMark(value);
  const marks = Object.entries(value).map(([name, entry]) => `${name}: ${plainMark(entry)}`);
  return `{${marks.sort().join()}`;
}

/** Of a list or a context only that it is one. */
function plainMark(value: FeelValue): string {
  if (typeof value === 'string') return `"${value}`;
  if (isNumber(value)) return numberText(value);
  if (typeof value === 'boolean') return String(value);
  // Two zones may tell the same time.
  if (!isTemporal(value) || zoneOf(value)) return kindOf(value);
  return `@${value.toString()}`;
}

function zoneOf(value: FeelValue): unknown {
  if (value instanceof FeelDateTime) return value.time.zone;
  return value instanceof FeelTime ? value.zone : null;
}
