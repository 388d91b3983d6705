import type { Binding } from './element.ts';
import { defineElement } from './element.ts';
import { readForm } from './form.ts';

export interface StartEventAttrs {
  /** The form somebody fills in to start the process. */
  readonly form: { readonly formId: string; readonly binding: Binding } | null;
}

/** BPMN 2.0 §10.4.2: where an instance or a sub-process begins; an event that starts it has happened when it is entered. */
export const startEvent = defineElement<StartEventAttrs>({
  kind: 'startEvent',
  type: 'START_EVENT',
  spec: '10.4.2, 13.4.1',
  start: true,
  mappings: { outputs: true },
  read: (source) => {
    const form = readForm(source);
    return { form: form && 'formId' in form ? form : null };
  },
  enter: () => [{ do: 'complete' }],
});
