import type { Json, Variables } from '../model/json.ts';
import { checkField } from './check-field.ts';
import type { Form } from './form.ts';
import type { FormContext } from './form-context.ts';
import type { FormSchema } from './form-of.ts';
import { messageOf, type ErrorCode, type Found } from './messages.ts';
import type { FieldView, ListView, View, ViewPart } from './view.ts';
import { viewForm } from './view-form.ts';

export interface FormError {
  /** Where the value stands: `["goals", "0", "asse"]`. */
  readonly path: readonly string[];
  readonly code: ErrorCode;
  /** What the field is called, after what the group or row around it is called: `Obiettivi 2, Asse`. */
  readonly label: string;
  /** A sentence in the language of the context. */
  readonly message: string;
}

export interface ValidatedForm {
  /**
   * What the form returns: its visible, writable fields and its calculations, typed; what is empty is null. Rows of
   * a list come whole, with their read-only fields, because a list replaces the variable. A field with an error is
   * null.
   */
  readonly values: Variables;
  readonly errors: readonly FormError[];
}

/** Whether the values can be accepted, and which of them are. The browser and the server ask this same function. */
export function validateForm(
  form: Form | FormSchema,
  values: Variables,
  context: FormContext,
): ValidatedForm {
  return validateView(viewForm(form, values, context), context);
}

/** The same for a view that is already there. */
export function validateView(view: View, context: FormContext): ValidatedForm {
  const errors: FormError[] = [];
  const values: OpenRecord = {};
  collect(view.parts, { context, errors, into: values, depth: 0, around: '' });
  return { values, errors };
}

type OpenRecord = { [name: string]: Json | OpenRecord | OpenRecord[] };

interface Collecting {
  readonly context: FormContext;
  readonly errors: FormError[];
  readonly into: OpenRecord;
  /** How much of a path leads to `into`. */
  readonly depth: number;
  /** What the labels of errors begin with. */
  readonly around: string;
}

function collect(parts: readonly ViewPart[], collecting: Collecting): void {
  for (const part of parts) {
    if (part.kind === 'group') collect(part.parts, inside(collecting, part.label));
    else if (part.kind === 'field') collectField(part, collecting);
    else if (part.kind === 'list') collectList(part, collecting);
    else if (part.kind === 'calculation') put(collecting, part.path, part.value);
  }
}

function collectField(field: FieldView, collecting: Collecting): void {
  if (field.readonly || field.disabled) {
    if (collecting.depth > 0) put(collecting, field.path, field.value);
    return;
  }
  const found = checkField(field, collecting.context);
  put(collecting, field.path, found ? null : field.value);
  if (found) report(found, field.path, field.label === '' ? field.timeLabel : field.label, collecting);
}

function collectList(list: ListView, collecting: Collecting): void {
  const found = checkRows(list);
  if (found) report(found, list.path, list.label, collecting);
  const rows = list.rows.map((parts, index) => {
    const into: OpenRecord = {};
    const name = list.rowLabel === '' ? list.label : list.rowLabel;
    const row = inside(collecting, `${name} ${index + 1}`);
    collect(parts, { ...row, into, depth: list.path.length + 1 });
    return into;
  });
  put(collecting, list.path, rows);
}

function inside(collecting: Collecting, label: string): Collecting {
  return label === '' ? collecting : { ...collecting, around: `${collecting.around}${label}, ` };
}

function report(
  found: Found,
  path: readonly string[],
  label: string,
  { errors, context, around }: Collecting,
): void {
  errors.push({ path, code: found.code, label: around + label, message: messageOf(found, context) });
}

function checkRows({ malformed, rows, minRows, maxRows }: ListView): Found | null {
  if (malformed) return { code: 'LIST' };
  if (rows.length < minRows) return { code: 'MIN_ROWS', limit: String(minRows) };
  if (rows.length > maxRows) return { code: 'MAX_ROWS', limit: String(maxRows) };
  return null;
}

function put({ into, depth }: Collecting, path: readonly string[], value: Json | OpenRecord[]): void {
  const own = path.slice(depth);
  let level = into;
  for (const segment of own.slice(0, -1)) level = (level[segment] ??= {}) as OpenRecord;
  const last = own.at(-1);
  if (last !== undefined) level[last] = value;
}
