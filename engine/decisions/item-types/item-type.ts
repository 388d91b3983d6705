import type { Code } from '../../expressions/feel/compile/code.ts';
import type { Evaluation } from '../../expressions/feel/compile/evaluation.ts';
import type { FeelType, SimpleType } from '../../expressions/feel/typing/feel-type.ts';
import { FeelDateTime } from '../../expressions/feel/values/date-time.ts';
import { FeelDate } from '../../expressions/feel/values/date.ts';
import { FeelFunction } from '../../expressions/feel/values/function.ts';
import { isContext, kindOf } from '../../expressions/feel/values/kind.ts';
import { FeelTime } from '../../expressions/feel/values/time.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel/values/value.ts';
import { readTemporal } from './read-temporal.ts';

/**
 * A type of a decision model made ready to be asked: what an item definition says goes further than a FEEL type, since
 * its allowed values are expressions.
 */
export interface ItemType {
  /** The type as expressions see it, without allowed values; recursive where it meets itself: anything. */
  readonly type: FeelType;
  /** As its allowed values are written, in the order that decides priorities. */
  readonly allowedValues: string | null;
  /** What a list of it holds; null for all else. */
  readonly of: ItemType | null;
  /** What a function of it gives; null for all else. */
  readonly result: ItemType | null;
  /** Of a context, by name; null for all else. */
  readonly components: ReadonlyMap<string, ItemType> | null;
  /** Never asked about null, which every type holds. */
  readonly conforms: (value: FeelValue, evaluation: Evaluation) => boolean;
  /** JSON as this type reads it: texts as dates, times and durations, at any depth; components left out as null. */
  readonly read: (json: FeelValue) => FeelValue;
}

const same = (json: FeelValue): FeelValue => json;

export const anyItem: ItemType = {
  type: { kind: 'any' },
  allowedValues: null,
  of: null,
  result: null,
  components: null,
  conforms: () => true,
  read: same,
};

export function simpleItem(kind: SimpleType): ItemType {
  return {
    type: { kind },
    allowedValues: null,
    of: null,
    result: null,
    components: null,
    conforms: (value) => kindOf(value) === kind,
    read: (json) => (typeof json === 'string' ? readTemporal(json, kind) : json),
  };
}

export function listItem(of: ItemType): ItemType {
  return {
    type: { kind: 'list', of: of.type },
    allowedValues: null,
    of,
    result: null,
    components: null,
    conforms: (value, evaluation) =>
      Array.isArray(value) && (value as readonly FeelValue[]).every((item) => holds(of, item, evaluation)),
    read: (json) =>
      Array.isArray(json) ? (json as readonly FeelValue[]).map((item) => of.read(item)) : of.read(json),
  };
}

export function contextItem(components: readonly (readonly [string, ItemType])[]): ItemType {
  return {
    type: {
      kind: 'context',
      entries: Object.fromEntries(components.map(([name, { type }]) => [name, type])),
    },
    allowedValues: null,
    of: null,
    result: null,
    components: new Map(components),
    conforms: (value, evaluation) =>
      isContext(value) &&
      components.every(
        ([name, type]) => Object.hasOwn(value, name) && holds(type, value[name] ?? null, evaluation),
      ),
    read: (json) =>
      isContext(json)
        ? {
            ...json,
            ...Object.fromEntries(
              components.map(([name, type]) => [name, type.read(ownEntry(json, name))] as const),
            ),
          }
        : json,
  };
}

export function functionItem(
  parameters: readonly { readonly name: string; readonly type: ItemType }[],
  result: ItemType,
): ItemType {
  return {
    type: { kind: 'function', parameters: parameters.map(({ type }) => type.type), result: result.type },
    allowedValues: null,
    of: null,
    result,
    components: null,
    conforms: (value) =>
      value instanceof FeelFunction &&
      (value.parameters === null || value.parameters.length === parameters.length),
    read: same,
  };
}

/** What a function gives of which a type is known: that of the function, or in older files that of its result. */
export function resultOf(type: ItemType): ItemType {
  return type.result ?? (type.type.kind === 'function' ? anyItem : type);
}

/** `tests` are unary tests, of which `?` is in slot 0. */
export function constrained(base: ItemType, tests: Code, allowedValues: string | null): ItemType {
  return {
    ...base,
    allowedValues,
    conforms: (value, evaluation) =>
      base.conforms(value, evaluation) && tests({ slots: [value], evaluation }) === true,
  };
}

/**
 * The value as a type takes it, after the implicit conversions of DMN 1.5 §10.3.2.9.4: the item of a list of one, a
 * list of an item, a date as its midnight in UTC. Undefined when it does not conform even so.
 */
export function coerced(value: FeelValue, type: ItemType, evaluation: Evaluation): FeelValue | undefined {
  if (holds(type, value, evaluation)) return value;
  if (Array.isArray(value) && value.length === 1) {
    const only = (value as readonly FeelValue[])[0] ?? null;
    if (holds(type, only, evaluation)) return only;
  }
  if (type.of && holds(type.of, value, evaluation)) {
    const list = [value];
    if (type.conforms(list, evaluation)) return list;
  }
  if (value instanceof FeelDate) {
    const midnight = new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }));
    if (type.conforms(midnight, evaluation)) return midnight;
  }
  return undefined;
}

function holds(type: ItemType, value: FeelValue, evaluation: Evaluation): boolean {
  return value === null || type.conforms(value, evaluation);
}

function ownEntry(context: FeelContext, name: string): FeelValue {
  return Object.hasOwn(context, name) ? (context[name] ?? null) : null;
}
