import type { Engine } from '../../../engine/index.ts';
import type { TaskSummary } from '../../../schemas/api/inbox.ts';
import type { Principal } from '../../access/principal.ts';
import type { Districts } from '../../pathways/districts.ts';
import { numberOf } from '../../record-fields.ts';
import { all, openTasksOf } from './scope.ts';
import { taskSummaryOf } from './task-summary.ts';

const most = 20;

/**
 * The open tasks of a case that somebody may do now, oldest first: after one step, the next one. What a
 * command brings forth, in called processes too, is there when the engine has answered it; what a job worker
 * has to do first is not, and appears in the inbox.
 */
export async function nextTasks(
  deps: { engine: Pick<Engine, 'search' | 'now'>; districts: Districts },
  principal: Principal,
  rootProcessInstanceKey: string,
): Promise<TaskSummary[]> {
  const inCase = { op: 'eq', field: 'rootProcessInstanceKey', value: rootProcessInstanceKey } as const;
  const pages = await Promise.all(
    (['mine', 'groups'] as const).map((view) =>
      deps.engine.search('userTasks', { where: all([inCase, ...openTasksOf(principal, view)]), limit: most }),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .sort((a, b) => numberOf(a, 'creationDate') - numberOf(b, 'creationDate'))
    .map((task) => taskSummaryOf(task, deps.districts, deps.engine.now()));
}
