import { sameJson, type FieldView, type Json, type OptionView } from '../../../engine/browser.ts';
import { announce } from '../controls/announcer.tsx';
import { Icon } from '../controls/icon.tsx';
import { Combobox } from './combobox.tsx';
import { FieldFrame, useFraming } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';

/** The browser's own list. */
export function SelectInput({ field }: { field: FieldView }) {
  const { change, touch, texts } = useFormScope();
  const framing = useFraming(field);
  const chosen = field.options.findIndex(
    ({ value }) => field.raw !== undefined && sameJson(value, field.raw),
  );
  return (
    <FieldFrame field={field} framing={framing}>
      <select
        {...framing.control}
        className="box"
        value={chosen === -1 ? '' : String(chosen)}
        onChange={(event) =>
          change(field.path, field.options[Number(event.target.value || -1)]?.value ?? null)
        }
        onBlur={() => touch(field.path)}
      >
        <option value="">{field.required ? texts.choose : texts.noChoice}</option>
        {field.options.map(({ label }, index) => (
          <option key={index} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A list to search by typing. What is typed and matches nothing stays in the box, and is said to be wrong. */
export function SearchableSelect({ field }: { field: FieldView }) {
  const { change, touch } = useFormScope();
  const framing = useFraming(field);
  const chosen = field.options.find(({ value }) => field.raw !== undefined && sameJson(value, field.raw));
  const typed = typeof field.raw === 'string' ? field.raw : '';
  return (
    <FieldFrame field={field} framing={framing}>
      <Combobox
        control={framing.control}
        label={field.label}
        options={field.options}
        chosen={chosen ?? null}
        text={chosen?.label ?? typed}
        onChoose={(option) => change(field.path, option.value)}
        onText={(text) => change(field.path, text === '' ? null : text)}
        onLeave={() => touch(field.path)}
      />
    </FieldFrame>
  );
}

/** Several items of a list to search by typing; those chosen stand above it and can be taken out again. */
export function TagList({ field }: { field: FieldView }) {
  const { change, touch, texts } = useFormScope();
  const framing = useFraming(field);
  const values: readonly Json[] = Array.isArray(field.value) ? field.value : [];
  const chosen = values.map(
    (value) => field.options.find((option) => sameJson(option.value, value)) ?? unknown(value),
  );
  const rest = field.options.filter((option) => !chosen.some(({ value }) => sameJson(value, option.value)));
  const remove = (label: string, index: number): void => {
    change(
      field.path,
      values.filter((_value, at) => at !== index),
    );
    announce(texts.removed(label));
    document.getElementById(framing.control.id)?.focus();
  };
  return (
    <FieldFrame field={field} framing={framing}>
      {chosen.length > 0 && (
        <ul className="patto-tags" aria-label={`${field.label}: ${texts.chosen}`}>
          {chosen.map(({ label }, index) => (
            <li key={index} className="tag tag-blue">
              {label}
              <button type="button" aria-label={texts.remove(label)} onClick={() => remove(label, index)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        control={{ ...framing.control, required: field.required && chosen.length === 0 }}
        label={field.label}
        options={rest}
        chosen={null}
        text=""
        onChoose={(option) => {
          change(field.path, [...values, option.value]);
          announce(texts.added(option.label));
        }}
        onBackspace={() => {
          const last = chosen.at(-1);
          if (last) remove(last.label, chosen.length - 1);
        }}
        onLeave={() => touch(field.path)}
      />
    </FieldFrame>
  );
}

/** A value that is no longer on offer can still be seen, and taken out. */
function unknown(value: Json): OptionView {
  return { label: typeof value === 'string' ? value : JSON.stringify(value), value };
}
