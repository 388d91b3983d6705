import { behaviorOf } from '../elements/registry.ts';
import { catcherAround } from '../kernel/catching.ts';
import type { Command } from '../kernel/command.ts';
import { startsOf } from '../kernel/scope-entry.ts';
import { partsOf } from '../kernel/waits.ts';
import { flowOf, membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { ElementInstance, Wait } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { SOME_VARIABLE } from './abstract-environment.ts';
import type { Explored } from './canonical-form.ts';
import { leadingTo } from './predecessors.ts';

/** Something that can happen to an instance. `known`: a variable the process must have for it. */
export interface Happening {
  readonly command: Command;
  readonly known?: string;
}

/** Each way in which an instance can begin: without any event, and at each event that starts instances. */
export function beginnings(definition: Definition): readonly Happening[] {
  const plain = startsOf(definition, definition.root).length > 0 ? [null] : [];
  const events = membersOf(definition, definition.root)
    .map((id) => nodeOf(definition, id))
    .flatMap((node) => startsAt(definition, node));
  return [...plain, ...events].map((start) => ({
    command: { type: 'Start', start, variables: {}, ...(start !== null && { payload: {} }) },
  }));
}

function startsAt(definition: Definition, node: Node): readonly NodeId[] {
  const behavior = behaviorOf(node);
  const isTyped = partsOf(node.trigger).some(({ kind }) => triggerOf(kind).await !== undefined);
  if (behavior.start) return isTyped ? [node.id] : [];
  if (node.incoming.length > 0 || !behavior.instantiates?.(node)) return [];
  return node.trigger ? [node.id] : node.outgoing.map((id) => flowOf(definition, id).target);
}

/** All that can happen next to an instance from outside. */
export function outsideEvents(definition: Definition, explored: Explored): readonly Happening[] {
  const { state } = explored;
  const elements = Object.values(state.elements);
  const happenings = elements.flatMap((element) => [
    ...workOn(definition, elements, element),
    ...element.waits
      .filter((wait) => !isSpent(definition, explored, element, wait.node))
      .flatMap((wait) => occurrence(definition, state.key, element, wait)),
    ...(element.called ? callEnds(definition, explored, element, element.called) : []),
    ...activations(definition, elements, element),
  ]);
  // Conditions that read the same are all asked by one change.
  return [...new Map(happenings.map((happening) => [JSON.stringify(happening), happening])).values()];
}

function workOn(
  definition: Definition,
  elements: readonly ElementInstance[],
  element: ElementInstance,
): readonly Happening[] {
  const { key, job, userTask, adHoc, node, phase } = element;
  if (job) {
    const place = { element: key, job: job.key, variables: {} } as const;
    const complete = { type: 'CompleteJob', ...place } as const;
    if (job.listener) return [{ command: complete }];
    if (adHoc)
      return answers(definition, elements, element).map((result) => ({ command: { ...complete, result } }));
    const errors = codesFor(definition, node, 'error').map(({ code }): Happening => ({
      command: { type: 'ThrowJobError', ...place, code, message: null },
    }));
    return [{ command: complete }, ...errors];
  }
  if (!userTask || userTask.transition || phase !== 'active') return [];
  const command = {
    type: 'CompleteUserTask',
    element: key,
    task: userTask.key,
    variables: {},
    action: '',
  } as const;
  return [{ command }];
}

function occurrence(
  definition: Definition,
  instance: Key,
  { key: element }: ElementInstance,
  wait: Wait,
): readonly Happening[] {
  const place = { element, wait: wait.key, variables: {} };
  switch (wait.on) {
    case 'timer':
      return [{ command: { type: 'FireTimer', element, wait: wait.key } }];
    case 'message':
      return [{ command: { type: 'CorrelateMessage', ...place, message: wait.key } }];
    case 'signal':
      return [{ command: { type: 'CorrelateSignal', ...place } }];
    case 'condition':
      return changes(definition, instance, wait);
  }
}

/** A variable the condition reads is written, or comes to be where only that counts. */
function changes(definition: Definition, instance: Key, { node, part }: Wait): readonly Happening[] {
  const trigger = partsOf(nodeOf(definition, node).trigger)[part];
  const reads = trigger && triggerOf(trigger.kind).reads?.(trigger.attrs, () => [SOME_VARIABLE]);
  const [name] = reads?.names ?? [];
  if (!reads || name === undefined) return [];
  const command = {
    type: 'SetVariables',
    scope: instance,
    variables: { [name]: true },
    local: true,
  } as const;
  return [reads.update ? { command, known: name } : { command }];
}

function callEnds(
  definition: Definition,
  explored: Explored,
  element: ElementInstance,
  child: Key,
): readonly Happening[] {
  const place = { element: element.key, child, variables: {} };
  const errors = codesFor(definition, element.node, 'error').map(({ code }): Happening => ({
    command: { type: 'ThrowFromCall', ...place, code, message: null },
  }));
  const escalations = codesFor(definition, element.node, 'escalation')
    .filter(({ by }) => !isSpent(definition, explored, element, by.id))
    .map(({ code, by }): Happening => ({
      command: { type: 'EscalateFromCall', ...place, code, interrupting: by.interrupting },
    }));
  return [{ command: { type: 'CompleteCall', ...place } }, ...errors, ...escalations];
}

/** One code for each event around an activity that catches. */
function codesFor(
  definition: Definition,
  activity: NodeId,
  thrown: 'error' | 'escalation',
): readonly { readonly code: string; readonly by: Node }[] {
  const found = new Map<NodeId, { code: string; by: Node }>();
  for (const code of codesIn(definition)) {
    const by = catcherAround(definition, activity, thrown, code);
    if (by && !found.has(by.id)) found.set(by.id, { code, by });
  }
  return [...found.values()];
}

const codes = new WeakMap<Definition, readonly string[]>();

/** The codes that events name, and one that none does. */
function codesIn(definition: Definition): readonly string[] {
  let all = codes.get(definition);
  if (!all) {
    const attrs = [...definition.nodes.values()].flatMap(({ trigger }) =>
      partsOf(trigger).map((part) => part.attrs),
    );
    const named = attrs.map((each) => (each as { code?: { value?: unknown } | null } | null)?.code?.value);
    all = [...new Set(['', ...named.filter((code) => typeof code === 'string')])];
    codes.set(definition, all);
  }
  return all;
}

/** What a worker says about an ad-hoc sub-process: the next activity, or that it is over. */
function answers(definition: Definition, elements: readonly ElementInstance[], adHoc: ElementInstance) {
  const answer = { type: 'adHocSubProcess', isCancelRemainingInstances: false } as const;
  return [
    { ...answer, activate: [], isCompletionConditionFulfilled: true },
    ...idleIn(definition, elements, adHoc).map((node) => ({
      ...answer,
      activate: [{ node, variables: {} }],
      isCompletionConditionFulfilled: false,
    })),
  ];
}

function activations(
  definition: Definition,
  elements: readonly ElementInstance[],
  element: ElementInstance,
): readonly Happening[] {
  const { key, adHoc, job, phase, interrupted } = element;
  if (!adHoc || job || phase !== 'active' || adHoc.completing || interrupted) return [];
  return idleIn(definition, elements, element).map((node) => ({
    command: {
      type: 'ActivateAdHoc',
      element: key,
      activities: [{ node, variables: {} }],
      cancelRemaining: false,
    },
  }));
}

/** What can be activated and is not at work, nor anything behind it: once at a time, or the states would never end. */
function idleIn(
  definition: Definition,
  elements: readonly ElementInstance[],
  { key, node, adHoc }: ElementInstance,
): readonly NodeId[] {
  if (!adHoc || adHoc.queue.length > 0) return [];
  const within = new Set(elements.filter(({ scope }) => scope === key).map((activation) => activation.key));
  const inside = elements.filter(({ scope }) => scope !== null && within.has(scope));
  const busy = leadingTo(
    definition,
    inside.map((element) => element.node),
  );
  const place = nodeOf(definition, node);
  const { activatable = [] } = behaviorOf(place).adHoc?.(place, definition) ?? {};
  return activatable.filter((id) => !busy.has(id));
}

/**
 * The element that begins when an event happens that leaves its host as it is: the boundary event, or the event
 * sub-process. Null: the event ends something.
 */
export function asideOf(definition: Definition, event: NodeId): NodeId | null {
  const node = nodeOf(definition, event);
  if (node.interrupting) return null;
  if (node.attachedTo !== null) return node.id;
  const around = node.scope && nodeOf(definition, node.scope).scope;
  return around && nodeOf(definition, around).eventStarts.includes(event) ? node.scope : null;
}

/** Such an event happens once in its scope, or the states would never end. */
function isSpent(definition: Definition, { spent }: Explored, host: ElementInstance, event: NodeId): boolean {
  const aside = asideOf(definition, event);
  if (aside === null) return false;
  const scope = aside === event ? host.scope : host.key;
  return spent.has(`${scope ?? ''} ${aside}`);
}
