import { countCharacters, type FieldView } from '../../../engine/browser.ts';
import { FieldFrame, useFraming } from './field-frame.tsx';
import { controlId, useFormScope } from './form-scope.ts';
import { useUnitIds, WithUnits } from './with-units.tsx';

/** One line of text. */
export function TextInput({ field }: { field: FieldView }) {
  const { change, touch } = useFormScope();
  const framing = useFraming(field, useUnitIds(field));
  return (
    <FieldFrame field={field} framing={framing}>
      <WithUnits field={field}>
        <input
          {...framing.control}
          className="box"
          type={inputType(field)}
          autoComplete="off"
          value={textOf(field.raw)}
          onChange={(event) => change(field.path, event.target.value)}
          onBlur={() => touch(field.path)}
        />
      </WithUnits>
    </FieldFrame>
  );
}

/** Several lines; with a limit, how much of it is used. The limit does not cut: a pasted text stays whole. */
export function TextArea({ field }: { field: FieldView }) {
  const { formId, change, touch, texts } = useFormScope();
  const limitId = `${controlId(formId, field.path)}-limit`;
  const framing = useFraming(field, field.maxLength === null ? [] : [limitId]);
  const text = textOf(field.raw);
  return (
    <FieldFrame field={field} framing={framing}>
      <textarea
        {...framing.control}
        className="box"
        rows={4}
        value={text}
        onChange={(event) => change(field.path, event.target.value)}
        onBlur={() => touch(field.path)}
      />
      {field.maxLength !== null && (
        <p className="field-hint patto-limit">
          <span id={limitId}>{texts.upTo(field.maxLength)}</span>
          <span aria-hidden="true">{texts.characters(countCharacters(text), field.maxLength)}</span>
        </p>
      )}
    </FieldFrame>
  );
}

/** Not `type="email"`: browsers strip what they do not like from it before we see it. */
function inputType({ format }: FieldView): 'text' | 'tel' {
  return format === 'phone' ? 'tel' : 'text';
}

function textOf(raw: FieldView['raw']): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' ? String(raw) : '';
}
