import { useRef, useState } from 'react';
import type { FormContext, FormError, Json, ListView, Variables, View } from '../../../engine/browser.ts';
import { formOf, validateView, viewForm, type FormSchema } from '../../../engine/browser.ts';
import { pathKey, rowCounts, withRows, withValue } from './entered-values.ts';

export interface FormState {
  readonly values: Variables;
  readonly view: View;
  /** What is wrong now, shown or not. */
  readonly problems: readonly FormError[];
  /** What is shown as wrong. */
  readonly errors: readonly FormError[];
  /** Grows with each refused submit. */
  readonly refusals: number;
  readonly change: (path: readonly string[], value: Json) => void;
  readonly changeRows: (list: ListView, change: (rows: readonly Json[]) => readonly Json[]) => void;
  readonly touch: (path: readonly string[]) => void;
  readonly reset: () => void;
  /** The values to send, null when something is wrong; then everything wrong is shown. */
  readonly submit: () => Variables | null;
}

interface Options {
  readonly schema: FormSchema;
  readonly values: Variables;
  readonly context: FormContext;
  /** What the server found wrong. */
  readonly errors: readonly FormError[];
  readonly onChange: ((values: Variables) => void) | undefined;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * The state of a form being filled in. What is typed counts at once, with no delay in between, so that submitting
 * right after the last key sends that key too. The values given from outside are where it starts; when others are
 * given (a draft was restored), it goes on from those.
 */
export function useFormState({
  schema,
  values: given,
  context,
  errors: refused,
  onChange,
}: Options): FormState {
  const [values, setValues] = useState(given);
  const [adopted, setAdopted] = useState(given);
  const [touched, setTouched] = useState(nothing);
  const [attempted, setAttempted] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const [changedSince, setChangedSince] = useState(nothing);
  const [seenRefused, setSeenRefused] = useState(refused);
  // Two changes in one event (a paste that also blurs) must build on each other, before React renders again.
  const latest = useRef(values);
  const start = useRef(given);
  const sent = useRef(new WeakSet<Variables>());
  if (given !== adopted) {
    setAdopted(given);
    // What comes back from `onChange` is what was typed just now or a moment ago: not news.
    if (!sent.current.has(given)) {
      latest.current = given;
      start.current = given;
      setValues(given);
    }
  }
  if (refused !== seenRefused) {
    setSeenRefused(refused);
    setChangedSince(nothing);
    if (refused.length > 0) setRefusals(refusals + 1);
  }

  const form = formOf(schema);
  const view = viewForm(form, values, context);
  const { errors: problems } = validateView(view, context);
  const fromServer = refused.filter(({ path }) => !changedSince.has(pathKey(path)));
  const shown = problems.filter(
    ({ path, code }) => attempted || (code !== 'REQUIRED' && touched.has(pathKey(path))),
  );
  const shownKeys = new Set(shown.map(({ path }) => pathKey(path)));
  const errors = [...shown, ...fromServer.filter(({ path }) => !shownKeys.has(pathKey(path)))];

  const accept = (next: Variables): void => {
    latest.current = next;
    sent.current.add(next);
    setValues(next);
    onChange?.(next);
  };
  return {
    values,
    view,
    problems,
    errors,
    refusals,
    change: (path, value) => {
      const counts = rowCounts(viewForm(form, latest.current, context));
      setChangedSince((known) => new Set([...known, pathKey(path)]));
      accept(withValue(latest.current, path, value, counts));
    },
    changeRows: (list, change) => {
      accept(withRows(latest.current, list, change, rowCounts(viewForm(form, latest.current, context))));
    },
    touch: (path) => {
      const key = pathKey(path);
      setTouched((known) => (known.has(key) ? known : new Set([...known, key])));
    },
    reset: () => {
      setTouched(nothing);
      setAttempted(false);
      accept(start.current);
    },
    submit: () => {
      const checked = validateView(viewForm(form, latest.current, context), context);
      setAttempted(true);
      setChangedSince((known) => new Set([...known, ...refused.map(({ path }) => pathKey(path))]));
      if (checked.errors.length === 0) return checked.values;
      setRefusals((count) => count + 1);
      return null;
    },
  };
}
