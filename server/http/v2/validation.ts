import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { PlacedError } from '../problem.ts';

const options = { allErrors: true, strict: false, verbose: true, $data: false } as const;
const kinds = {
  /** Absent properties get their defaults: handlers see what the types promise. */
  body: withFormats(new Ajv2020({ ...options, useDefaults: true })),
  /** A query is all text. */
  query: withFormats(new Ajv2020({ ...options, coerceTypes: true, useDefaults: true })),
  answer: withFormats(new Ajv2020(options)),
};

function withFormats(ajv: Ajv2020): Ajv2020 {
  formats.default(ajv, ['date-time']);
  return ajv;
}

export type Check = (value: unknown) => readonly PlacedError[];

/** Finds what is wrong with a value. Compiled on first use: a server starts before anybody asks. */
export function createCheck(schema: object, kind: keyof typeof kinds = 'body'): Check {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= kinds[kind].compile(schema);
    return validate(value) ? [] : placed(validate.errors ?? []);
  };
}

/**
 * An `anyOf` reports the errors of all its branches. Only those of a branch whose type fits the value help:
 * a filter object is told about its operators, not that it is no text.
 */
function placed(errors: readonly ErrorObject[]): readonly PlacedError[] {
  let left = [...errors];
  for (const union of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const inside = left.filter(
      (error) =>
        error !== union && error.schemaPath.startsWith(`${union.schemaPath}/`) && isWithin(error, union),
    );
    const branchOf = (error: ErrorObject): string =>
      error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';
    const unfit = new Set(
      inside.filter((e) => e.keyword === 'type' && e.instancePath === union.instancePath).map(branchOf),
    );
    const first = inside.map(branchOf).find((branch) => !unfit.has(branch));
    const fitting = inside.filter((error) => branchOf(error) === first);
    const replaced = fitting.length > 0 ? [union] : [];
    left = left.filter((e) => !replaced.includes(e) && (!inside.includes(e) || fitting.includes(e)));
  }
  return left.slice(0, 20).map((error) => ({ pointer: pointerOf(error), message: messageOf(error) }));
}

function isWithin(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`);
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  if (keyword === 'additionalProperties')
    return `${instancePath}/${escaped(String(params['additionalProperty']))}`;
  if (keyword === 'required') return `${instancePath}/${escaped(String(params['missingProperty']))}`;
  return instancePath;
}

function messageOf({ keyword, params, message, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
      return known.length > 0 ? `is not known here. Known: ${known.join(', ')}` : 'is not known here';
    }
    case 'required':
      return 'is missing';
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).map(String).join(', ')}`;
    case 'type':
      return `must be ${[params['type']].flat().join(' or ')}`;
    case 'anyOf':
      return `must be ${alternatives(parentSchema?.['anyOf'])}`;
    default:
      return message ?? 'is not valid';
  }
}

function alternatives(schemas: unknown): string {
  const types = (schemas as { type?: unknown }[]).flatMap(({ type }) => type ?? []).map(String);
  return types.length > 0 ? [...new Set(types)].join(' or ') : 'of another form';
}
