import { useState } from 'react';
import { decimalText, readDecimal, showDecimal, type FieldView, type Json } from '../../../engine/browser.ts';
import { FieldFrame, useFraming } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';
import { useUnitIds, WithUnits } from './with-units.tsx';

/**
 * A number as people write it: with a comma in Italian. What is no number (yet) stays as it was typed, in the values
 * too, where the check calls it what it is.
 */
export function NumberInput({ field }: { field: FieldView }) {
  const { change, touch, language } = useFormScope();
  const framing = useFraming(field, useUnitIds(field));
  // While typing, the text is the person's own: `12,` or `12,50` must not become `12` or `12,5` under the cursor.
  const [typing, setTyping] = useState<string | null>(null);
  const stored = textOf(field.raw, language);
  const text = typing !== null && sameNumber(typing, field.raw, language) ? typing : stored;
  return (
    <FieldFrame field={field} framing={framing}>
      <WithUnits field={field}>
        <input
          {...framing.control}
          className="box"
          inputMode={field.decimalDigits === 0 && (field.min ?? -1) >= 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setTyping(event.target.value);
            change(field.path, valueOf(event.target.value, language));
          }}
          onBlur={() => {
            setTyping(null);
            touch(field.path);
          }}
        />
      </WithUnits>
    </FieldFrame>
  );
}

function valueOf(text: string, language: 'it' | 'en'): Json {
  if (text.trim() === '') return null;
  const decimal = readDecimal(text, language);
  if (decimal === null) return text;
  // A number that JSON would round stays text, so that the check can say it has too many digits.
  return decimalText(Number(decimal)) === decimal ? Number(decimal) : decimal;
}

function textOf(raw: Json | undefined, language: 'it' | 'en'): string {
  if (raw === null || raw === undefined) return '';
  const decimal = typeof raw === 'number' ? decimalText(raw) : raw;
  if (typeof decimal !== 'string') return '';
  return /^-?\d+(?:\.\d+)?$/.test(decimal) ? showDecimal(decimal, language) : decimal;
}

/** Decimal text may stand for what is stored as a number, and the other way round. */
function sameNumber(text: string, raw: Json | undefined, language: 'it' | 'en'): boolean {
  const value = valueOf(text, language);
  if (value === (raw ?? null)) return true;
  return (
    typeof value === 'number' && (typeof raw === 'number' || typeof raw === 'string') && Number(raw) === value
  );
}
