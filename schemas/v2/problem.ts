/** RFC 9457, as every refusal is answered. */
export const problem = {
  title: 'Problem',
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: {
      type: 'string',
      description: 'The kind of refusal: INVALID_ARGUMENT, NOT_FOUND, INVALID_STATE, …',
    },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      description: 'What is wrong with the request, place by place.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['pointer', 'message'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer into the request body.' },
          message: { type: 'string' },
        },
      },
    },
    problems: {
      description: 'Why a file cannot be deployed, element by element.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'element', 'rule', 'message', 'remedy'],
        properties: {
          file: { type: 'string' },
          element: { type: ['string', 'null'] },
          rule: { type: 'string' },
          message: { type: 'string' },
          remedy: { type: 'string' },
        },
      },
    },
  },
} as const;
