import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Request } from 'express';
import { notFound, Refusal, type FieldError } from '../../access/refusal.ts';

const bodies = new Ajv({ allErrors: true, allowUnionTypes: true });
// A query is all text: numbers and booleans are read from it, absent parameters get their defaults.
const queries = new Ajv({ allErrors: true, allowUnionTypes: true, coerceTypes: true, useDefaults: true });

export type Read<T> = (request: Request) => T;

/** `T` is the type of `schema`: both come from the same file of `schemas/api`. */
export function bodyReader<T>(schema: object): Read<T> {
  const validate = bodies.compile<T>(schema);
  return (request) => checked(validate, request.body, '');
}

export function queryReader<T>(schema: object): Read<T> {
  const validate = queries.compile<T>(schema);
  return (request) => checked(validate, { ...request.query }, '/query');
}

/** A key in the path; whatever is not one names nothing. */
export function keyParam(request: Request, name: string, what: string): string {
  const key = request.params[name];
  if (typeof key !== 'string' || !/^[0-9]{1,19}$/.test(key)) throw notFound(what);
  return key;
}

export function textParam(request: Request, name: string): string {
  const text = request.params[name];
  return typeof text === 'string' ? text : '';
}

function checked<T>(validate: ValidateFunction<T>, value: unknown, at: string): T {
  if (validate(value)) return value;
  const errors = (validate.errors ?? []).map((error) => fieldError(error, at));
  throw new Refusal(400, 'INVALID_REQUEST', 'The request does not have the shape it should have.', {
    errors,
  });
}

function fieldError(error: ErrorObject, at: string): FieldError {
  const params = error.params as { missingProperty?: string; additionalProperty?: string };
  const field = params.missingProperty ?? params.additionalProperty;
  const pointer = `${at}${error.instancePath}${field === undefined ? '' : `/${escapeToken(field)}`}`;
  return { pointer, message: error.message ?? 'is not valid' };
}

/** RFC 6901. */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
