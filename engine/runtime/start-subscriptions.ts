import { evaluateFeel } from '../expressions/feel.ts';
import type { FeelClock } from '../expressions/feel.ts';
import { createTimers } from '../expressions/timer.ts';
import type { Definition, Expression, Node, Problem } from '../model/definition.ts';
import { nodeOf } from '../model/definition.ts';
import { partsOf } from '../kernel/waits.ts';
import type { Key, NodeId } from '../model/ids.ts';
import { textOf } from './fields.ts';
import type { Store, Write } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { startTriggersOf, type StartTrigger } from './start-triggers.ts';

interface StartTimer {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

type Place = Pick<StartTrigger, 'event' | 'part'>;

/** What starts instances of a definition by itself: read when it is deployed, valid while it is the latest version. */
export interface StartPlan {
  readonly messages: readonly (Place & { readonly name: string })[];
  readonly signals: readonly (Place & { readonly name: string })[];
  readonly timers: readonly (Place & { readonly due: number; readonly repetitions: number })[];
  readonly problems: readonly Problem[];
}

/** Names and times of start events may be FEEL, but no variables exist yet. Conditions are evaluated when asked for. */
export function planStarts(definition: Definition, clock: FeelClock): StartPlan {
  const { now, zone } = clock;
  const messages: StartPlan['messages'][number][] = [];
  const signals: StartPlan['signals'][number][] = [];
  const timers: StartPlan['timers'][number][] = [];
  const problems: Problem[] = [];
  for (const { event, part, trigger } of startTriggersOf(definition)) {
    const attrs = trigger.attrs as Partial<StartTimer> & { name?: Expression | null };
    const text = (expression: Expression, what: string): string | null => {
      const value = constant(expression, clock);
      if (typeof value === 'string' && value !== '') return value;
      problems.push(notConstant(event, what));
      return null;
    };
    if (trigger.kind === 'timer' && attrs.kind && attrs.value) {
      const value = text(attrs.value, 'timer');
      const timing = value === null ? null : createTimers(zone).first(attrs.kind, value, now);
      if (timing && 'failure' in timing)
        problems.push({
          rule: 'timer/value',
          element: event.id,
          message: timing.failure,
          remedy: 'Correct the timer of the start event.',
        });
      else if (timing) timers.push({ event, part, ...timing });
    } else if (attrs.name && (trigger.kind === 'message' || trigger.kind === 'signal')) {
      const name = text(attrs.name, `${trigger.kind} name`);
      if (name !== null) (trigger.kind === 'message' ? messages : signals).push({ event, part, name });
    }
  }
  return { messages, signals, timers, problems };
}

function notConstant(event: Node, what: string): Problem {
  return {
    rule: 'start-event/constant',
    element: event.id,
    message: `The ${what} of the start event gives no text when the process is deployed.`,
    remedy: 'Use a fixed text, or an expression that needs no variables.',
  };
}

export function openStarts(
  plan: StartPlan,
  definition: StoredRecord,
  now: number,
  newKey: () => Key,
): readonly Write[] {
  const { processDefinitionKey = null, processDefinitionId = null, tenantId = null } = definition;
  const messages = plan.messages.map(({ event, part, name }): Write => {
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
      part,
      elementInstanceKey: null,
      lastUpdatedDate: now,
      tenantId,
    };
    return { op: 'put', collection: 'messageSubscriptions', key, record };
  });
  const timers = plan.timers.map(({ event, part, due, repetitions }): Write => {
    const key = newKey();
    const record = {
      timerKey: key,
      dueDate: due,
      elementInstanceKey: null,
      processInstanceKey: null,
      processDefinitionKey,
      elementId: event.id,
      part,
      repetitions,
      tenantId,
    };
    return { op: 'put', collection: 'timers', key, record };
  });
  const signals = plan.signals.map(({ event, part, name }): Write => {
    const key = newKey();
    const record = {
      signalSubscriptionKey: key,
      signalName: name,
      processDefinitionId,
      processDefinitionKey,
      processInstanceKey: null,
      elementId: event.id,
      part,
      elementInstanceKey: null,
      tenantId,
    };
    return { op: 'put', collection: 'signalSubscriptions', key, record };
  });
  return [...messages, ...timers, ...signals];
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
  const open: Write[] = [];
  for (const [collection, key] of subscriptions)
    for (const row of await store.list(collection, own))
      open.push({ op: 'delete', collection, key: textOf(row, key) });
  return open;
}

const subscriptions = [
  ['timers', 'timerKey'],
  ['messageSubscriptions', 'messageSubscriptionKey'],
  ['signalSubscriptions', 'signalSubscriptionKey'],
  ['startOccurrences', 'occurrenceKey'],
] as const;

/**
 * What starts a version that is the latest once more. It has been here before: a timer whose time has passed has
 * fired or was meant for then, so it does not fire again; a cycle goes on.
 */
export function replanStarts(definition: Definition, clock: FeelClock): StartPlan {
  const plan = planStarts(definition, clock);
  const timers = plan.timers.flatMap((timer) => {
    if (timer.due > clock.now) return [timer];
    const missed = { dueDate: timer.due, repetitions: timer.repetitions, part: timer.part };
    const next = nextStartTimer(definition, timer.event.id, missed, clock);
    return next ? [{ ...timer, ...next }] : [];
  });
  return { ...plan, timers };
}

/** The firing of a start timer after this one, null when there is none. */
export function nextStartTimer(
  definition: Definition,
  start: NodeId,
  timer: StoredRecord,
  clock: FeelClock,
): { due: number; repetitions: number } | null {
  const trigger = partsOf(nodeOf(definition, start).trigger)[Number(timer['part'])];
  const attrs = trigger?.attrs as StartTimer;
  if (attrs.kind !== 'cycle') return null;
  const text = constant(attrs.value, clock);
  if (typeof text !== 'string') return null;
  const next = createTimers(clock.zone).next(
    text,
    Number(timer['dueDate']),
    Number(timer['repetitions']),
    clock.now,
  );
  return next && 'due' in next ? next : null;
}

function constant(expression: Expression, clock: FeelClock): unknown {
  if (expression.language === 'literal') return expression.value;
  const result = evaluateFeel(expression.source, () => undefined, clock);
  return result.ok ? result.value : null;
}
