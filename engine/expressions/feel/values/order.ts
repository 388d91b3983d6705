import type { FeelValue } from './value.ts';

/** Below, at or above (-1, 0, 1); null where the two have no order: other kinds, or a local time and a zoned one. */
export declare function compare(left: FeelValue, right: FeelValue): number | null;
