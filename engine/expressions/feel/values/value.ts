import type { FeelDate } from './date.ts';
import type { FeelDateTime } from './date-time.ts';
import type { DaysTimeDuration, YearsMonthsDuration } from './duration.ts';
import type { FeelFunction } from './function.ts';
import type { FeelNumber } from './number.ts';
import type { FeelRange } from './range.ts';
import type { FeelTime } from './time.ts';

/**
 * The values of FEEL (DMN 1.5 §10.3.2). Variables are used as they are: a JSON object is a context, an array a list.
 * Values are never changed. V1: a context is a plain object, of which only own properties count.
 */
export type FeelValue =
  null | boolean | string | FeelNumber | Temporal | FeelRange | FeelFunction | FeelList | FeelContext;

export type Temporal = FeelDate | FeelTime | FeelDateTime | FeelDuration;
export type FeelDuration = YearsMonthsDuration | DaysTimeDuration;
export type FeelList = readonly FeelValue[];
export interface FeelContext {
  readonly [name: string]: FeelValue;
}
