import { behaviorOf } from '../elements/registry.ts';
import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/**
 * What turns, and activations in an ad-hoc sub-process, put out: an item each, under the body or the sub-process.
 *
 * O1. An item has the key of the turn it comes from: a turn whose end is repeated after an incident puts out once.
 * O2. A turn that is still active and has an item has done its work (mappings, listeners); only its end is to be repeated.
 */
export function keepOutput(run: Run, from: ElementInstance, value: Json, index = from.counter): void {
  const { key, scope } = from;
  if (scope === null) throw new Error(`${from.node} has nobody to put out to`);
  run.emit({ type: 'ItemKept', item: { key, owner: scope, of: 'output', index, value } });
}

export function markPutOut(run: Run, turn: ElementInstance): void {
  if (!isPutOut(run, turn)) keepOutput(run, turn, null);
}

export function dropMark(run: Run, turn: ElementInstance): void {
  if (isPutOut(run, turn)) run.emit({ type: 'ItemsDropped', items: [turn.key] });
}

export function isPutOut(run: Run, { key }: ElementInstance): boolean {
  return run.draft.findItem(key) !== undefined;
}

/** The output collection as far as it goes: null for turns that are not done; undefined for other names. */
export function outputsSoFar(run: Run, owner: ElementInstance, name: string): Json | undefined {
  const node = run.node(owner);
  const collection = owner.adHoc
    ? behaviorOf(node).adHoc?.(node, run.definition).output?.collection
    : node.loop?.kind === 'multiInstance'
      ? node.loop.outputCollection
      : undefined;
  return collection === name ? collectOutputs(run, owner) : undefined;
}

export function collectOutputs(run: Run, owner: ElementInstance): readonly Json[] {
  const outputs = new Array<Json>(owner.loop?.total ?? 0).fill(null);
  for (const item of run.draft.itemsOf(owner.key))
    if (item.of === 'output') outputs[item.index - 1] = item.value;
  return outputs;
}

export function dropOutputs(run: Run, owner: Key): void {
  const items = run.draft.itemsOf(owner).filter((item) => item.of === 'output');
  if (items.length > 0) run.emit({ type: 'ItemsDropped', items: items.map(({ key }) => key) });
}
