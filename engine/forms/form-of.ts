import type { Json } from '../model/json.ts';
import type { Form } from './form.ts';
import { readForm } from './read-form.ts';

/** form-js JSON as an object. */
export type FormSchema = Readonly<Record<string, Json>>;

const read = new WeakMap<FormSchema, Form>();

/**
 * The form a schema describes, read once per schema object. For schemas `checkForm` accepted at deployment:
 * what has problems is read as far as it goes. Throws when it is no form at all.
 */
export function formOf(source: Form | FormSchema): Form {
  if (isForm(source)) return source;
  const known = read.get(source);
  if (known) return known;
  const { form, problems } = readForm(source);
  if (!form) throw new Error(problems[0]?.message ?? 'This is not a form.');
  read.set(source, form);
  return form;
}

function isForm(source: Form | FormSchema): source is Form {
  return 'root' in source;
}
