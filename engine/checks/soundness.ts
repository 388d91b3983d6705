import { behaviorOf } from '../elements/registry.ts';
import type { Definition, Problem } from '../model/definition.ts';
import { abstractDefinition } from './abstract-definition.ts';
import { deadElements, deadlocks, livelocks, unsynchronised } from './findings.ts';
import { exploreStates } from './state-space.ts';

export interface SoundnessOptions {
  /** More states than this are not looked at, nor more than four times as many steps: it bounds the time it takes. */
  readonly mostStates?: number;
}

export interface Soundness {
  /** In words a designer can act on, at most one for each element. */
  readonly findings: readonly Problem[];
  /** Every run was followed to its end. If not, there may be more to find, and nothing is said of what is never reached. */
  readonly isComplete: boolean;
}

const NOT_LOOKED_AT: Soundness = { findings: [], isComplete: false };

/**
 * Whether every run of a process can end properly (van der Aalst's soundness), found by exploring the states the kernel's
 * own step leads to, whatever the data and whatever happens outside.
 *
 * Rules: `soundness/deadlock`, `soundness/lack-of-synchronisation`, `soundness/no-end`, `soundness/dead-element`; the last
 * two only if `isComplete`.
 *
 * Left out: data (two conditions that always agree are taken for independent, those of a gateway for covering every
 * case), what an event does that leaves its host running and happens once more, more than two instances of a
 * multi-instance activity, other processes, and processes in which a complex gateway joins: its condition counts tokens.
 */
export function checkSoundness(
  definition: Definition,
  { mostStates = 5_000 }: SoundnessOptions = {},
): Soundness {
  const abstract = abstractDefinition(definition);
  const nodes = [...abstract.nodes.values()];
  if (nodes.some((node) => node.incoming.length > 1 && behaviorOf(node).reset)) return NOT_LOOKED_AT;
  const space = exploreStates(abstract, mostStates);
  const findings = [...deadlocks(abstract, space), ...unsynchronised(abstract, space)];
  if (space.isComplete) findings.push(...livelocks(space), ...deadElements(abstract, space));
  return { findings: onePerElement(findings), isComplete: space.isComplete && space.places.length > 0 };
}

function onePerElement(problems: readonly Problem[]): readonly Problem[] {
  const byElement = new Map<string | null, Problem>();
  for (const problem of problems)
    if (!byElement.has(problem.element)) byElement.set(problem.element, problem);
  return [...byElement.values()];
}
