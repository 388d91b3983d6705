import type { StoredRecord } from '../../../engine/index.ts';
import type { Principal } from '../../access/principal.ts';
import { findText, textOf, textsOf } from '../../record-fields.ts';

/** What somebody who sees a task may do with it. */
export interface TaskPermissions {
  readonly claim: boolean;
  readonly release: boolean;
  readonly complete: boolean;
}

export function permissionsFor(principal: Principal, task: StoredRecord): TaskPermissions {
  if (!principal.roles.includes('operator') || textOf(task, 'state') !== 'CREATED') {
    return { claim: false, release: false, complete: false };
  }
  const assignee = findText(task, 'assignee');
  const mine = assignee === principal.username;
  const forMe = assignee === null && isCandidate(principal, task);
  return { claim: forMe, release: mine, complete: mine || forMe };
}

/**
 * Who does not work on a task does not read its form: the values of a clinical form are not for everybody
 * who works in the district.
 */
export function mayReadForm(principal: Principal, task: StoredRecord): boolean {
  return (
    principal.roles.includes('operator') &&
    (findText(task, 'assignee') === principal.username ||
      findText(task, 'completedBy') === principal.username ||
      isCandidate(principal, task))
  );
}

/** A task that names nobody is for every operator of its district: else nobody could ever do it. */
function isCandidate(principal: Principal, task: StoredRecord): boolean {
  const groups = textsOf(task, 'candidateGroups');
  const users = textsOf(task, 'candidateUsers');
  if (groups.length === 0 && users.length === 0) return true;
  return users.includes(principal.username) || groups.some((group) => principal.groups.includes(group));
}
