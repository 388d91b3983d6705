import type { Expression } from '../model/definition.ts';
import { catchesCode, readCaughtCode } from './code.ts';
import { defineTrigger } from './trigger.ts';

interface EscalationAttrs {
  /** Catching: null catches every code. Throwing: the code to throw. */
  readonly code: Expression | null;
}

/** BPMN 2.0 §10.4.5: reported to the nearest scope around that catches it; nobody has to. */
export const escalation = defineTrigger<EscalationAttrs>({
  kind: 'escalation',
  spec: '10.4.5, 13.4.3',
  places: ['eventSubProcessStart', 'boundaryEvent', 'intermediateThrowEvent', 'endEvent'],
  nonInterrupting: true,
  read: (source, _event, place) => {
    const code = source.named(source.xml['escalationRef'], 'escalationCode');
    const isThrown = place === 'endEvent' || place === 'intermediateThrowEvent';
    return {
      code: isThrown
        ? source.expression(code, 'escalation code')
        : readCaughtCode(source, code, 'escalation'),
    };
  },
  catches: ({ code }, thrown, value) => (thrown === 'escalation' ? catchesCode(code, value) : null),
  throw: (context) => {
    const { code } = context.trigger;
    return [{ do: 'escalate', code: code ? context.text(code, 'escalation code') : '' }, { do: 'complete' }];
  },
});
