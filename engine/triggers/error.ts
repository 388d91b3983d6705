import type { Expression } from '../model/definition.ts';
import { catchesCode, readCaughtCode } from './code.ts';
import { defineTrigger } from './trigger.ts';

interface ErrorAttrs {
  /** Catching: null catches every code. Throwing: the code to throw. */
  readonly code: Expression | null;
}

/** BPMN 2.0 §10.4.5: thrown by an end event or a job, caught by the nearest boundary event around it. */
export const error = defineTrigger<ErrorAttrs>({
  kind: 'error',
  spec: '10.4.5, 13.4.3',
  places: ['eventSubProcessStart', 'boundaryEvent', 'endEvent'],
  localPayload: true,
  read: (source, _event, place) => {
    const code = source.named(source.xml['errorRef'], 'errorCode');
    if (place === 'endEvent') {
      return {
        code: source.requiredExpression(code, 'error code (of the bpmn:error it refers to)', 'error/code'),
      };
    }
    return { code: readCaughtCode(source, code, 'error') };
  },
  catches: ({ code }, thrown, value) => (thrown === 'error' ? catchesCode(code, value) : null),
  throw: (context) => {
    const { code } = context.trigger;
    return [{ do: 'throwError', code: code ? context.text(code, 'error code') : '', message: null }];
  },
});
