import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import { userTaskRoutes as routes, userTasks } from '../../../schemas/v2/user-tasks.ts';
import { taskVariables } from '../../../schemas/v2/variables.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { textOf } from './present.ts';
import { queryOf, searchAnswer } from './search.ts';
import { recordOf } from './tenants.ts';
import { presentVariable } from './variables.ts';

/** What a user task sees: the variables of its own scope and of all around it. */
export function userTaskVariableOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.variables, async ({ params, body, query, principal }) => {
      const scopes = await scopesOf(engine, await recordOf(engine, userTasks, params.userTaskKey, principal));
      const page = await engine.search('variables', queryOf(taskVariables, body, [inScopes(scopes)]));
      return searchAnswer(page, presentVariable(query.truncateValues));
    }),

    operation(routes.effectiveVariables, async ({ params, body, query, principal }) => {
      const scopes = await scopesOf(engine, await recordOf(engine, userTasks, params.userTaskKey, principal));
      const visible: Condition = {
        op: 'in',
        field: 'variableKey',
        value: await visibleKeys(engine, scopes),
      };
      const page = await engine.search('variables', queryOf(taskVariables, body, [visible]));
      return searchAnswer(page, presentVariable(query.truncateValues));
    }),
  ];
}

const inScopes = (scopes: readonly string[]): Condition => ({ op: 'in', field: 'scopeKey', value: scopes });

/** From the task's own element instance outward to the process instance. */
async function scopesOf(engine: Engine, task: StoredRecord): Promise<readonly string[]> {
  const scopes: string[] = [];
  for (let key: unknown = task['elementInstanceKey']; typeof key === 'string' && !scopes.includes(key);) {
    scopes.push(key);
    const scope: StoredRecord | null = await engine.find('elementInstances', key);
    key = scope?.['elementInstanceScopeKey'];
  }
  const root = textOf(task, 'processInstanceKey');
  return scopes.includes(root) ? scopes : [...scopes, root];
}

const most = 10_000;

/** The variables that no inner one of the same name hides. */
async function visibleKeys(engine: Engine, scopes: readonly string[]): Promise<string[]> {
  const { items } = await engine.search('variables', { where: inScopes(scopes), limit: most });
  const innermost = new Map<unknown, StoredRecord>();
  const depth = (record: StoredRecord): number => scopes.indexOf(textOf(record, 'scopeKey'));
  for (const record of items) {
    const other = innermost.get(record['name']);
    if (!other || depth(record) < depth(other)) innermost.set(record['name'], record);
  }
  return [...innermost.values()].map((record) => textOf(record, 'variableKey'));
}
