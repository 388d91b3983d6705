import { useId, type ReactNode } from 'react';
import type { FormError, FormSchema, Language, Variables, View, ViewPart } from '../../../engine/browser.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { pathKey } from './entered-values.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormScopeContext, type FormScope } from './form-scope.ts';
import { useFormState } from './form-state.ts';
import { Parts } from './parts.tsx';
import { SectionList } from './section-list.tsx';
import { progressOf } from './sections.ts';
import { texts } from './texts.ts';
import './form.css';

export interface FormProps {
  /** The same object each time: it is read once per object. */
  readonly schema: FormSchema;
  /** Where the form starts: what the process holds, or a draft. Giving others later makes it go on from those. */
  readonly values: Variables;
  readonly language: Language;
  /** After each change, with everything entered so far, for drafts. */
  readonly onChange?: (values: Variables) => void;
  /** With the values the form returns, once nothing is wrong with them. */
  readonly onSubmit?: (values: Variables) => void;
  /** The submit is under way: further ones are ignored. */
  readonly busy?: boolean;
  /** What the server found wrong; each is shown until its field changes. Another array counts as another answer. */
  readonly errors?: readonly FormError[];
  readonly submitLabel?: string;
  /** Further buttons beside the one to submit. */
  readonly actions?: ReactNode;
  /** Nothing can be entered: the form is only looked at. */
  readonly readOnly?: boolean;
  /** The level of headings at the top of the form. */
  readonly headingLevel?: number;
  /** The time zone the people work in. */
  readonly zone?: string;
}

const none: readonly FormError[] = [];

/** A form-js form to fill in, made for people who use a keyboard, a screen reader, a telephone or a bad screen. */
export function Form(props: FormProps) {
  const { schema, values, language, busy = false, readOnly = false, zone = 'Europe/Rome' } = props;
  const formId = `form${useId().replace(/[^\w]/g, '')}`;
  const context = { now: Date.now(), zone, language, elapsed: () => performance.now() };
  const state = useFormState({
    schema,
    values,
    context,
    errors: props.errors ?? none,
    onChange: props.onChange,
  });
  const byPath = new Map(state.errors.map((error) => [pathKey(error.path), error]));
  const scope: FormScope = {
    formId,
    language,
    texts: texts[language],
    context,
    readOnly,
    headingLevel: props.headingLevel ?? 2,
    change: state.change,
    changeRows: state.changeRows,
    touch: state.touch,
    errorAt: (path) => byPath.get(pathKey(path)),
    reset: state.reset,
    busy,
  };
  const progress = readOnly ? null : progressOf(formId, state.view, state.problems);
  // What introduces the form stays above the way through it.
  const intro = Math.max(
    0,
    state.view.parts.findIndex(({ kind }) => kind !== 'passage'),
  );
  const submit = (): void => {
    if (busy) return;
    const accepted = state.submit();
    if (accepted) props.onSubmit?.(accepted);
  };
  return (
    <FormScopeContext value={scope}>
      <form
        className="patto-form"
        noValidate
        lang={language}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={state.errors} refusals={state.refusals} />
        {progress && (
          <>
            <Parts parts={state.view.parts.slice(0, intro)} />
            <SectionList progress={progress} />
          </>
        )}
        <Parts parts={state.view.parts.slice(progress ? intro : 0)} />
        {!readOnly && (
          <div className="patto-actions">
            {!hasOwnSubmit(state.view) && (
              <BusyButton
                type="submit"
                className="btn btn-primary"
                busy={busy}
                busyLabel={texts[language].submitting}
              >
                {props.submitLabel ?? texts[language].submit}
              </BusyButton>
            )}
            {props.actions}
          </div>
        )}
      </form>
    </FormScopeContext>
  );
}

function hasOwnSubmit({ parts }: View): boolean {
  const has = (part: ViewPart): boolean =>
    (part.kind === 'button' && part.action === 'submit') || (part.kind === 'group' && part.parts.some(has));
  return parts.some(has);
}
