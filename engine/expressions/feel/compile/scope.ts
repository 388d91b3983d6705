import type { FeelType } from '../typing/feel-type.ts';
import { normalName } from '../syntax/names.ts';

/** A name that is known when an expression is compiled, and where its value will be. */
export interface Binding {
  readonly name: string;
  readonly slot: number;
  /** Its context entries may be named with more than one word (`customer.first name`, `a.b-c`). */
  readonly type: FeelType;
}

/**
 * The names an expression sees. Those bound here come first, the innermost of one name; then the entries of the items
 * of the filters around; then the built-in functions; then what the evaluation looks up.
 */
export class Scope {
  /** Nothing but the built-in functions and what is looked up. */
  static readonly empty = new Scope(null, [], 0, false, () => null);

  readonly outer: Scope | null;
  readonly bindings: readonly Binding[];
  /** How many slots are taken, here and outside. */
  readonly size: number;
  /** The first binding is the item of a filter, whose entries are names too. */
  readonly isItem: boolean;
  /** The types that have been given a name, null for others. */
  readonly typeNamed: (name: string) => FeelType | null;
  private readonly byName: ReadonlyMap<string, Binding>;

  private constructor(
    outer: Scope | null,
    bindings: readonly Binding[],
    size: number,
    isItem: boolean,
    typeNamed: (name: string) => FeelType | null,
  ) {
    this.outer = outer;
    this.bindings = bindings;
    this.size = size;
    this.isItem = isItem;
    this.typeNamed = typeNamed;
    this.byName = new Map(bindings.map((binding) => [normalName(binding.name), binding]));
  }

  /** Nothing bound yet, in a model that names types of its own. */
  static withTypes(typeNamed: (name: string) => FeelType | null): Scope {
    return new Scope(null, [], 0, false, typeNamed);
  }

  /** With more names, each in a slot of its own, in the order given from `this.size` on. */
  with(names: readonly { readonly name: string; readonly type: FeelType }[]): Scope {
    return new Scope(this, this.bound(names), this.size + names.length, false, this.typeNamed);
  }

  /** With `item` (or another name) and the names of its entries. */
  withItem(name: string, type: FeelType): Scope {
    return new Scope(this, this.bound([{ name, type }]), this.size + 1, true, this.typeNamed);
  }

  own(name: string): Binding | undefined {
    return this.byName.get(normalName(name));
  }

  private bound(names: readonly { readonly name: string; readonly type: FeelType }[]): readonly Binding[] {
    return names.map(({ name, type }, at) => ({ name, type, slot: this.size + at }));
  }
}
