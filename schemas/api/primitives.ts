/** The small pieces every schema of `/api` is built from. */
export const key = { type: 'string', pattern: '^[0-9]{1,19}$' } as const;
export const nullableKey = { type: ['string', 'null'], pattern: '^[0-9]{1,19}$' } as const;
export const text = { type: 'string' } as const;
export const nullableText = { type: ['string', 'null'] } as const;
export const time = { type: 'string', format: 'date-time' } as const;
export const nullableTime = { type: ['string', 'null'], format: 'date-time' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const flag = { type: 'boolean' } as const;
export const texts = { type: 'array', items: { type: 'string' } } as const;

/** A district is a tenant of the engine; `<default>` is the whole metropolitan area. */
export const districtId = { type: 'string', minLength: 1, maxLength: 31 } as const;
export const processDefinitionId = { type: 'string', minLength: 1, maxLength: 255 } as const;

/** What a form holds: the meaning of each value is the form's, so it is checked against the form. */
export const values = { type: 'object', additionalProperties: true } as const;

/** Opaque position in a list, taken from `nextCursor` of the page before. */
export const cursor = { type: 'string', minLength: 1, maxLength: 2000 } as const;
export const nextCursor = { type: ['string', 'null'] } as const;
export const limit = { type: 'integer', minimum: 1, maximum: 100 } as const;
export const search = { type: 'string', maxLength: 200 } as const;

export const namedDistrict = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: { id: districtId, name: text },
} as const;
