import { evaluateFeel } from '../expressions/feel.ts';
import type { FeelClock } from '../expressions/feel.ts';
import type { Json } from '../model/json.ts';
import { isRaw, type Raw } from './component-source.ts';
import { readEntered, type Entered } from './entered-value.ts';
import {
  isFeel,
  isNames,
  type Component,
  type Computed,
  type Field,
  type Form,
  type Holder,
} from './form.ts';
import type { List, Names, Scope, Words, Language } from './form.ts';
import type { FormContext } from './form-context.ts';
import { sameJson } from './json-equality.ts';
import { textOf } from './words.ts';

/** More rows than this are not looked at; `MAX_ROWS` says so. */
const mostRows = 501;

/** What the process holds for one scope. */
interface Held {
  /** The object itself; null where there is none, as for a row somebody added. */
  readonly own: Raw | null;
  /** For rows that come and go, whose position says nothing: all rows the process holds. */
  readonly rows: readonly Raw[];
}

/**
 * One scope of a form with what has been entered into it: what is hidden, and what each name stands for.
 *
 * Everything is found out when it is asked for, once, following what conditions depend on in whatever order. So a
 * hidden field reads as null in every condition, also one that stands before it. Conditions that depend on each
 * other in a circle see the other field as shown.
 */
export class Evaluation {
  readonly scope: Scope;
  private readonly entered: Raw;
  /** Null: nothing is known but what was entered, so that is believed. */
  private readonly held: Held | null;
  private readonly clock: FeelClock;
  private readonly parent: Evaluation | null;
  /** 1-based positions in the lists around it, outermost first. */
  private readonly positions: readonly number[];
  private readonly hidden = new Map<Component, boolean>();
  private readonly values = new Map<Holder, Json>();
  private readonly listRows = new Map<List, readonly Evaluation[]>();
  private readonly asking = new Set<Component | Holder>();

  constructor(
    scope: Scope,
    entered: Raw,
    held: Held | null,
    clock: FeelClock,
    parent: Evaluation | null,
    positions: readonly number[],
  ) {
    this.scope = scope;
    this.entered = entered;
    this.held = held;
    this.clock = clock;
    this.parent = parent;
    this.positions = positions;
  }

  isHidden(component: Component): boolean {
    const known = this.hidden.get(component);
    if (known !== undefined) return known;
    if (this.asking.has(component)) return false;
    this.asking.add(component);
    const hidden = component.hides.some(({ feel }) => this.evaluate(feel) === true);
    this.asking.delete(component);
    this.hidden.set(component, hidden);
    return hidden;
  }

  isTrue(condition: Computed<boolean>): boolean {
    return isFeel(condition) ? this.evaluate(condition.feel) === true : condition;
  }

  number(bound: Computed<number> | null): number | null {
    if (!isFeel(bound)) return bound;
    const value = this.evaluate(bound.feel);
    return typeof value === 'number' ? value : null;
  }

  text(words: Words, language: Language): string {
    return textOf(words, language, this.lookup, this.clock);
  }

  /** What FEEL gives now; null where it fails, as everywhere in FEEL. */
  evaluate(feel: string): Json {
    const result = evaluateFeel(feel, this.lookup, this.clock);
    return result.ok ? result.value : null;
  }

  isWritable(field: Field): boolean {
    return !this.isTrue(field.readonly) && !this.isTrue(field.disabled);
  }

  /** What stands in the field, as it was entered, held or given as default. */
  rawOf(field: Field): Json | undefined {
    const entered = valueAt(this.entered, field.path);
    if (entered !== undefined && (!this.held || this.isWritable(field))) return entered;
    if (!this.held) return field.defaultValue;
    const { own, rows } = this.held;
    if (own) {
      const value = valueAt(own, field.path);
      return value === undefined ? field.defaultValue : value;
    }
    const isKnown = rows.some((row) => this.meansSame(field, valueAt(row, field.path), entered));
    return entered !== undefined && isKnown ? entered : field.defaultValue;
  }

  enteredOf(field: Field): Entered {
    return readEntered(field.input, this.rawOf(field), this.clock);
  }

  /** Null when hidden, empty or meaningless. */
  valueOf(holder: Holder): Json {
    const known = this.values.get(holder);
    if (known !== undefined) return known;
    if (this.asking.has(holder) || this.isHidden(holder)) return null;
    this.asking.add(holder);
    const value = this.compute(holder);
    this.asking.delete(holder);
    this.values.set(holder, value);
    return value;
  }

  rowsOf(list: List): readonly Evaluation[] {
    const known = this.listRows.get(list);
    if (known) return known;
    const entered = this.enteredRows(list);
    const heldRows = this.heldRows(list);
    const rows = entered.slice(0, mostRows).map((row, index) => {
      const held = heldRows && { own: list.editable ? null : (heldRows[index] ?? null), rows: heldRows };
      return new Evaluation(list.row, row, held, this.clock, this, [...this.positions, index + 1]);
    });
    this.listRows.set(list, rows);
    return rows;
  }

  /** Something other than rows was entered. */
  isNoList(list: List): boolean {
    const entered = valueAt(this.entered, list.path);
    return entered !== undefined && entered !== null && !Array.isArray(entered);
  }

  readonly lookup = (name: string): Json | undefined => {
    const named = this.scope.names.get(name);
    if (named) return isNames(named) ? this.objectOf(named, this.otherValue(name)) : this.valueOf(named);
    if (name === 'this' || name === '_this_') return this.toObject();
    if (name === 'parent' || name === '_parent_') return this.parent?.toObject();
    if (name === 'i' || name === '_i_') return this.positions;
    return this.otherValue(name) ?? this.parent?.lookup(name);
  };

  private meansSame(field: Field, first: Json | undefined, second: Json | undefined): boolean {
    const [one, other] = [first, second].map((raw) => readEntered(field.input, raw, this.clock));
    return (
      one !== undefined &&
      other !== undefined &&
      'value' in one &&
      'value' in other &&
      sameJson(one.value, other.value)
    );
  }

  private compute(holder: Holder): Json {
    if (holder.kind === 'calculation') return this.evaluate(holder.value.feel);
    if (holder.kind === 'list') return this.rowsOf(holder).map((row) => row.toObject());
    const entered = this.enteredOf(holder);
    return 'value' in entered ? entered.value : null;
  }

  private toObject(): Json {
    return this.objectOf(this.scope.names, this.held ? this.held.own : this.entered);
  }

  private objectOf(names: Names, others: Json | undefined): Json {
    const object: Record<string, Json> = isRaw(others ?? null) ? { ...(others as Raw) } : {};
    for (const [name, named] of names) {
      object[name] = isNames(named) ? this.objectOf(named, object[name]) : this.valueOf(named);
    }
    return object;
  }

  /** A name of this scope the form has no component for. */
  private otherValue(name: string): Json | undefined {
    const source = this.held ? this.held.own : this.entered;
    return source && Object.hasOwn(source, name) ? source[name] : undefined;
  }

  private enteredRows(list: List): readonly Raw[] {
    const entered = valueAt(this.entered, list.path);
    const held = this.heldRows(list);
    if (Array.isArray(entered) && (list.editable || !held)) return rowsIn(entered);
    if (this.isNoList(list) || (entered === null && list.editable)) return [];
    const count = held?.length ?? 0;
    const given = Array.isArray(entered) ? rowsIn(entered) : (held ?? []);
    if (count > 0) return Array.from({ length: count }, (_, index) => given[index] ?? {});
    return Array.from({ length: list.defaultRows }, (_, index) => given[index] ?? {});
  }

  /** Null when nothing is known but what was entered. */
  private heldRows(list: List): readonly Raw[] | null {
    if (!this.held) return null;
    const held = this.held.own ? valueAt(this.held.own, list.path) : undefined;
    return Array.isArray(held) ? rowsIn(held) : [];
  }
}

export function evaluateForm(form: Form, values: Raw, context: FormContext): Evaluation {
  const held = context.variables ? { own: context.variables, rows: [] } : null;
  return new Evaluation(form.root, values, held, context, null, []);
}

function rowsIn(list: readonly Json[]): readonly Raw[] {
  return list.map((row) => (isRaw(row) ? row : {}));
}

function valueAt(source: Raw, path: readonly string[]): Json | undefined {
  let value: Json | undefined = source;
  for (const segment of path) {
    if (!isRaw(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}
