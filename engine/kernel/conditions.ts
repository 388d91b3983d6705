import { nodeOf } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance, Wait } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { Incident } from '../elements/element.ts';
import type { Run } from './run.ts';
import { partsOf } from './waits.ts';

export interface VariableChange {
  readonly scope: Key;
  readonly names: readonly string[];
  /** Those of them that are new in the scope. */
  readonly created: readonly string[];
}

interface OpenCondition {
  readonly element: Key;
  readonly wait: Key;
}

/**
 * BPMN 2.0 §10.4.5: the conditions that hold, of those just opened and those that read a variable just changed in a
 * scope they see. Each is evaluated once, however many variables changed; outer scopes first.
 */
export function conditionsNowTrue(
  run: Run,
  changes: readonly VariableChange[],
  opened: readonly OpenCondition[],
): readonly OpenCondition[] {
  const due: { readonly condition: OpenCondition; readonly depth: number }[] = [];
  const justOpened = new Set(opened.map(({ wait }) => wait));
  for (const element of run.draft.conditionWaiters()) {
    for (const wait of element.waits) {
      if (wait.on !== 'condition') continue;
      // Most changes are of variables it does not read: that is seen without looking at scopes.
      const read = justOpened.has(wait.key) ? [] : changesRead(run, wait, changes);
      if (read.length === 0 && !justOpened.has(wait.key)) continue;
      const around = scopesAround(run, element);
      const concerns = justOpened.has(wait.key) || read.some(({ scope }) => around.has(scope));
      if (concerns && holds(run, element, wait))
        due.push({ condition: { element: element.key, wait: wait.key }, depth: around.size });
    }
  }
  return due.sort((a, b) => a.depth - b.depth).map(({ condition }) => condition);
}

function scopesAround(run: Run, from: ElementInstance): ReadonlySet<Key> {
  const keys = new Set<Key>();
  for (
    let element: ElementInstance | undefined = from;
    element;
    element = element.scope === null ? undefined : run.draft.find(element.scope)
  )
    keys.add(element.key);
  return keys;
}

function triggerAt(run: Run, { node, part }: Wait) {
  const trigger = partsOf(nodeOf(run.definition, node).trigger)[part];
  if (!trigger) throw new Error(`${node} has no event definition ${part}`);
  return trigger;
}

function changesRead(run: Run, wait: Wait, changes: readonly VariableChange[]): readonly VariableChange[] {
  if (changes.length === 0) return [];
  const { kind, attrs } = triggerAt(run, wait);
  const reads = triggerOf(kind).reads?.(attrs, run.env.variablesOf);
  if (!reads) return [];
  return changes.filter(({ names, created }) =>
    names.some(
      (name) => reads.names.includes(name) && (created.includes(name) ? reads.create : reads.update),
    ),
  );
}

/** A condition that cannot be evaluated is an incident of the element that waits for it. */
function holds(run: Run, element: ElementInstance, wait: Wait): boolean {
  const node = nodeOf(run.definition, wait.node);
  const trigger = triggerAt(run, wait);
  try {
    return triggerOf(trigger.kind).holds?.(run.context(element, node, trigger)) ?? false;
  } catch (failure) {
    if (!(failure instanceof Incident)) throw failure;
    if (!element.incident) run.raiseIncident(element, element.phase, failure);
    return false;
  }
}
