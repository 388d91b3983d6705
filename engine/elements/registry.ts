import type { Node } from '../model/definition.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { boundaryEvent } from './boundary-event.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { complexGateway } from './complex-gateway.ts';
import type { ElementBehavior } from './element.ts';
import { endEvent } from './end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { eventSubProcess } from './event-sub-process.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { intermediateCatchEvent } from './intermediate-catch-event.ts';
import { intermediateThrowEvent } from './intermediate-throw-event.ts';
import { sendTask, serviceTask } from './job-tasks.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { manualTask, task } from './pass-through-tasks.ts';
import { process } from './process.ts';
import { receiveTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { transaction } from './transaction.ts';
import { userTask } from './user-task.ts';

const all: readonly ElementBehavior[] = [
  process,
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
  userTask,
  serviceTask,
  sendTask,
  businessRuleTask,
  scriptTask,
  receiveTask,
  manualTask,
  task,
  callActivity,
  subProcess,
  eventSubProcess,
  transaction,
  adHocSubProcess,
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
  eventBasedGateway,
  complexGateway,
];
const byKind: ReadonlyMap<string, ElementBehavior> = new Map(
  all.map((behavior) => [behavior.kind, behavior]),
);

export function findBehavior(kind: string): ElementBehavior | undefined {
  return byKind.get(kind);
}

export function behaviorOf(node: Node): ElementBehavior {
  const behavior = byKind.get(node.kind);
  if (!behavior) throw new Error(`No behaviour is registered for ${node.kind} (${node.id})`);
  return behavior;
}

export const supportedKinds: readonly string[] = [...byKind.keys()];
