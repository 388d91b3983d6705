/**
 * A resource of the API as one table: what its answers hold, what can be asked of it and how it can be sorted.
 * Schemas, filters, sort orders and answers are all made from this table, so they cannot contradict each other.
 */
export type Scalar = null | boolean | number | string;

export type FieldType = 'key' | 'text' | 'integer' | 'boolean' | 'time' | 'texts' | 'object';

export interface Field {
  readonly type: FieldType;
  /** The words a `text` may be. */
  readonly values?: readonly string[];
  /** May be null in answers. */
  readonly nullable?: boolean;
  /** `operators`: a value or `{ $eq, $in, … }`. `value`: a value only. Absent: not a filter. */
  readonly filter?: 'operators' | 'value';
  readonly sort?: boolean;
  /** Its name in the collection, when that differs. */
  readonly stored?: string;
  /** What the wire says where the store has null. */
  readonly fallback?: Scalar;
  /** Says the other field's value where the store has null. */
  readonly fallbackField?: string;
  /** Not stored: every record has this value. */
  readonly constant?: Scalar;
}

/** Records of another collection whose `foreign` field equals our `ours` field. */
export interface Relation {
  readonly collection: string;
  readonly ours: string;
  readonly foreign: string;
  /** What must hold of them whatever is asked. */
  readonly where?: Readonly<Record<string, Scalar>>;
}

/** Something to filter by that is not a field of the answer. */
export type Criterion =
  /** A field that answers do not show. */
  | { readonly kind: 'field'; readonly field: Field }
  /** A list field that must hold the value. */
  | { readonly kind: 'member'; readonly stored: string }
  /** A list field that must hold all the values. */
  | { readonly kind: 'members'; readonly stored: string }
  /** `[{ name, value }]`: variables that must all exist. */
  | { readonly kind: 'variables'; readonly ours: string; readonly foreign: string }
  /** A field of a related record. Criteria of one relation must be met by the same record. */
  | { readonly kind: 'related'; readonly relation: string; readonly field: Field }
  /** The values of a field in all related records, as a set: `$neq` means that none has it, `$exists` that there is one. */
  | { readonly kind: 'relatedSet'; readonly relation: string; readonly field: Field }
  /** True: the text is longer than this. */
  | { readonly kind: 'longer'; readonly stored: string; readonly length: number };

export interface Resource {
  /** As the OpenAPI document and messages name it: `User task`. */
  readonly title: string;
  readonly collection: string;
  /** The field that identifies it, also the parameter of its path. */
  readonly key: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly criteria?: Readonly<Record<string, Criterion>>;
  readonly relations?: Readonly<Record<string, Relation>>;
  /** Filters may hold `$or: [filter, …]`. */
  readonly alternatives?: boolean;
  /** What is deployed for the whole area can be read from every district. */
  readonly areaWide?: boolean;
}

export function storedName(name: string, field: Field): string {
  return field.stored ?? name;
}
