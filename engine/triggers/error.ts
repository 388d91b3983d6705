import type { Expression } from '../model/definition.ts';
import { defineTrigger } from './trigger.ts';

interface ErrorAttrs {
  /** Catching: null catches every code. Throwing: the code to throw. */
  readonly code: Expression | null;
}

/** BPMN 2.0 §10.4.5: thrown by an end event or a job, caught by the nearest boundary event around it. */
export const error = defineTrigger<ErrorAttrs>({
  kind: 'error',
  spec: '10.4.5, 13.4.3',
  missing: ['event sub-process start'],
  places: ['boundaryEvent', 'endEvent'],
  localPayload: true,
  read: (source, _event, place) => {
    const reference = source.xml['errorRef'] as { errorCode?: unknown; id?: unknown } | undefined;
    const code = reference?.errorCode;
    if (place === 'endEvent') {
      return {
        code: source.requiredExpression(code, 'error code (of the bpmn:error it refers to)', 'error/code'),
      };
    }
    const expression = source.expression(code, 'error code');
    if (expression?.language === 'feel')
      source.problem(
        'error/static-code',
        'A catching error event needs a fixed code, not an expression.',
        'Write the code as text.',
      );
    return { code: expression };
  },
  catches: ({ code }, thrown) => {
    if (code === null) return 'any';
    return code.language === 'literal' && code.value === thrown ? 'exactly' : null;
  },
  throw: (context) => {
    const { code } = context.trigger;
    return [{ do: 'throwError', code: code ? context.text(code, 'error code') : '', message: null }];
  },
});
