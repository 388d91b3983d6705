import { membersOf, nodeOf, type Definition, type Node, type Problem } from '../../model/definition.ts';

/** BPMN 2.0 §10.4.2: where a process and its sub-processes begin. A start that the standard leaves implicit must be drawn. */
export function startEventRules(definition: Definition): readonly Problem[] {
  const problems: Problem[] = [];
  for (const node of definition.nodes.values()) {
    if (node.kind === 'process') problems.push(...processStart(node, definition));
    if (node.kind === 'subProcess') problems.push(...subProcessStart(node, definition));
    if (node.kind === 'startEvent' && node.incoming.length > 0)
      problems.push({
        rule: 'start-event/incoming',
        element: node.id,
        message: `A flow leads to the start event ${node.id}.`,
        remedy: 'Lead the flow to the element after the start event.',
      });
  }
  return problems;
}

function processStart(process: Node, definition: Definition): readonly Problem[] {
  const starts = startsIn(process, definition);
  if (starts.length === 0)
    return [
      {
        rule: 'process/start-event',
        element: process.id,
        message: `The process ${process.id} has no start event.`,
        remedy: 'Add a start event and lead a flow from it to the first element.',
      },
    ];
  return starts
    .filter(isNone)
    .slice(1)
    .map((start) => ({
      rule: 'process/none-start-event',
      element: start.id,
      message: `The process ${process.id} has more than one start event without a trigger.`,
      remedy: 'Keep one, and give the others a message or a timer.',
    }));
}

function subProcessStart(subProcess: Node, definition: Definition): readonly Problem[] {
  const starts = startsIn(subProcess, definition);
  const typed: readonly Problem[] = starts
    .filter((start) => start.trigger !== null && !isNone(start))
    .map((start) => ({
      rule: 'sub-process/start-trigger',
      element: start.id,
      message: `The start event ${start.id} of a sub-process waits for a ${start.trigger?.kind ?? ''}.`,
      remedy: 'Remove the trigger; wait with an intermediate event behind the start event.',
    }));
  if (starts.length === 1) return typed;
  return [
    ...typed,
    {
      rule: 'sub-process/start-event',
      element: subProcess.id,
      message: `The sub-process ${subProcess.id} has ${starts.length === 0 ? 'no start event' : `${starts.length} start events`}.`,
      remedy: 'Give it exactly one start event, without a trigger.',
    },
  ];
}

function startsIn(scope: Node, definition: Definition): readonly Node[] {
  return membersOf(definition, scope.id)
    .map((id) => nodeOf(definition, id))
    .filter(({ kind }) => kind === 'startEvent');
}

function isNone(start: Node): boolean {
  return start.trigger?.kind === 'none';
}
