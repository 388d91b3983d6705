import type { Json } from '../model/json.ts';
import { isFeel, isNames, type Field, type Form, type Holder, type Input, type Names } from './form.ts';
import { formOf, type FormSchema } from './form-of.ts';

type Schema = Readonly<Record<string, Json>>;

/**
 * What a form returns, as a JSON Schema: for documentation. It says less than `validateForm` checks: what depends on
 * other values (conditions, computed limits and options), increments and telephone numbers are not in it.
 */
export function formToJsonSchema(source: Form | FormSchema): Schema {
  const form = formOf(source);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: form.id,
    ...objectSchema(form.root.names),
  };
}

function objectSchema(names: Names): Schema {
  const properties: Record<string, Json> = {};
  for (const [name, named] of names) {
    const schema = isNames(named) ? objectSchema(named) : holderSchema(named);
    if (schema) properties[name] = schema;
  }
  return { type: 'object', properties, additionalProperties: false };
}

/** Null for what cannot be entered. */
function holderSchema(holder: Holder): Schema | null {
  if (holder.kind === 'calculation') return {};
  if (holder.kind === 'field')
    return holder.readonly === true || holder.disabled === true ? null : fieldSchema(holder);
  const { label, minRows, maxRows, row } = holder;
  return {
    title: label.it,
    type: 'array',
    minItems: minRows,
    maxItems: maxRows,
    items: objectSchema(row.names),
  };
}

function fieldSchema(field: Field): Schema {
  const { input, rules, label, description, hides } = field;
  const optional = rules.required !== true || hides.length > 0;
  const words = { title: label.it, ...(description.it === '' ? {} : { description: description.it }) };
  const given = {
    minLength: rules.minLength,
    maxLength: rules.maxLength,
    minimum: rules.min,
    maximum: rules.max,
  };
  const limits = Object.entries(given).filter(([, limit]) => limit !== null && !isFeel(limit));
  const value: Schema = { ...valueSchema(input), ...(Object.fromEntries(limits) as Schema) };
  const pattern = rules.pattern ? { pattern: rules.pattern.source } : {};
  const format = rules.format === 'email' ? { format: 'email' } : {};
  const whole: Schema = { ...value, ...pattern, ...format };
  const alwaysThere = input.type === 'checkbox' || input.type === 'checklist' || input.type === 'taglist';
  if (alwaysThere || !optional) return { ...words, ...whole };
  return { ...words, anyOf: [whole, { type: 'null' }] };
}

function valueSchema(input: Input): Schema {
  switch (input.type) {
    case 'checkbox':
      return { type: 'boolean' };
    case 'number':
      return numberSchema(input);
    case 'radio':
    case 'select':
      return choiceSchema(input);
    case 'checklist':
    case 'taglist':
      return { type: 'array', items: choiceSchema(input), uniqueItems: true };
    case 'date':
      return { type: 'string', format: 'date' };
    // JSON Schema's own formats want seconds and an offset.
    case 'time':
      return { type: 'string', pattern: '^\\d{2}:\\d{2}' };
    case 'datetime':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}' };
    default:
      return { type: 'string' };
  }
}

function numberSchema({ asText, decimalDigits }: Extract<Input, { readonly type: 'number' }>): Schema {
  if (asText) return { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
  return { type: decimalDigits === 0 ? 'integer' : 'number' };
}

function choiceSchema({ options }: Extract<Input, { readonly options: unknown }>): Schema {
  if (options.from !== 'list') return {};
  return { oneOf: options.options.map(({ value, label }) => ({ const: value, title: label.it })) };
}
