import type { JSONSchema as AnySchema } from 'json-schema-to-ts';

type JSONSchema = Exclude<AnySchema, boolean>;

/** A JSON Schema that is built by a function; hand-written ones are `as const`, so that types follow from them. */
export type Schema = Readonly<Record<string, unknown>>;

/** What can be asked of one path, as data: the router checks by it, the OpenAPI document is written from it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With OpenAPI's `{parameter}`; parameters named `…Key` are keys. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly query?: JSONSchema;
  readonly request?: JSONSchema;
  /** The request may have no body at all; it is then read as `{}`. */
  readonly bodyOptional?: true;
  /** The body is `multipart/form-data`. */
  readonly multipart?: true;
  /** The body of a 200; absent: 204 without a body. */
  readonly response?: Schema;
  readonly contentType?: string;
  /** 204 where there is nothing to show. */
  readonly mayBeEmpty?: true;
  /** The problems it can answer with, beside 400, 401, 403 and 500. */
  readonly problems?: readonly number[];
  /** The engine's name for the command, quoted when it is rejected. */
  readonly command?: string;
  /** Answered without a sign-in. */
  readonly open?: true;
}

/** Keeps the literal types of a route, so that its handler knows its body and its parameters. */
export function route<const R extends Route>(description: R): R {
  return description;
}
