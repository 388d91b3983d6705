import type { FormError } from '../../../engine/browser.ts';
import { Problem } from '../api/problem.ts';
import { fieldsOf, labelOf } from './form-fields.ts';

const prefix = '/values/';
const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

function labelAt(schema: unknown, path: readonly string[]): string {
  const keys = path.filter((part) => !/^\d+$/.test(part));
  const key = keys.at(-1);
  const field = [...fieldsOf(schema)].find((each) => each.key === key || each.path === key);
  return field === undefined ? (key ?? '') : labelOf(field);
}

/** What the server found wrong with the values of a form, as the form shows it. */
export function fieldErrorsOf(error: unknown, schema: unknown): readonly FormError[] {
  if (!(error instanceof Problem) || error.code !== 'INVALID_FORM') return [];
  return (error.body.errors ?? []).flatMap(({ pointer, code, message }) => {
    if (!pointer.startsWith(prefix)) return [];
    const path = pointer.slice(prefix.length).split('/').map(unescaped);
    // The server's codes are those of the same forms; the form itself only shows the sentence.
    return [{ path, message, label: labelAt(schema, path), code: (code ?? 'INVALID') as FormError['code'] }];
  });
}
