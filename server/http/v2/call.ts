import type { Request } from 'express';
import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { Engine } from '../../../engine/index.ts';
import type { Route, Schema } from '../../../schemas/v2/route.ts';
import type { Principal } from '../../access/principal.ts';

/** What the operations of `/v2` work with. */
export interface V2 {
  readonly engine: Engine;
  /** Aborted when the server begins to stop: long polls answer, streams close. */
  readonly stopping: AbortSignal;
  /** True when the server can do its work. */
  readonly isReady: () => Promise<boolean>;
  readonly address: () => { readonly host: string; readonly port: number };
  readonly version: string;
  readonly districtName: (tenantId: string) => string;
}

type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;
/** Schemas built by a function say nothing to the compiler. */
type Typed<S> = Schema extends S ? unknown : S extends JSONSchema ? FromSchema<S> : undefined;

/** A request that has passed all checks of its route. */
interface CheckedCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly principal: Principal;
  /** Aborted when the asker has gone or the server stops. */
  readonly signal: AbortSignal;
  /** For bodies that are not JSON. */
  readonly request: Request;
}

/** The same, with the types its route's schemas promise. */
export interface Call<R extends Route> extends CheckedCall {
  readonly params: Readonly<Record<ParameterOf<R['path']>, string>>;
  readonly query: Typed<R['query']>;
  readonly body: Typed<R['request']>;
}

/** The body of a 200, or null for a 204. */
export type Answer = unknown;

export interface Operation {
  readonly route: Route;
  readonly handle: (call: CheckedCall) => Promise<Answer>;
}

export function operation<const R extends Route>(
  route: R,
  handle: (call: Call<R>) => Promise<Answer>,
): Operation {
  return { route, handle: handle as Operation['handle'] };
}
