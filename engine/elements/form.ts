import type { Expression } from '../model/definition.ts';
import type { Binding } from './element.ts';
import type { ElementSource, Xml } from './source.ts';

export type FormAttrs =
  { readonly formId: string; readonly binding: Binding } | { readonly externalReference: Expression };

/** `zeebe:formDefinition`: a deployed form by id, or a reference (externalReference, or formKey) that is passed through as it is. */
export function readForm(source: ElementSource): FormAttrs | null {
  const form = source.extension('FormDefinition');
  if (!form) return null;
  const formId = form['formId'];
  if (typeof formId === 'string' && formId !== '') return { formId, binding: readBinding(source, form) };
  const key = form['formKey'];
  const isEmbedded = typeof key === 'string' && key.startsWith('camunda-forms:');
  const external = source.expression(
    form['externalReference'] ?? (isEmbedded ? undefined : key),
    'zeebe:formDefinition externalReference',
  );
  if (external) return { externalReference: external };
  source.problem(
    'form/reference',
    'The form definition names no form.',
    'Set formId to the id of a deployed form, or externalReference. Forms embedded in the diagram are not run.',
  );
  return null;
}

/** bindingType and versionTag: which version of a process or form is meant. */
export function readBinding(source: ElementSource, xml: Xml): Binding {
  const { bindingType, versionTag } = xml as { bindingType?: unknown; versionTag?: unknown };
  if (bindingType === 'deployment') return { binding: 'deployment' };
  if (bindingType === 'versionTag') {
    if (typeof versionTag === 'string' && versionTag !== '') return { binding: 'versionTag', versionTag };
    source.problem(
      'binding/version-tag',
      'bindingType is versionTag, but no versionTag is given.',
      'Add the version tag, or bind to latest.',
    );
  }
  return { binding: 'latest' };
}
