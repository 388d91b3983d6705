import type { Expression } from '../model/definition.ts';
import { Incident } from '../elements/element.ts';
import { jobMoves, readJob, type JobAttrs } from '../elements/job.ts';
import { defineTrigger } from './trigger.ts';

export interface MessageAttrs {
  /** Catching: the message name. Throwing events have a job instead. */
  readonly name: Expression | null;
  /** Evaluated once, when the event begins to wait. Start events have none. */
  readonly correlationKey: Expression | null;
  readonly job: JobAttrs | null;
}

/**
 * BPMN 2.0 §10.4.5. Caught by name and correlation key. A throwing message event is work for a job worker, as in
 * Camunda 8: nothing is delivered inside the engine.
 */
export const message = defineTrigger<MessageAttrs>({
  kind: 'message',
  spec: '10.4.5, 13.4.2',
  missing: ['operationRef', 'event sub-process start', 'delivery of thrown messages inside the engine'],
  places: [
    'startEvent',
    'intermediateCatchEvent',
    'boundaryEvent',
    'receiveTask',
    'intermediateThrowEvent',
    'endEvent',
  ],
  nonInterrupting: true,
  read: (source, _event, place) => {
    if (place === 'intermediateThrowEvent' || place === 'endEvent')
      return { name: null, correlationKey: null, job: readJob(source) };
    const reference = source.xml['messageRef'] as Readonly<Record<string, unknown>> | undefined;
    const name = source.requiredExpression(
      reference?.['name'],
      'message name (of the bpmn:message it refers to)',
      'message/name',
    );
    if (place === 'startEvent') return { name, correlationKey: null, job: null };
    const subscription = source.extension('Subscription', reference);
    return {
      name,
      correlationKey: source.requiredExpression(
        subscription?.['correlationKey'],
        'correlation key (zeebe:subscription of its message)',
        'message/correlation-key',
      ),
      job: null,
    };
  },
  await: (context) => {
    const { name, correlationKey } = context.trigger;
    if (!name || !correlationKey) throw new Error(`${context.node.id} awaits a message without name or key`);
    const key = context.evaluate(correlationKey, 'correlation key');
    if (typeof key !== 'string' && typeof key !== 'number')
      throw new Incident(
        'EXTRACT_VALUE_ERROR',
        `Expected the correlation key of ${context.node.id} to be a string or a number, but it is ${JSON.stringify(key)}.`,
      );
    return { on: 'message', name: context.text(name, 'message name'), correlationKey: String(key) };
  },
  throw: (context) => {
    const { job } = context.trigger;
    if (!job) throw new Error(`${context.node.id} throws a message without a job`);
    return jobMoves(context, job);
  },
});
