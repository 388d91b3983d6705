import type { Expression } from '../model/definition.ts';
import { defineTrigger } from './trigger.ts';

export interface SignalAttrs {
  readonly name: Expression;
}

/** BPMN 2.0 §10.4.5: a broadcast. It reaches everybody who waits for it at that moment, in all instances, and nobody later. */
export const signal = defineTrigger<SignalAttrs>({
  kind: 'signal',
  spec: '10.4.5, 13.4.2',
  places: [
    'startEvent',
    'eventSubProcessStart',
    'intermediateCatchEvent',
    'intermediateThrowEvent',
    'boundaryEvent',
    'endEvent',
  ],
  nonInterrupting: true,
  read: (source) => {
    const known = source.named(source.xml['signalRef'], 'name');
    return {
      name: source.requiredExpression(known, 'signal name (of the bpmn:signal it refers to)', 'signal/name'),
    };
  },
  await: (context) => ({ on: 'signal', name: context.text(context.trigger.name, 'signal name') }),
  throw: (context) => [
    { do: 'signal', name: context.text(context.trigger.name, 'signal name') },
    { do: 'complete' },
  ],
});
