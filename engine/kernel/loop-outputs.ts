import type { Json } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** The output collection of a loop as far as it goes: null for turns that are not done; undefined for other names. */
export function outputsSoFar(run: Run, body: ElementInstance, name: string): Json | undefined {
  const { loop } = run.node(body);
  if (loop?.kind !== 'multiInstance' || loop.outputCollection !== name) return undefined;
  return collectOutputs(run, body);
}

export function collectOutputs(run: Run, body: ElementInstance): readonly Json[] {
  const outputs = new Array<Json>(body.loop?.total ?? 0).fill(null);
  for (const item of run.draft.itemsOf(body.key))
    if (item.of === 'output') outputs[item.index - 1] = item.value;
  return outputs;
}
