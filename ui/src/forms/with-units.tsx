import type { ReactNode } from 'react';
import type { FieldView } from '../../../engine/browser.ts';
import { controlId, useFormScope } from './form-scope.ts';

/** The ids of the signs before and after a control, for `aria-describedby`. */
export function useUnitIds(field: FieldView): readonly string[] {
  const { formId } = useFormScope();
  const id = controlId(formId, field.path);
  return [field.prefix === '' ? '' : `${id}-prefix`, field.suffix === '' ? '' : `${id}-suffix`];
}

/** A sign before or after the control: €, km, ore. */
export function WithUnits({ field, children }: { field: FieldView; children: ReactNode }) {
  const [prefixId, suffixId] = useUnitIds(field);
  if (field.prefix === '' && field.suffix === '') return children;
  return (
    <div className="patto-units">
      {field.prefix !== '' && (
        <span className="patto-unit" id={prefixId}>
          {field.prefix}
        </span>
      )}
      {children}
      {field.suffix !== '' && (
        <span className="patto-unit" id={suffixId}>
          {field.suffix}
        </span>
      )}
    </div>
  );
}
