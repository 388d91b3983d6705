import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { FeelFunction } from '../values/function.ts';
import { isContext, kindOf } from '../values/kind.ts';
import { FeelRange } from '../values/range.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';
import type { FeelType } from './feel-type.ts';

/** Whether a value belongs to a type (DMN 1.5 §10.3.2.9.2); null belongs to all, since any variable may be null. */
export function conforms(value: FeelValue, type: FeelType): boolean {
  if (value === null || type.kind === 'any') return true;
  switch (type.kind) {
    case 'list':
      return Array.isArray(value) && (value as readonly FeelValue[]).every((item) => conforms(item, type.of));
    case 'context':
      return (
        isContext(value) &&
        Object.entries(type.entries).every(
          ([name, entry]) => Object.hasOwn(value, name) && conforms(value[name] ?? null, entry),
        )
      );
    case 'range':
      return value instanceof FeelRange && conforms(value.start, type.of) && conforms(value.end, type.of);
    case 'function':
      return value instanceof FeelFunction && functionConforms(value, type);
    default:
      return kindOf(value) === type.kind;
  }
}

/**
 * A value as one of a type, converted where DMN 1.5 §10.3.2.9.4 says so: a list of one for its item, an item for a list
 * of it, a date for a date and time at midnight UTC. Undefined where it is none.
 */
export function coerce(value: FeelValue, type: FeelType): FeelValue | undefined {
  if (conforms(value, type)) return value;
  if (Array.isArray(value) && value.length === 1 && type.kind !== 'list')
    return coerceItem((value as readonly FeelValue[])[0] ?? null, type);
  if (type.kind === 'list' && !Array.isArray(value)) {
    const item = coerceItem(value, type.of);
    return item === undefined ? undefined : [item];
  }
  return coerceItem(value, type);
}

function coerceItem(value: FeelValue, type: FeelType): FeelValue | undefined {
  if (conforms(value, type)) return value;
  if (value instanceof FeelDate && type.kind === 'date and time')
    return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }));
  return undefined;
}

/** Parameters may take more than the type says, and the result be less. */
function functionConforms(value: FeelFunction, type: Extract<FeelType, { kind: 'function' }>): boolean {
  if (type.parameters === null || value.parameters === null) return true;
  if (type.parameters.length !== value.parameters.length) return false;
  const { parameters } = value;
  return (
    type.parameters.every((wanted, at) => isWithin(wanted, parameters[at]?.type ?? { kind: 'any' })) &&
    isWithin(value.result, type.result)
  );
}

/** Whether all values of one type are values of another one. */
export function isWithin(type: FeelType, other: FeelType): boolean {
  if (other.kind === 'any' || type.kind === 'null') return true;
  if (type.kind !== other.kind) return false;
  if ((type.kind === 'list' || type.kind === 'range') && type.kind === other.kind)
    return isWithin(type.of, other.of);
  if (type.kind === 'context' && other.kind === 'context')
    return Object.entries(other.entries).every(([name, entry]) => {
      const own = type.entries[name];
      return own !== undefined && isWithin(own, entry);
    });
  if (type.kind === 'function' && other.kind === 'function') {
    if (type.parameters === null || other.parameters === null) return true;
    const own = type.parameters;
    return (
      own.length === other.parameters.length &&
      other.parameters.every((wanted, at) => isWithin(wanted, own[at] ?? { kind: 'any' })) &&
      isWithin(type.result, other.result)
    );
  }
  return true;
}
