import type { CSSProperties, ReactNode } from 'react';
import type { FieldView } from '../../../engine/browser.ts';
import { Icon } from '../controls/icon.tsx';
import { controlId, useFormScope } from './form-scope.ts';

/** What a control of a field must carry so that its label, help and error are read with it. */
export interface ControlProps {
  readonly id: string;
  readonly required: boolean;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

export interface Framing {
  readonly control: ControlProps;
  readonly hintId: string;
  readonly errorId: string;
  readonly message: string | null;
}

/** `extra` names further texts that describe the control, such as a unit. */
export function useFraming(field: FieldView, extra: readonly string[] = []): Framing {
  const { formId, errorAt } = useFormScope();
  const id = controlId(formId, field.path);
  const error = errorAt(field.path);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : '', field.description === '' ? '' : hintId, ...extra].filter(
    (part) => part !== '',
  );
  return {
    control: {
      id,
      required: field.required,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    },
    hintId,
    errorId,
    message: error?.message ?? null,
  };
}

interface FieldFrameProps {
  readonly field: FieldView;
  readonly framing: Framing;
  readonly children: ReactNode;
  /** The control is a set of them: it gets a legend instead of a label. */
  readonly set?: 'group' | 'radiogroup';
  readonly className?: string;
}

/** Label above, help below it, then the control, then what is wrong: in the order they are read. */
export function FieldFrame({ field, framing, children, set, className = '' }: FieldFrameProps) {
  const { control, message } = framing;
  const label = <FieldLabel field={field} />;
  const around = (
    <>
      {field.description !== '' && (
        <p className="field-hint" id={framing.hintId}>
          {field.description}
        </p>
      )}
      {children}
      <FieldError framing={framing} />
    </>
  );
  const short = lengthOf(field) === undefined ? '' : 'patto-field-short';
  const classes = `field ${short} patto-field patto-field-${field.type} ${message === null ? '' : 'patto-field-wrong'} ${className}`;
  if (set === undefined) {
    return (
      <div className={classes} style={lengthOf(field)}>
        <label htmlFor={control.id}>{label}</label>
        {around}
      </div>
    );
  }
  const group = set === 'radiogroup' && {
    role: 'radiogroup',
    'aria-required': field.required,
    'aria-invalid': control['aria-invalid'],
  };
  return (
    <fieldset className={classes} aria-describedby={control['aria-describedby']} {...group}>
      <legend className="field-label">{label}</legend>
      {around}
    </fieldset>
  );
}

/** A code of six characters gets a box for about as many: its width says what belongs in it. */
function lengthOf({ type, maxLength, prefix, suffix }: FieldView): CSSProperties | undefined {
  if (type !== 'textfield' || maxLength === null || maxLength > 40 || prefix !== '' || suffix !== '')
    return undefined;
  return { '--patto-length': String(maxLength) } as CSSProperties;
}

export function FieldLabel({ field }: { field: FieldView }) {
  const { texts } = useFormScope();
  return (
    <>
      {field.label}
      {field.required && <span className="patto-required"> ({texts.required})</span>}
    </>
  );
}

export function FieldError({ framing }: { framing: Framing }) {
  const { texts } = useFormScope();
  if (framing.message === null) return null;
  return (
    <p className="field-error" id={framing.errorId}>
      <Icon name="error" />
      <span>
        <span className="visually-hidden">{texts.error} </span>
        {framing.message}
      </span>
    </p>
  );
}
