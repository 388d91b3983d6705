import { sameJson, type FieldView, type Json } from '../../../engine/browser.ts';
import { FieldError, FieldFrame, FieldLabel, useFraming } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';

/** One box to tick, with its label beside it. */
export function CheckboxInput({ field }: { field: FieldView }) {
  const { change, touch } = useFormScope();
  const framing = useFraming(field);
  return (
    <div className={`field patto-field ${framing.message === null ? '' : 'patto-field-wrong'}`}>
      <label className="patto-choice" htmlFor={framing.control.id}>
        <input
          {...framing.control}
          type="checkbox"
          checked={field.raw === true}
          onChange={(event) => change(field.path, event.target.checked)}
          onBlur={() => touch(field.path)}
        />
        <span>
          <FieldLabel field={field} />
        </span>
      </label>
      {field.description !== '' && (
        <p className="field-hint patto-choice-hint" id={framing.hintId}>
          {field.description}
        </p>
      )}
      <FieldError framing={framing} />
    </div>
  );
}

/** One answer out of a few that are all in sight. */
export function RadioGroup({ field }: { field: FieldView }) {
  const { change, touch } = useFormScope();
  const framing = useFraming(field);
  const { id } = framing.control;
  return (
    <FieldFrame field={field} framing={framing} set="radiogroup">
      <div className={choicesClass(field)} onBlur={() => touch(field.path)}>
        {field.options.map(({ label, value }, index) => (
          <label key={index} className="patto-choice" htmlFor={optionId(id, index)}>
            <input
              id={optionId(id, index)}
              type="radio"
              name={id}
              required={field.required}
              checked={field.raw !== undefined && sameJson(value, field.raw)}
              onChange={() => change(field.path, value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

/** Any number of answers out of a few that are all in sight. */
export function Checklist({ field }: { field: FieldView }) {
  const { change, touch } = useFormScope();
  const framing = useFraming(field);
  const { id } = framing.control;
  const chosen: readonly Json[] = Array.isArray(field.raw) ? field.raw : [];
  return (
    <FieldFrame field={field} framing={framing} set="group">
      <div className={choicesClass(field)} onBlur={() => touch(field.path)}>
        {field.options.map(({ label, value }, index) => (
          <label key={index} className="patto-choice" htmlFor={optionId(id, index)}>
            <input
              id={optionId(id, index)}
              type="checkbox"
              aria-invalid={framing.control['aria-invalid']}
              checked={chosen.some((item) => sameJson(item, value))}
              onChange={(event) => {
                const others = chosen.filter((item) => !sameJson(item, value));
                change(field.path, event.target.checked ? [...others, value] : others);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

/** The first option carries the id of the field, so that a link to the field leads to it. */
function optionId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index}`;
}

/** A few short answers stand side by side. */
function choicesClass({ options }: FieldView): string {
  const length = options.reduce((sum, { label }) => sum + label.length, 0);
  return options.length <= 4 && length <= 48 ? 'patto-choices patto-choices-inline' : 'patto-choices';
}
