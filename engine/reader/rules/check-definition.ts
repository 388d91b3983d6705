import { findBehavior } from '../../elements/registry.ts';
import type { Definition, Problem } from '../../model/definition.ts';
import { findTrigger } from '../../triggers/registry.ts';
import { activityRules } from './activities.ts';
import { boundaryEventRules } from './boundary-events.ts';
import { catchingRules } from './catching.ts';
import { conditionRules } from './conditions.ts';
import { connectivityRules } from './connectivity.ts';
import { eventBasedGatewayRules } from './event-based-gateways.ts';
import { fixedValueRules } from './fixed-values.ts';
import { startEventRules } from './start-events.ts';
import { straightThroughLoopRules } from './straight-through-loops.ts';
import { linkRules, throwingRules } from './throwing.ts';

/** A rule about how the elements of one process stand to each other. */
export type Rule = (definition: Definition) => readonly Problem[];

const rules: readonly Rule[] = [
  checkElements,
  startEventRules,
  connectivityRules,
  conditionRules,
  activityRules,
  boundaryEventRules,
  eventBasedGatewayRules,
  catchingRules,
  throwingRules,
  linkRules,
  straightThroughLoopRules,
  fixedValueRules,
];

/** What is wrong with a process as a whole. */
export function checkDefinition(definition: Definition): readonly Problem[] {
  return rules.flatMap((rule) => rule(definition));
}

/** The rules each element kind and each trigger has for itself. */
function checkElements(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => [
    ...(findBehavior(node.kind)?.check?.(node, definition) ?? []),
    ...((node.trigger && findTrigger(node.trigger.kind)?.check?.(node, node.trigger.attrs, definition)) ??
      []),
  ]);
}
