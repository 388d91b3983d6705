import { simpleTypes, type FeelType } from './feel-type.ts';

/**
 * FEEL's own types by name, as expressions and as DMN's `typeRef` write them: with spaces or in camel case (DMN 1.5
 * §7.3.3), and the names of DMN 1.1. Null for other names.
 */
export function typeOfName(name: string): FeelType | null {
  return Object.hasOwn(named, name) ? (named[name] ?? null) : null;
}

const other = {
  Any: 'any',
  Null: 'null',
  integer: 'number',
  long: 'number',
  double: 'number',
  dateTime: 'date and time',
  yearMonthDuration: 'years and months duration',
  yearsAndMonthsDuration: 'years and months duration',
  dayTimeDuration: 'days and time duration',
  daysAndTimeDuration: 'days and time duration',
} as const;

const named: Readonly<Record<string, FeelType>> = {
  ...Object.fromEntries(simpleTypes.map((kind) => [kind, { kind }])),
  ...Object.fromEntries(Object.entries(other).map(([name, kind]) => [name, { kind }])),
  list: { kind: 'list', of: { kind: 'any' } },
  range: { kind: 'range', of: { kind: 'any' } },
  context: { kind: 'context', entries: {} },
  function: { kind: 'function', parameters: null, result: { kind: 'any' } },
};
