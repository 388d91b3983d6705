import { useEffect, useRef } from 'react';
import type { FormError } from '../../../engine/browser.ts';
import { Icon } from '../controls/icon.tsx';
import { controlId, useFormScope } from './form-scope.ts';

interface ErrorSummaryProps {
  readonly errors: readonly FormError[];
  /** Grows with each refused submit, which is when the summary takes the focus. */
  readonly refusals: number;
}

/** Everything that keeps a form from being submitted, in one place, with a way to each of it. */
export function ErrorSummary({ errors, refusals }: ErrorSummaryProps) {
  const { formId, texts } = useFormScope();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals > 0) box.current?.focus();
  }, [refusals]);
  if (refusals === 0 || errors.length === 0) return null;
  const titleId = `${formId}-summary`;
  return (
    <div
      ref={box}
      className="notice notice-danger patto-summary"
      role="group"
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <Icon name="error" />
      <div className="notice-body">
        <p className="notice-title" id={titleId}>
          {texts.summaryTitle(errors.length)}
        </p>
        <ul>
          {errors.map(({ path, label, message }) => (
            <li key={path.join('.')}>
              <a
                href={`#${controlId(formId, path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(controlId(formId, path));
                }}
              >
                {label === '' ? message : `${label}: ${message}`}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** To the control, with its label in sight. */
function goTo(id: string): void {
  const control = document.getElementById(id);
  if (!control) return;
  (control.closest('.field') ?? control).scrollIntoView({ block: 'start' });
  control.focus({ preventScroll: true });
}
