import { EvaluationFailed } from '../evaluation-failed.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';

/** The condition of an `assert` does not hold. The message is the cause its author gave. */
export class AssertionFailed extends EvaluationFailed {}

/** `not` (DMN 1.5 §10.3.4.2), and what Camunda adds. A variable that is null counts as not defined. */
export const booleanFunctions: readonly BuiltIn[] = [
  builtIn(
    'not',
    on('negand: boolean', (_call, negand) => !negand),
  ),
  builtIn(
    'is defined',
    on('value: any', (_call, value) => value !== null),
  ),
  builtIn(
    'get or else',
    on('value: any, default: any', (_call, value, otherwise) => value ?? otherwise),
  ),
  // For whoever reads the diagram: what a language model is to fill in. Evaluated, it is the value that was.
  builtIn(
    'fromAi',
    on('value: any, description?: any, type?: any, schema?: any, options?: any', (_call, value) => value),
  ),
  builtIn(
    'assert',
    on('value: any, condition: any, cause?: string', (_call, value, condition, cause) => {
      if (condition === true) return value;
      throw new AssertionFailed(cause ?? 'The condition of an assert is not fulfilled');
    }),
  ),
  builtIn(
    'is empty',
    // An item is not taken for a list of it here, which is never empty.
    on('list: any', (call, list) =>
      Array.isArray(list) ? list.length === 0 : call.fail('is empty: the argument is not a list'),
    ),
  ),
];
