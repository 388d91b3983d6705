import { evaluateFeel } from '../expressions/feel.ts';
import { createTimers } from '../expressions/timer.ts';
import type { Definition, Expression, Node, Problem } from '../model/definition.ts';
import { nodeOf } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import { textOf } from './fields.ts';
import type { Store, Write } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { startEventsOf } from './start.ts';

interface StartTimer {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

/** What starts instances of a definition by itself: read when it is deployed, valid while it is the latest version. */
export interface StartPlan {
  readonly messages: readonly { readonly event: Node; readonly name: string }[];
  readonly timers: readonly { readonly event: Node; readonly due: number; readonly repetitions: number }[];
  readonly problems: readonly Problem[];
}

/** Message names and times of start events may be FEEL, but no variables exist yet. */
export function planStarts(definition: Definition, now: number, zone: string): StartPlan {
  const messages: StartPlan['messages'][number][] = [];
  const timers: StartPlan['timers'][number][] = [];
  const problems: Problem[] = [];
  const text = (event: Node, expression: Expression, what: string): string | null => {
    const value = constant(expression, now, zone);
    if (typeof value === 'string' && value !== '') return value;
    problems.push({
      rule: 'start-event/constant',
      element: event.id,
      message: `The ${what} of the start event gives no text when the process is deployed.`,
      remedy: 'Use a fixed text, or an expression that needs no variables.',
    });
    return null;
  };
  for (const event of startEventsOf(definition)) {
    const attrs = event.trigger?.attrs as Partial<StartTimer> & { name?: Expression | null };
    if (event.trigger?.kind === 'message' && attrs.name) {
      const name = text(event, attrs.name, 'message name');
      if (name !== null) messages.push({ event, name });
    } else if (event.trigger?.kind === 'timer' && attrs.kind && attrs.value) {
      const value = text(event, attrs.value, 'timer');
      if (value === null) continue;
      const timing = createTimers(zone).first(attrs.kind, value, now);
      if ('failure' in timing)
        problems.push({
          rule: 'timer/value',
          element: event.id,
          message: timing.failure,
          remedy: 'Correct the timer of the start event.',
        });
      else timers.push({ event, ...timing });
    }
  }
  return { messages, timers, problems };
}

export function openStarts(
  plan: StartPlan,
  definition: StoredRecord,
  now: number,
  newKey: () => Key,
): readonly Write[] {
  const { processDefinitionKey = null, processDefinitionId = null, tenantId = null } = definition;
  const messages = plan.messages.map(({ event, name }): Write => {
    const key = newKey();
    const record = {
      messageSubscriptionKey: key,
      messageName: name,
      correlationKey: null,
      messageSubscriptionState: 'CREATED',
      processDefinitionId,
      processDefinitionKey,
      processInstanceKey: null,
      rootProcessInstanceKey: null,
      elementId: event.id,
      elementInstanceKey: null,
      lastUpdatedDate: now,
      tenantId,
    };
    return { op: 'put', collection: 'messageSubscriptions', key, record };
  });
  const timers = plan.timers.map(({ event, due, repetitions }): Write => {
    const key = newKey();
    const record = {
      timerKey: key,
      dueDate: due,
      elementInstanceKey: null,
      processInstanceKey: null,
      processDefinitionKey,
      elementId: event.id,
      repetitions,
      tenantId,
    };
    return { op: 'put', collection: 'timers', key, record };
  });
  return [...messages, ...timers];
}

/** What a version that is no longer the latest must not do any more. */
export async function closeStarts(store: Store, definitionKey: string): Promise<readonly Write[]> {
  const own = {
    op: 'and',
    of: [
      { op: 'eq', field: 'processDefinitionKey', value: definitionKey },
      { op: 'eq', field: 'processInstanceKey', value: null },
    ],
  } as const;
  const timers = await store.list('timers', own);
  const messages = await store.list('messageSubscriptions', own);
  return [
    ...timers.map((row): Write => ({ op: 'delete', collection: 'timers', key: textOf(row, 'timerKey') })),
    ...messages.map((row): Write => ({
      op: 'delete',
      collection: 'messageSubscriptions',
      key: textOf(row, 'messageSubscriptionKey'),
    })),
  ];
}

/**
 * What starts a version that is the latest once more. It has been here before: a timer whose time has passed has
 * fired or was meant for then, so it does not fire again; a cycle goes on.
 */
export function replanStarts(definition: Definition, now: number, zone: string): StartPlan {
  const plan = planStarts(definition, now, zone);
  const timers = plan.timers.flatMap((timer) => {
    if (timer.due > now) return [timer];
    const missed = { dueDate: timer.due, repetitions: timer.repetitions };
    const next = nextStartTimer(definition, timer.event.id, missed, now, zone);
    return next ? [{ ...timer, ...next }] : [];
  });
  return { ...plan, timers };
}

/** The firing of a start timer after this one, null when there is none. */
export function nextStartTimer(
  definition: Definition,
  start: NodeId,
  timer: StoredRecord,
  now: number,
  zone: string,
): { due: number; repetitions: number } | null {
  const attrs = nodeOf(definition, start).trigger?.attrs as StartTimer;
  if (attrs.kind !== 'cycle') return null;
  const text = constant(attrs.value, now, zone);
  if (typeof text !== 'string') return null;
  const next = createTimers(zone).next(text, Number(timer['dueDate']), Number(timer['repetitions']), now);
  return next && 'due' in next ? next : null;
}

function constant(expression: Expression, now: number, zone: string): unknown {
  if (expression.language === 'literal') return expression.value;
  const result = evaluateFeel(expression.source, () => undefined, { now, zone });
  return result.ok ? result.value : null;
}
