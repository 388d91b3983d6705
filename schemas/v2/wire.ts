/** The small pieces the schemas of `/v2` are built from. A titled one is a component of the OpenAPI document. */
export const key = {
  title: 'Key',
  description: 'An int64 as decimal text.',
  type: 'string',
  pattern: '^-?[0-9]+$',
  minLength: 1,
  maxLength: 25,
} as const;

export const tenantId = {
  title: 'TenantId',
  description: '`<default>` is the whole metropolitan area, any other tenant a district.',
  type: 'string',
  minLength: 1,
  maxLength: 256,
  pattern: '^(<default>|[A-Za-z0-9_@.+-]+)$',
} as const;

export const processDefinitionId = {
  title: 'ProcessDefinitionId',
  description: 'The id of the process in its diagram.',
  type: 'string',
  minLength: 1,
  maxLength: 255,
} as const;

export const elementId = { type: 'string', minLength: 1 } as const;
export const text = { type: 'string' } as const;
export const time = { type: 'string', format: 'date-time' } as const;
export const flag = { type: 'boolean' } as const;
export const int32 = { type: 'integer', minimum: -2147483648, maximum: 2147483647 } as const;
export const int64 = { type: 'integer' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const texts = { type: 'array', items: { type: 'string' } } as const;

export const tag = {
  type: 'string',
  pattern: '^[A-Za-z][A-Za-z0-9_:.-]{0,99}$',
} as const;
export const tags = { type: 'array', items: tag, maxItems: 10, uniqueItems: true } as const;
export const businessId = { type: 'string', minLength: 1, maxLength: 256 } as const;

/** Values by name; their meaning is the process's. */
export const variables = { title: 'Variables', type: 'object', additionalProperties: true } as const;
export const nullableVariables = { type: ['object', 'null'], additionalProperties: true } as const;

/** Accepted as Camunda accepts it; Patto keeps no record of it. */
export const operationReference = {
  description: 'Accepted and ignored.',
  type: 'integer',
  minimum: 1,
} as const;

/** Bodies of commands that need to say nothing. */
export const referenceOnly = {
  type: 'object',
  additionalProperties: false,
  properties: { operationReference },
} as const;
