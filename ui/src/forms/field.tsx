import type { ComponentType } from 'react';
import type { FieldView } from '../../../engine/browser.ts';
import { CheckboxInput, Checklist, RadioGroup } from './choice-group.tsx';
import { DateInput, DateTimeInput } from './date-input.tsx';
import { useFormScope } from './form-scope.ts';
import { GivenValue } from './given-value.tsx';
import { NumberInput } from './number-input.tsx';
import { SearchableSelect, SelectInput, TagList } from './select-input.tsx';
import { TextArea, TextInput } from './text-input.tsx';

const inputs: Readonly<Record<FieldView['type'], ComponentType<{ field: FieldView }>>> = {
  textfield: TextInput,
  textarea: TextArea,
  number: NumberInput,
  checkbox: CheckboxInput,
  radio: RadioGroup,
  select: SelectInput,
  checklist: Checklist,
  taglist: TagList,
  date: DateInput,
  time: DateInput,
  datetime: DateTimeInput,
};

export function Field({ field }: { field: FieldView }) {
  const { readOnly } = useFormScope();
  if (readOnly || field.readonly || field.disabled) return <GivenValue field={field} />;
  const Input = field.searchable ? SearchableSelect : inputs[field.type];
  return <Input field={field} />;
}
