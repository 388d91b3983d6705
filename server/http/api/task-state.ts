import { EngineRejection, type Engine, type StoredRecord } from '../../../engine/index.ts';
import type { Principal } from '../../access/principal.ts';
import { forbidden, notFound, Refusal } from '../../access/refusal.ts';
import { findText, textOf } from '../../record-fields.ts';
import { permissionsFor, type TaskPermissions } from './task-permissions.ts';

/** Throws why somebody may not do this with a task: it is done, somebody else's, or not for them. */
export function requirePermission(
  principal: Principal,
  task: StoredRecord,
  permission: keyof TaskPermissions,
): void {
  if (permissionsFor(principal, task)[permission]) return;
  refuseUnlessOpen(principal, task);
  throw forbidden('This task is not for you or for one of your groups.');
}

function refuseUnlessOpen(principal: Principal, task: StoredRecord): void {
  if (textOf(task, 'state') !== 'CREATED') {
    throw new Refusal(409, 'TASK_DONE', 'This task is completed or no longer needed.');
  }
  const assignee = findText(task, 'assignee');
  if (assignee !== null && assignee !== principal.username) {
    throw new Refusal(409, 'TASK_TAKEN', 'Somebody else has taken this task.');
  }
}

/**
 * Runs a command on a task. When the engine refuses it because the task has changed since it was read (two
 * people at once), the answer says what it has become.
 */
export async function onTask(
  engine: Pick<Engine, 'find'>,
  principal: Principal,
  key: string,
  command: () => Promise<void>,
): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof EngineRejection) || !['INVALID_STATE', 'NOT_FOUND'].includes(error.code))
      throw error;
    const task = await engine.find('userTasks', key);
    if (!task) throw notFound('task');
    refuseUnlessOpen(principal, task);
    throw error;
  }
}
