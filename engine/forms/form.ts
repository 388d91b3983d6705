import type { Json } from '../model/json.ts';
import type { Pattern } from './pattern.ts';

/** A form as it is shown and checked: form-js JSON, read once, never changed. Built by `read-form.ts`. */

export type Language = 'it' | 'en';

/** FEEL, without the leading `=`. */
export interface Feel {
  readonly feel: string;
}

/** A property that is either fixed or computed from what has been entered. */
export type Computed<T> = T | Feel;

/**
 * Words for people: literal, FEEL (leading `=`) or a template (`Ciao {{nome}}`). Italian is what form-js's editor
 * edits; English comes from the component's custom properties (`label_en`) and falls back to Italian.
 */
export interface Words {
  readonly it: string;
  readonly en: string | null;
}

export interface Layout {
  /** Components that follow one another in the same row stand side by side. */
  readonly row: string | null;
  /** Width in sixteenths of the row; null shares it evenly. */
  readonly columns: number | null;
}

interface Part {
  readonly id: string;
  /** Its own condition and those of the groups around it: one that is true hides it. */
  readonly hides: readonly Feel[];
  readonly layout: Layout;
}

export interface Rules {
  readonly required: Computed<boolean>;
  readonly min: Computed<number> | null;
  readonly max: Computed<number> | null;
  readonly minLength: Computed<number> | null;
  readonly maxLength: Computed<number> | null;
  readonly pattern: Pattern | null;
  readonly patternMessage: Words;
  readonly format: 'email' | 'phone' | null;
}

export type OptionSource =
  | { readonly from: 'list'; readonly options: readonly { readonly label: Words; readonly value: Json }[] }
  | { readonly from: 'variable'; readonly path: readonly string[] }
  | { readonly from: 'feel'; readonly feel: string };

/** What differs between the kinds of field. `text` covers textfield and textarea. */
export type Input =
  | { readonly type: 'textfield' | 'textarea' | 'checkbox' }
  | {
      readonly type: 'number';
      readonly decimalDigits: number | null;
      /** Decimal text. */
      readonly increment: string | null;
      /** The value is decimal text, for more digits than a JSON number holds. */
      readonly asText: boolean;
    }
  | { readonly type: 'radio' | 'checklist' | 'taglist'; readonly options: OptionSource }
  | { readonly type: 'select'; readonly options: OptionSource; readonly searchable: boolean }
  | {
      readonly type: 'date' | 'time' | 'datetime';
      readonly serialized: 'utc_offset' | 'utc_normalized' | 'no_timezone';
      /** Minutes between two times on offer. */
      readonly interval: number | null;
      readonly noPast: boolean;
    };

export interface Field extends Part {
  readonly kind: 'field';
  readonly input: Input;
  /** Where its value stands in its scope: the key split at dots, after the paths of the groups around it. */
  readonly path: readonly string[];
  readonly label: Words;
  readonly description: Words;
  /** Second label of a date and time. */
  readonly timeLabel: Words;
  readonly prefix: Words;
  readonly suffix: Words;
  readonly readonly: Computed<boolean>;
  readonly disabled: Computed<boolean>;
  readonly defaultValue: Json | undefined;
  readonly rules: Rules;
}

/** A value nobody enters: computed from the others, and part of what the form returns. */
export interface Calculation extends Part {
  readonly kind: 'calculation';
  readonly path: readonly string[];
  readonly value: Feel;
}

export interface Group extends Part {
  readonly kind: 'group';
  readonly label: Words;
  readonly description: Words;
  readonly outline: boolean;
  readonly components: readonly Component[];
}

/** Rows of the same fields. Each row is a scope of its own. */
export interface List extends Part {
  readonly kind: 'list';
  readonly path: readonly string[];
  readonly label: Words;
  readonly description: Words;
  readonly outline: boolean;
  readonly defaultRows: number;
  /** What one row is called, from the custom property `rowLabel`; may be empty. */
  readonly rowLabel: Words;
  /** Rows may be added and removed. */
  readonly editable: boolean;
  readonly minRows: number;
  readonly maxRows: number;
  readonly row: Scope;
}

export interface Passage extends Part {
  readonly kind: 'passage';
  readonly syntax: 'markdown' | 'html';
  readonly text: Words;
}

export interface Image extends Part {
  readonly kind: 'image';
  readonly source: string;
  readonly alt: Words;
}

export interface Table extends Part {
  readonly kind: 'table';
  readonly label: Words;
  readonly rows: Feel;
  readonly columns: readonly { readonly key: string; readonly label: Words }[] | Feel;
}

export interface Button extends Part {
  readonly kind: 'button';
  readonly action: 'submit' | 'reset';
  readonly label: Words;
}

export interface Separator extends Part {
  readonly kind: 'separator';
}

export interface Spacer extends Part {
  readonly kind: 'spacer';
  readonly height: number;
}

export type Component =
  Field | Calculation | Group | List | Passage | Image | Table | Button | Separator | Spacer;

/** What holds a value. */
export type Holder = Field | Calculation | List;

/** The names a scope gives values to; a name with dots or a group with a path makes a level of its own. */
export type Names = ReadonlyMap<string, Holder | Names>;

/** Components whose values live in one object: the form itself, or one row of a list. */
export interface Scope {
  readonly components: readonly Component[];
  readonly names: Names;
}

export interface Form {
  readonly id: string;
  readonly versionTag: string | null;
  readonly root: Scope;
}

export function isFeel(value: unknown): value is Feel {
  return typeof value === 'object' && value !== null && 'feel' in value;
}

export function isNames(value: Holder | Names): value is Names {
  return value instanceof Map;
}
