import { problem } from '../../schemas/v2/problem.ts';

/** A path as any of our routers describes it. */
export interface DescribedRoute {
  readonly method: string;
  /** With OpenAPI's `{parameter}`. */
  readonly path: string;
  readonly summary: string;
  readonly operationId?: string;
  readonly tag?: string;
  readonly query?: object;
  readonly request?: object;
  readonly bodyOptional?: boolean;
  readonly multipart?: boolean;
  /** The status of success; absent: 200 with a body, 204 without. */
  readonly status?: number;
  readonly response?: object;
  readonly contentType?: string;
  readonly mayBeEmpty?: boolean;
  readonly problems?: readonly number[];
  readonly open?: boolean;
}

type Json = Record<string, unknown>;

/** OpenAPI 3.1 from the same schemas the requests and answers are checked with. */
export function openApiDocument(routes: readonly DescribedRoute[], version: string): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, components) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Patto',
      version,
      description:
        '`/v2` is compatible with the Orchestration Cluster REST API of Camunda 8.9, as far as described here. ' +
        '`/api` serves the screens of Patto.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ password: [] }, { session: [] }],
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        password: { type: 'http', scheme: 'basic' },
        session: { type: 'apiKey', in: 'cookie', name: 'patto_session' },
      },
    },
  };
}

function operationOf(route: DescribedRoute, components: Components): Json {
  const area = route.path.split('/')[1] ?? '';
  return {
    ...(route.operationId && { operationId: route.operationId }),
    tags: [route.tag ?? `/${area}/${route.path.split('/')[2] ?? ''}`],
    summary: route.summary,
    ...(route.open && { security: [] }),
    parameters: [...pathParameters(route.path), ...queryParameters(route.query, components)],
    ...(route.request && { requestBody: bodyOf(route, route.request, components) }),
    responses: { ...successes(route, components), ...failures(route, components) },
  };
}

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: object | undefined, components: Components): readonly Json[] {
  const { properties = {}, required = [] } = (query ?? {}) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: components.extract(schema),
  }));
}

function bodyOf(route: DescribedRoute, request: object, components: Components): Json {
  const type = route.multipart ? 'multipart/form-data' : 'application/json';
  return { required: !route.bodyOptional, content: { [type]: { schema: components.extract(request) } } };
}

function successes(route: DescribedRoute, components: Components): Json {
  const { response, contentType, mayBeEmpty } = route;
  const type = contentType ?? (response ? 'application/json' : null);
  const status = route.status ?? (type ? 200 : 204);
  const content = type
    ? { content: { [type]: { schema: components.extract(response ?? { type: 'string' }) } } }
    : {};
  return {
    [status]: { description: type ? 'Done' : 'Done; no content', ...content },
    ...(mayBeEmpty && { 204: { description: 'There is none' } }),
  };
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found, or in a district one does not work for',
  409: 'Not possible in this state',
  413: 'Too large',
  415: 'Of another type than expected',
  503: 'Not possible at present',
  504: 'Not done in time',
};

function failures(route: DescribedRoute, components: Components): Json {
  const statuses = new Set([...(route.open ? [] : [400, 401, 403]), ...(route.problems ?? [])]);
  const content = { 'application/problem+json': { schema: components.extract(problem) } };
  return Object.fromEntries(
    [...statuses].map((status) => [status, { description: reasons[status] ?? 'Refused', content }]),
  );
}

/** Titled schemas are written once and referred to. */
class Components {
  readonly schemas: Record<string, unknown> = {};
  private readonly texts = new Map<string, string>();

  extract(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((one) => this.extract(one));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { title, ...rest } = schema as { title?: unknown };
    const written = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, this.extract(value)]),
    );
    // A property may be called `title` too; that one is a schema, not a text.
    if (typeof title !== 'string')
      return 'title' in schema ? { ...written, title: this.extract(title) } : written;
    return { $ref: `#/components/schemas/${this.nameFor(title, written)}` };
  }

  private nameFor(title: string, written: object): string {
    const text = JSON.stringify(written);
    for (let number = 1; ; number++) {
      const name = number === 1 ? title : `${title}${number}`;
      const other = this.texts.get(name);
      if (other !== undefined && other !== text) continue;
      this.texts.set(name, text);
      this.schemas[name] = written;
      return name;
    }
  }
}
