import type { Expression } from '../model/definition.ts';
import { Incident } from '../elements/element.ts';
import { jobMoves, readJob, type JobAttrs } from '../elements/job.ts';
import { defineTrigger, type EventPlace, type TriggerContext } from './trigger.ts';

export interface MessageAttrs {
  /** The message name; null for a thrown message that is work for a job worker. */
  readonly name: Expression | null;
  /** Evaluated once, when the event begins to wait (or throws). Null: the empty key. Start events have none. */
  readonly correlationKey: Expression | null;
  /** Throwing: the work of a job worker; null: the engine delivers the message itself. */
  readonly job: JobAttrs | null;
  /** ms a message delivered by the engine waits for a receiver. */
  readonly timeToLive: number;
}

/** A message thrown in one instance may find its receiver a moment later in another. */
const DEFAULT_TIME_TO_LIVE = 3_600_000;

const THROWN: readonly EventPlace[] = ['intermediateThrowEvent', 'endEvent', 'sendTask'];

/**
 * BPMN 2.0 §10.4.5. Caught by name and correlation key. A throwing event with a zeebe:taskDefinition is work for a job
 * worker, as in Camunda 8; one that only names its message is delivered by the engine, with the event's own variables
 * (zeebe:property `timeToLive`, default one hour).
 */
export const message = defineTrigger<MessageAttrs>({
  kind: 'message',
  spec: '10.4.5, 13.4.2',
  missing: ['operationRef'],
  places: [
    'startEvent',
    'eventSubProcessStart',
    'intermediateCatchEvent',
    'boundaryEvent',
    'receiveTask',
    'intermediateThrowEvent',
    'endEvent',
    'sendTask',
  ],
  nonInterrupting: true,
  read: (source, _event, place) => {
    const isThrown = THROWN.includes(place);
    const reference = source.xml['messageRef'] as Readonly<Record<string, unknown>> | undefined;
    if (isThrown && (reference === undefined || source.extension('TaskDefinition')))
      return { name: null, correlationKey: null, job: readJob(source), timeToLive: 0 };
    const known = source.named(reference, 'name');
    const name = source.requiredExpression(
      known,
      'message name (of the bpmn:message it refers to)',
      'message/name',
    );
    const [timeToLive = DEFAULT_TIME_TO_LIVE] = isThrown
      ? source.durations(source.property('timeToLive'), 'timeToLive')
      : [];
    return {
      name,
      correlationKey:
        place === 'startEvent' || !reference ? null : source.correlationKey(reference, isThrown),
      job: null,
      timeToLive,
    };
  },
  await: (context) => ({ on: 'message', name: nameOf(context), correlationKey: keyOf(context) }),
  throw: (context) => {
    const { job, timeToLive } = context.trigger;
    if (job) return jobMoves(context, job);
    return [
      { do: 'publish', name: nameOf(context), correlationKey: keyOf(context), timeToLive },
      { do: 'complete' },
    ];
  },
});

function nameOf(context: TriggerContext<MessageAttrs>): string {
  const { name } = context.trigger;
  if (!name) throw new Error(`${context.node.id} has a message without name`);
  return context.text(name, 'message name');
}

function keyOf(context: TriggerContext<MessageAttrs>): string {
  const { correlationKey } = context.trigger;
  if (!correlationKey) return '';
  const key = context.evaluate(correlationKey, 'correlation key');
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `Expected the correlation key of ${context.node.id} to be a string or a number, but it is ${key === null ? 'null' : typeof key}.`,
  );
}
