import type { Json, StoredRecord } from '../../../engine/index.ts';
import { truncatedLength, variableRoutes as routes, variables } from '../../../schemas/v2/variables.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { present, textOf } from './present.ts';
import { getOperation, queryOf, searchAnswer } from './search.ts';
import { tenantCondition } from './tenants.ts';

export function variableOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.search, async ({ body, query, principal }) => {
      const found = await engine.search(
        'variables',
        queryOf(variables, body, tenantCondition(variables, principal)),
      );
      return searchAnswer(found, presentVariable(query.truncateValues));
    }),
    getOperation(engine, routes.get, variables),
  ];
}

/** A variable in a search answer: long values are cut unless the asker wants them whole. */
export function presentVariable(truncate = true): (record: StoredRecord) => Record<string, Json> {
  return (record) => {
    const value = textOf(record, 'value');
    const isTruncated = truncate && value.length > truncatedLength;
    return {
      ...present(variables, record),
      value: isTruncated ? value.slice(0, truncatedLength) : value,
      isTruncated,
    };
  };
}
