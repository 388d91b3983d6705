import { checkFeel } from '../../expressions/feel.ts';
import { AREA_WIDE } from '../versions.ts';
import { EngineRejection, type ExpressionCommands } from '../engine.ts';
import type { Environments } from '../environments.ts';

export function expressionCommands({ environments }: { environments: Environments }): ExpressionCommands {
  return {
    evaluateExpression(expression, variables = {}) {
      const source = expression.startsWith('=') ? expression.slice(1) : expression;
      const problem = checkFeel(source);
      if (problem)
        throw new EngineRejection(
          'INVALID_ARGUMENT',
          `Failed to parse expression '${source}': ${problem.message} at column ${problem.column}`,
        );
      const result = environments.evaluate(
        source,
        (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
        AREA_WIDE,
      );
      if (!result.ok)
        throw new EngineRejection(
          'INVALID_ARGUMENT',
          `Failed to evaluate expression '${source}': ${result.message}`,
        );
      return Promise.resolve({
        result: result.value,
        warnings: result.warnings.map((message) => ({ message })),
      });
    },
  };
}
