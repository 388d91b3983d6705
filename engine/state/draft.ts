import type { Key } from '../model/ids.ts';
import type { ElementInstance, InstancePhase, InstanceState } from './instance-state.ts';

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
  /** Every element the step made, changed or (null) ended. */
  readonly touched = new Map<Key, MutableElement | null>();

  constructor(base: InstanceState) {
    this.base = base;
    this.phase = base.phase;
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

  /** The elements directly inside a scope, oldest first. Looks at the whole instance: for termination only. */
  childrenOf(scope: Key): readonly ElementInstance[] {
    const children: ElementInstance[] = [];
    for (const key in this.base.elements) {
      const element = this.find(key as Key);
      if (element?.scope === scope) children.push(element);
    }
    for (const [key, element] of this.touched)
      if (element?.scope === scope && !(key in this.base.elements)) children.push(element);
    return children;
  }
}

/** The next state as a value of its own; the base stays as it was. */
export function stateOf(draft: Draft): InstanceState {
  const elements: Record<Key, ElementInstance> = { ...draft.base.elements };
  applyTo(elements, draft);
  return { ...draft.base, phase: draft.phase, elements };
}

/**
 * The next state in the place of the base, at the cost of what changed. For an owner who has the only
 * reference to the base: the runtime's cache, after the commit is on disk.
 */
export function settle(draft: Draft): InstanceState {
  const elements = draft.base.elements as Record<Key, ElementInstance>;
  applyTo(elements, draft);
  if (draft.phase === draft.base.phase) return draft.base;
  return { ...draft.base, phase: draft.phase };
}

function applyTo(elements: Record<Key, ElementInstance>, draft: Draft): void {
  for (const [key, element] of draft.touched) {
    if (element) elements[key] = element;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a Map would not be plain JSON
    else delete elements[key];
  }
}
