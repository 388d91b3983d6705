import type { FlowId, Key } from '../model/ids.ts';
import { indexOf, updateIndex, type InstanceIndex } from './instance-index.ts';
import type { ElementInstance, InstancePhase, InstanceState, Item } from './instance-state.ts';

export type MutableElement = { -readonly [K in keyof ElementInstance]: ElementInstance[K] };

/**
 * The state of an instance while a step changes it.
 *
 * D1. The base is never written; an element is copied when it is first changed, so a step costs what it touches.
 * D2. Only `evolve` changes a draft.
 */
export class Draft {
  readonly base: InstanceState;
  phase: InstancePhase;
  suspended: boolean;
  /** Every element the step made or changed, and (null) those of the base it ended. */
  readonly touched = new Map<Key, MutableElement | null>();
  /** Every item the step kept or (null) dropped. */
  readonly items = new Map<Key, Item | null>();
  /** The items each owner got in this step. */
  readonly kept = new Map<Key, Key[]>();
  /** The children each scope got in this step and still has. */
  readonly born = new Map<Key, Set<Key>>();
  private baseIndex: InstanceIndex | null = null;
  private readonly ownPendings = new Set<object>();

  constructor(base: InstanceState) {
    this.base = base;
    this.phase = base.phase;
    this.suspended = base.suspended;
  }

  /** Built when it is first needed: most steps look at what they touch only. */
  private get index(): InstanceIndex {
    return (this.baseIndex ??= indexOf(this.base));
  }

  find(key: Key): ElementInstance | undefined {
    const touched = this.touched.get(key);
    return touched === undefined ? this.base.elements[key] : (touched ?? undefined);
  }

  /** For `evolve` only: the element as an object this draft may change. */
  own(key: Key): MutableElement {
    const touched = this.touched.get(key);
    if (touched) return touched;
    const original = this.base.elements[key];
    if (!original || touched === null) throw new Error(`Instance ${this.base.key} has no element ${key}`);
    const copy: MutableElement = { ...original };
    this.touched.set(key, copy);
    return copy;
  }

  /** For `evolve` only: the tokens of a scope, as a record this draft may change. Copied once, however many move. */
  ownPending(scope: Key): Record<FlowId, number> {
    const element = this.own(scope);
    if (!this.ownPendings.has(element.pending)) {
      element.pending = { ...element.pending };
      this.ownPendings.add(element.pending);
    }
    return element.pending;
  }

  /** The elements directly inside a scope, oldest first; costs what it gives. */
  childrenOf(scope: Key): readonly ElementInstance[] {
    const keys = [...(this.index.children.get(scope) ?? []), ...(this.born.get(scope) ?? [])];
    return keys.flatMap((key) => this.find(key) ?? []);
  }

  /** The elements that wait for a condition, as the step found them or has made them since. */
  *conditionWaiters(): Iterable<ElementInstance> {
    for (const key of this.index.conditionWaiters) {
      const element = this.touched.has(key) ? undefined : this.find(key);
      if (element) yield element;
    }
    for (const element of this.touched.values()) if (element && waitsForCondition(element)) yield element;
  }

  /** The elements that have an incident now. */
  *withIncident(): Iterable<ElementInstance> {
    for (const key of this.index.withIncident) {
      const element = this.touched.has(key) ? undefined : this.find(key);
      if (element) yield element;
    }
    for (const element of this.touched.values()) if (element?.incident) yield element;
  }

  /** What is kept under an owner, oldest first. */
  itemsOf(owner: Key): readonly Item[] {
    // An item may have been written anew, or have got another owner.
    const keys = new Set([...(this.index.items.get(owner) ?? []), ...(this.kept.get(owner) ?? [])]);
    return [...keys].flatMap((key) => {
      const item = this.findItem(key);
      return item?.owner === owner ? [item] : [];
    });
  }

  findItem(key: Key): Item | undefined {
    const touched = this.items.get(key);
    return touched === undefined ? this.base.items[key] : (touched ?? undefined);
  }
}

export function waitsForCondition(element: ElementInstance): boolean {
  return element.waits.some(({ on }) => on === 'condition');
}

/** The next state as a value of its own; the base stays as it was. */
export function stateOf(draft: Draft): InstanceState {
  const { base, phase, suspended } = draft;
  const elements = { ...base.elements };
  applyTo(elements, draft.touched);
  let { items } = base;
  if (draft.items.size > 0) {
    items = { ...items };
    applyTo(items as Record<Key, Item>, draft.items);
  }
  return { ...base, phase, suspended, elements, items };
}

/**
 * The next state in the place of the base, at the cost of what changed. For an owner who has the only
 * reference to the base: the runtime's cache, after the commit is on disk.
 */
export function settle(draft: Draft): InstanceState {
  const { base, phase, suspended } = draft;
  updateIndex(base, draft);
  applyTo(base.elements as Record<Key, ElementInstance>, draft.touched);
  applyTo(base.items as Record<Key, Item>, draft.items);
  if (phase === base.phase && suspended === base.suspended) return base;
  return { ...base, phase, suspended };
}

function applyTo<T>(rows: Record<Key, T>, changes: ReadonlyMap<Key, T | null>): void {
  for (const [key, row] of changes) {
    if (row) rows[key] = row;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a Map would not be plain JSON
    else delete rows[key];
  }
}
