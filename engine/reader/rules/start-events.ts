import type { Definition, Node, Problem } from '../../model/definition.ts';
import {
  beginsUnled,
  isActivity,
  isInstantiating,
  nodesIn,
  startsIn,
  triggerKindsOf,
} from './scope-members.ts';

/**
 * BPMN 2.0 §10.4.2, §10.2.5: where a process and its sub-processes begin. Without a start event, everything no flow
 * leads to begins with its scope.
 */
export function startEventRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => rules[node.kind]?.(node, definition) ?? []);
}

type NodeRule = (node: Node, definition: Definition) => readonly Problem[];

const rules: Readonly<Record<string, NodeRule>> = {
  process: processStart,
  subProcess: subProcessStart,
  transaction: subProcessStart,
  eventSubProcess: eventSubProcessStart,
  adHocSubProcess: adHocContent,
  startEvent: (start) => {
    if (start.incoming.length === 0) return [];
    return [
      {
        rule: 'start-event/incoming',
        element: start.id,
        message: `A flow leads to the start event ${start.id}.`,
        remedy: 'Lead the flow to the element after the start event.',
      },
    ];
  },
};

function processStart(process: Node, definition: Definition): readonly Problem[] {
  if (hasBeginning(process, definition)) return [];
  return [
    {
      rule: 'process/start-event',
      element: process.id,
      message: `The process ${process.id} has no start event, and nothing in it begins without one.`,
      remedy: 'Add a start event and lead a flow from it to the first element.',
    },
  ];
}

function hasBeginning(scope: Node, definition: Definition): boolean {
  return nodesIn(scope.id, definition).some(
    (node) =>
      node.kind === 'startEvent' ||
      (node.incoming.length === 0 && (beginsUnled(node) || isInstantiating(node))),
  );
}

function subProcessStart(subProcess: Node, definition: Definition): readonly Problem[] {
  const starts = startsIn(subProcess.id, definition);
  const typed: readonly Problem[] = starts
    .filter(({ trigger }) => trigger !== null && trigger.kind !== 'none')
    .map((start) => ({
      rule: 'sub-process/start-trigger',
      element: start.id,
      message: `The start event ${start.id} of a sub-process waits for a ${start.trigger?.kind ?? ''}.`,
      remedy: 'Remove the trigger; wait with an intermediate event behind the start event.',
    }));
  if (starts.length === 1 || (starts.length === 0 && hasBeginning(subProcess, definition))) return typed;
  return [
    ...typed,
    {
      rule: 'sub-process/start-event',
      element: subProcess.id,
      message:
        starts.length === 0
          ? `The sub-process ${subProcess.id} has no start event, and nothing in it begins without one.`
          : `The sub-process ${subProcess.id} has ${starts.length} start events.`,
      remedy: 'Give it exactly one start event, without a trigger.',
    },
  ];
}

function eventSubProcessStart(node: Node, definition: Definition): readonly Problem[] {
  const starts = startsIn(node.id, definition);
  if (starts.length !== 1)
    return [
      {
        rule: 'event-sub-process/start-event',
        element: node.id,
        message: `The event sub-process ${node.id} has ${starts.length === 0 ? 'no start event' : `${starts.length} start events`}.`,
        remedy: 'Give it exactly one start event, with the event that begins it.',
      },
    ];
  return starts
    .filter((start) => triggerKindsOf(start).includes('compensate') && node.scope === definition.root)
    .map((start) => ({
      rule: 'event-sub-process/compensation',
      element: start.id,
      message: `The event sub-process ${node.id} undoes a process, which nothing can ask for.`,
      remedy: 'Put it into the sub-process that is to be undone.',
    }));
}

function adHocContent(node: Node, definition: Definition): readonly Problem[] {
  const inside = nodesIn(node.id, definition);
  const events: readonly Problem[] = inside
    .filter(({ kind }) => kind === 'startEvent' || kind === 'endEvent')
    .map(({ id }) => ({
      rule: 'ad-hoc/event',
      element: id,
      message: `${id} stands in the ad-hoc sub-process ${node.id}, which has neither start nor end events.`,
      remedy: 'Delete the event.',
    }));
  if (inside.some(isActivity)) return events;
  return [
    ...events,
    {
      rule: 'ad-hoc/activity',
      element: node.id,
      message: `The ad-hoc sub-process ${node.id} has no activity.`,
      remedy: 'Put at least one activity into it.',
    },
  ];
}
