import type { Problem } from '../model/definition.ts';
import type { Json } from '../model/json.ts';
import type { Form } from './form.ts';
import { readForm } from './read-form.ts';

export interface CheckedForm {
  /** Absent when there is any problem: a form with problems is not deployed. */
  readonly form?: Form;
  readonly problems: readonly Problem[];
}

/** Whether the text of a `.form` file can be deployed; `file` is its name, for problems of the file as a whole. */
export function checkForm(text: string, file: string): CheckedForm {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problems: [
        {
          rule: 'form/json',
          element: null,
          message: `${file} is not valid JSON: ${reason}`,
          remedy: 'Export it again from the form editor.',
        },
      ],
    };
  }
  const { form, problems } = readForm(json);
  if (form && problems.length === 0) return { form, problems };
  return {
    problems: problems.map((problem) =>
      problem.element === null ? { ...problem, message: `${file}: ${problem.message}` } : problem,
    ),
  };
}
