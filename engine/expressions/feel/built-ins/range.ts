import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn, Signature } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { readRange } from './range-literal.ts';
import {
  coincides,
  finishes,
  includes,
  isBefore,
  meets,
  overlaps,
  overlapsBefore,
  reversed,
  starts,
} from './range-relation.ts';
import type { Relation } from './range-relation.ts';

const point =
  'number|string|date|time|date and time|years and months duration|days and time duration' as const;

/** Signatures of one relation: of what and what. */
type Shape = (name: string, relation: Relation) => Signature;

const ofPoints: Shape = (name, relation) =>
  on(`point1: ${point}, point2: ${point}`, (call, left, right) =>
    judged(name, relation, rangeOf(left), rangeOf(right), call),
  );
const ofPointAndRange: Shape = (name, relation) =>
  on(`point: ${point}, range: range`, (call, left, right) =>
    judged(name, relation, rangeOf(left), right, call),
  );
const ofRangeAndPoint: Shape = (name, relation) =>
  on(`range: range, point: ${point}`, (call, left, right) =>
    judged(name, relation, left, rangeOf(right), call),
  );
const ofRanges: Shape = (name, relation) =>
  on('range1: range, range2: range', (call, left, right) => judged(name, relation, left, right, call));

/** How points and ranges lie to one another (DMN 1.5 §10.3.4.11, table 76), open ends included, and `range`, which reads one. */
export const rangeFunctions: readonly BuiltIn[] = [
  related('before', isBefore, ofPoints, ofPointAndRange, ofRangeAndPoint, ofRanges),
  related('after', reversed(isBefore), ofPoints, ofPointAndRange, ofRangeAndPoint, ofRanges),
  related('meets', meets, ofRanges),
  related('met by', reversed(meets), ofRanges),
  related('overlaps', overlaps, ofRanges),
  related('overlaps before', overlapsBefore, ofRanges),
  related('overlaps after', reversed(overlapsBefore), ofRanges),
  related('finishes', finishes, ofPointAndRange, ofRanges),
  related('finished by', reversed(finishes), ofRangeAndPoint, ofRanges),
  related('includes', includes, ofRangeAndPoint, ofRanges),
  related('during', reversed(includes), ofPointAndRange, ofRanges),
  related('starts', starts, ofPointAndRange, ofRanges),
  related('started by', reversed(starts), ofRangeAndPoint, ofRanges),
  related('coincides', coincides, ofPoints, ofRanges),
  builtIn(
    'range',
    on('from: string', (call, from) => {
      call.spend(from.length);
      return readRange(from) ?? call.fail('range: the text is not a range of two literals');
    }),
  ),
];

function related(name: string, relation: Relation, ...shapes: readonly Shape[]): BuiltIn {
  return builtIn(name, ...shapes.map((shape) => shape(name, relation)));
}

/** What the table says of a point it says of the range from it to it. */
function rangeOf(at: FeelValue): FeelRange {
  return new FeelRange(at, true, at, true);
}

function judged(
  name: string,
  relation: Relation,
  left: FeelRange,
  right: FeelRange,
  call: CallContext,
): boolean | null {
  return relation(left, right) ?? call.fail(`${name}: the two have no order`);
}
