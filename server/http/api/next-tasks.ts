import type { Engine } from '../../../engine/index.ts';
import type { TaskSummary } from '../../../schemas/api/inbox.ts';
import type { Principal } from '../../access/principal.ts';
import type { Districts } from '../../pathways/districts.ts';
import { openTasksWithin } from './case-family.ts';
import { permissionsFor } from './task-permissions.ts';
import { taskSummaryOf } from './task-summary.ts';

const most = 20;

/**
 * The open tasks of a case that somebody may do now, oldest first: after one step, the next one. What a
 * command brings forth, in called processes too, is there when the engine has answered it; what a job worker
 * has to do first is not, and appears in the inbox.
 */
export async function nextTasks(
  { engine, districts }: { engine: Pick<Engine, 'find' | 'search' | 'now'>; districts: Districts },
  principal: Principal,
  rootProcessInstanceKey: string,
): Promise<TaskSummary[]> {
  const root = await engine.find('processInstances', rootProcessInstanceKey);
  const tasks = root ? await openTasksWithin(engine, [root]) : [];
  return tasks
    .filter((task) => permissionsFor(principal, task).complete)
    .slice(0, most)
    .map((task) => taskSummaryOf(task, districts, engine.now()));
}
