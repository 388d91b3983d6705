import { pathKey } from './entered-values.ts';
import type { FormError, GroupView, ListView, View, ViewPart } from '../../../engine/browser.ts';
import { controlId } from './form-scope.ts';

export interface Section {
  readonly id: string;
  readonly label: string;
  /** Required fields with nothing in them. */
  readonly missing: number;
}

export interface Progress {
  readonly sections: readonly Section[];
  readonly required: number;
  readonly done: number;
}

/** A form shorter than this is taken in at a glance. */
const longForm = 3;

export function sectionId(formId: string, part: GroupView | ListView): string {
  return part.kind === 'list' ? controlId(formId, part.path) : `${formId}-section-${part.component}`;
}

/** How far a form has got; null when it is too short to need telling. */
export function progressOf(formId: string, view: View, problems: readonly FormError[]): Progress | null {
  const missing = new Set(
    problems.filter(({ code }) => code === 'REQUIRED').map(({ path }) => pathKey(path)),
  );
  const named = view.parts.filter(
    (part): part is GroupView | ListView =>
      (part.kind === 'group' || part.kind === 'list') && part.label !== '',
  );
  if (named.length < longForm) return null;
  const required = requiredIn(view.parts);
  return {
    sections: named.map((part) => ({
      id: sectionId(formId, part),
      label: part.label,
      missing: requiredIn([part]).filter((key) => missing.has(key)).length,
    })),
    required: required.length,
    done: required.filter((key) => !missing.has(key)).length,
  };
}

function requiredIn(parts: readonly ViewPart[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'group') return requiredIn(part.parts);
    if (part.kind === 'list') return part.rows.flatMap(requiredIn);
    if (part.kind !== 'field' || !part.required || part.readonly || part.disabled) return [];
    return [pathKey(part.path)];
  });
}
