import { createContext, useContext } from 'react';
import type { FormContext, FormError, Json, Language, ListView } from '../../../engine/browser.ts';
import { pathKey } from './entered-values.ts';
import type { Texts } from './texts.ts';

/** What every part of a form on the page needs to know and may do. */
export interface FormScope {
  readonly formId: string;
  readonly language: Language;
  readonly texts: Texts;
  readonly context: FormContext;
  /** Nothing can be entered: the form is only looked at. */
  readonly readOnly: boolean;
  /** The level of headings at the top of the form. */
  readonly headingLevel: number;
  readonly change: (path: readonly string[], value: Json) => void;
  readonly changeRows: (list: ListView, change: (rows: readonly Json[]) => readonly Json[]) => void;
  /** The field has been left: what is wrong with it may be said. */
  readonly touch: (path: readonly string[]) => void;
  readonly errorAt: (path: readonly string[]) => FormError | undefined;
  readonly reset: () => void;
  readonly busy: boolean;
}

export const FormScopeContext = createContext<FormScope | null>(null);

export function useFormScope(): FormScope {
  const scope = useContext(FormScopeContext);
  if (scope === null) throw new Error('This component only works inside a Form');
  return scope;
}

/** The id of the control a path is entered with; links of the error summary lead there. */
export function controlId(formId: string, path: readonly string[]): string {
  return `${formId}-${pathKey(path)}`;
}
