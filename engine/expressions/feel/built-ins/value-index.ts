import { isSame } from '../values/equality.ts';
import { isNumber, numberText } from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';

/** Numbers values from 0 in the order they come; the same value has the same number. */
export class ValueIndex {
  private readonly simple = new Map<FeelValue, number>();
  private readonly others: { readonly value: FeelValue; readonly at: number }[] = [];
  private readonly spend: (steps: number) => void;
  private size = 0;

  /** Is told how many values a new one is compared with: only texts, numbers, booleans and null are found at once. */
  constructor(spend: (steps: number) => void = () => undefined) {
    this.spend = spend;
  }

  of(value: FeelValue): number {
    const key = keyOf(value);
    const known = key === undefined ? this.find(value) : this.simple.get(key);
    if (known !== undefined) return known;
    if (key === undefined) this.others.push({ value, at: this.size });
    else this.simple.set(key, this.size);
    return this.size++;
  }

  private find(value: FeelValue): number | undefined {
    this.spend(this.others.length);
    return this.others.find((other) => isSame(other.value, value))?.at;
  }
}

/** What a value is known by in a map; undefined for objects. A decimal is marked, to be no text. */
function keyOf(value: FeelValue): FeelValue | undefined {
  if (typeof value === 'string') return `"${value}`;
  if (isNumber(value)) return Number.isSafeInteger(value) ? value : numberText(value);
  return value === null || typeof value === 'boolean' ? value : undefined;
}
