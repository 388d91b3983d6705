import type { Json } from '../model/json.ts';
import type { Malformed } from './entered-value.ts';
import type { Layout, Rules } from './form.ts';
import type { Block } from './block.ts';

/** A form as it stands now: what shows, in one language, with every expression computed. */
export interface View {
  readonly parts: readonly ViewPart[];
}

export interface OptionView {
  readonly label: string;
  readonly value: Json;
}

interface Shown {
  /** The id of the component; the same in every row of a list. */
  readonly component: string;
  readonly layout: Layout;
}

export interface FieldView extends Shown {
  readonly kind: 'field';
  readonly type:
    | 'textfield'
    | 'textarea'
    | 'number'
    | 'checkbox'
    | 'radio'
    | 'select'
    | 'checklist'
    | 'taglist'
    | 'date'
    | 'time'
    | 'datetime';
  /** From the top of the values, through lists: `["goals", "0", "asse"]`. */
  readonly path: readonly string[];
  readonly label: string;
  /** Second label of a date and time; empty for the others. */
  readonly timeLabel: string;
  readonly description: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What was entered, as it was. */
  readonly raw: Json | undefined;
  /** The same as a value; null when there is none or `malformed` says why it has no meaning. */
  readonly value: Json;
  readonly malformed: Malformed | null;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly disabled: boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly pattern: Rules['pattern'];
  readonly patternMessage: string;
  readonly format: Rules['format'];
  /** Empty for fields that offer no choice. */
  readonly options: readonly OptionView[];
  readonly searchable: boolean;
  readonly decimalDigits: number | null;
  readonly increment: string | null;
  /** Dates before today are refused. */
  readonly noPast: boolean;
  /** Minutes between two times on offer. */
  readonly interval: number | null;
}

export interface CalculationView extends Shown {
  readonly kind: 'calculation';
  readonly path: readonly string[];
  readonly value: Json;
}

export interface GroupView extends Shown {
  readonly kind: 'group';
  readonly label: string;
  readonly description: string;
  readonly outline: boolean;
  readonly parts: readonly ViewPart[];
}

export interface ListView extends Shown {
  readonly kind: 'list';
  readonly path: readonly string[];
  readonly label: string;
  /** What one row is called; may be empty. */
  readonly rowLabel: string;
  readonly description: string;
  readonly outline: boolean;
  readonly rows: readonly (readonly ViewPart[])[];
  readonly editable: boolean;
  readonly minRows: number;
  readonly maxRows: number;
  /** Something other than rows was entered. */
  readonly malformed: boolean;
}

export interface PassageView extends Shown {
  readonly kind: 'passage';
  readonly blocks: readonly Block[];
}

export interface ImageView extends Shown {
  readonly kind: 'image';
  /** Empty when the source is not one a form may show. */
  readonly source: string;
  readonly alt: string;
}

export interface TableView extends Shown {
  readonly kind: 'table';
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ButtonView extends Shown {
  readonly kind: 'button';
  readonly action: 'submit' | 'reset';
  readonly label: string;
}

export interface SeparatorView extends Shown {
  readonly kind: 'separator';
}

export interface SpacerView extends Shown {
  readonly kind: 'spacer';
  readonly height: number;
}

export type ViewPart =
  | FieldView
  | CalculationView
  | GroupView
  | ListView
  | PassageView
  | ImageView
  | TableView
  | ButtonView
  | SeparatorView
  | SpacerView;
