import type { Place } from '../feel-problem.ts';
import { temporalProperty } from '../temporal/properties.ts';
import { isTemporal, kindOf } from '../values/kind.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelContext, FeelList, FeelValue } from '../values/value.ts';
import type { Compile } from './compiling.ts';
import { describe } from './describe.ts';
import { ownEntry } from './entries.ts';
import type { Evaluation } from './evaluation.ts';

/** `a.b` (DMN 1.5 §10.3.2.5, and table 64 for the properties of dates, times, durations and ranges). */
export const compilePath: Compile<'path'> = (syntax, scope, { compile }) => {
  const of = compile(syntax.of, scope);
  const { name } = syntax;
  return (frame) => partOf(of(frame), name, syntax, frame.evaluation);
};

function partOf(value: FeelValue, name: string, place: Place, evaluation: Evaluation): FeelValue {
  const kind = kindOf(value);
  if (kind === 'context') {
    const entry = ownEntry(value as FeelContext, name);
    return entry === undefined ? evaluation.warn(place, `there is no entry "${name}"`) : entry;
  }
  // Of a list, the parts of its items.
  if (kind === 'list') {
    const list = value as FeelList;
    evaluation.spend(list.length);
    return list.map((item) => partOf(item, name, place, evaluation));
  }
  const property = propertyOf(value, name);
  if (property !== undefined) return property;
  return evaluation.warn(place, `${describe(value)} has no "${name}"`);
}

function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelRange) return rangeProperty(value, name);
  return isTemporal(value) ? temporalProperty(value, name) : undefined;
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  switch (name) {
    case 'start':
      return range.start;
    case 'end':
      return range.end;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return undefined;
  }
}
