import type { FeelValue } from './value.ts';

/**
 * `[1..5]`, `(a..b]`, and with one end open `> 5`: its other end is null and not included (DMN 1.5 §10.3.2.7).
 * The ends are never null both.
 */
export class FeelRange {
  readonly start: FeelValue;
  readonly startIncluded: boolean;
  readonly end: FeelValue;
  readonly endIncluded: boolean;

  constructor(start: FeelValue, startIncluded: boolean, end: FeelValue, endIncluded: boolean) {
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
  }
}
