import { sameJson, showValue, type FieldView, type Json } from '../../../engine/browser.ts';
import { useFormScope } from './form-scope.ts';

/** A value that is there to be read: no box around what cannot be changed. */
export function GivenValue({ field }: { field: FieldView }) {
  const { language, texts } = useFormScope();
  const one = (value: Json): string => {
    const option = field.options.find((candidate) => sameJson(candidate.value, value));
    if (option) return option.label;
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    return showValue(value, language);
  };
  const value = Array.isArray(field.value) ? field.value.map(one).join(', ') : one(field.value);
  return (
    <dl className="field patto-field patto-given">
      <dt className="field-label">{field.label}</dt>
      <dd>
        {value === '' ? (
          <span className="soft">{texts.empty}</span>
        ) : (
          [field.prefix, value, field.suffix].filter((part) => part !== '').join(' ')
        )}
      </dd>
    </dl>
  );
}
