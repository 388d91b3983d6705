import { aggregationFunctions } from './aggregation.ts';
import { booleanFunctions } from './boolean.ts';
import { builtIn, type BuiltIn } from './built-in.ts';
import { calendarFunctions } from './calendar.ts';
import { comparisonFunctions } from './comparison.ts';
import { contextFunctions } from './context.ts';
import { conversionFunctions } from './conversion.ts';
import { jsonFunctions } from './json.ts';
import { listFunctions } from './list.ts';
import { numberAbs, numericFunctions } from './numeric.ts';
import { patternFunctions } from './pattern.ts';
import { rangeFunctions } from './range.ts';
import { sortFunctions } from './sort.ts';
import { stringFunctions } from './string.ts';
import { temporalClock } from './temporal-clock.ts';
import { temporalConstruction } from './temporal-construction.ts';
import { temporalDates } from './temporal-dates.ts';
import { durationAbs, temporalDurations } from './temporal-durations.ts';

/** Every function of DMN 1.5 §10.3.4, Camunda's, and ours of working days. */
const all: readonly BuiltIn[] = [
  ...conversionFunctions,
  ...booleanFunctions,
  ...comparisonFunctions,
  ...numericFunctions,
  builtIn('abs', numberAbs, ...durationAbs),
  ...stringFunctions,
  ...patternFunctions,
  ...listFunctions,
  ...aggregationFunctions,
  ...sortFunctions,
  ...contextFunctions,
  ...rangeFunctions,
  ...temporalConstruction,
  ...temporalDates,
  ...temporalDurations,
  ...temporalClock,
  ...calendarFunctions,
  ...jsonFunctions,
];

const byName: ReadonlyMap<string, BuiltIn> = new Map(all.map((builtIn) => [builtIn.name, builtIn]));

export const builtInNames: readonly string[] = [...byName.keys()];

export function builtInNamed(name: string): BuiltIn | undefined {
  return byName.get(name);
}
