import type { Expression } from '../model/definition.ts';
import { Incident } from '../elements/element.ts';
import { defineTrigger, type TriggerContext } from './trigger.ts';

export type TimerKind = 'date' | 'duration' | 'cycle';

export interface TimerAttrs {
  readonly kind: TimerKind;
  readonly value: Expression;
}

/**
 * BPMN 2.0 §10.4.5: a date, a duration from now, or a cycle (ISO 8601 repeating interval, or 6-field cron). A cycle that
 * can happen only once happens at its first time. The duration of a start event runs from its deployment.
 */
export const timer = defineTrigger<TimerAttrs>({
  kind: 'timer',
  spec: '10.4.5, 13.4.2',
  places: ['startEvent', 'eventSubProcessStart', 'intermediateCatchEvent', 'boundaryEvent'],
  nonInterrupting: true,
  read: (source) => {
    const [kind, raw] = kindOf(source.xml);
    return { kind, value: source.requiredExpression(raw, `timer ${kind}`, 'timer/value') };
  },
  await: (context) => {
    const timing = context.timers.first(context.trigger.kind, textOf(context), context.now);
    return { on: 'timer', ...valid(timing, context) };
  },
  again: (context, fired) => {
    if (context.trigger.kind !== 'cycle') return null;
    const timing = context.timers.next(textOf(context), fired.due, fired.repetitions, context.now);
    return timing && { on: 'timer', ...valid(timing, context) };
  },
});

function valid<T extends object>(
  timing: T | { readonly failure: string },
  { node, trigger }: TriggerContext<TimerAttrs>,
): T {
  if (!('failure' in timing)) return timing;
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `The timer of ${node.id} has no valid ${trigger.kind}: ${timing.failure}`,
  );
}

function textOf(context: TriggerContext<TimerAttrs>): string {
  return context.text(context.trigger.value, `timer ${context.trigger.kind}`);
}

function kindOf(xml: Readonly<Record<string, unknown>>): readonly [TimerKind, unknown] {
  if (xml['timeDate']) return ['date', xml['timeDate']];
  if (xml['timeCycle']) return ['cycle', xml['timeCycle']];
  return ['duration', xml['timeDuration']];
}
