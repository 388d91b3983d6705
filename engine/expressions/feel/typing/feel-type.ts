/**
 * The types of FEEL (DMN 1.5 §10.3.2.9). `any` holds everything; `null` nothing but null. Every type holds null too
 * when it is the type of a variable or a parameter.
 */
export type FeelType =
  | { readonly kind: SimpleType }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: Readonly<Record<string, FeelType>> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType };

export const simpleTypes = [
  'any',
  'null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'years and months duration',
  'days and time duration',
] as const;
export type SimpleType = (typeof simpleTypes)[number];

export const anyType: FeelType = { kind: 'any' };
