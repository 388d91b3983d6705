import type { FeelValue } from './value.ts';

/**
 * DMN 1.5 §10.3.2.13, table 51: null equals nothing but null; values of different kinds cannot be compared (null).
 * Lists and contexts are compared item by item.
 */
export declare function isEqual(left: FeelValue, right: FeelValue): boolean | null;
