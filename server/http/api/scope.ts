import type { Condition, StoredRecord } from '../../../engine/index.ts';
import { wholeArea, type Principal } from '../../access/principal.ts';
import { textOf } from '../../record-fields.ts';

/**
 * What somebody may see, as part of the query itself: what is outside is neither found nor counted.
 * Somebody without districts sees nothing.
 */
export function inDistrictsOf(principal: Principal, field = 'tenantId'): readonly Condition[] {
  if (principal.districts.includes(wholeArea)) return [];
  return [{ op: 'in', field, value: principal.districts }];
}

export function sees(principal: Principal, tenantId: string): boolean {
  return principal.districts.includes(wholeArea) || principal.districts.includes(tenantId);
}

/** What is deployed for the whole area serves everybody in it. */
export function serves(principal: Principal, record: StoredRecord): boolean {
  const tenantId = textOf(record, 'tenantId');
  return tenantId === wholeArea || sees(principal, tenantId);
}

export type InboxView = 'mine' | 'groups' | 'all';

/** The open tasks of a view of the inbox. */
export function openTasksOf(principal: Principal, view: InboxView): readonly Condition[] {
  const open: Condition = { op: 'eq', field: 'state', value: 'CREATED' };
  return [open, ...inView(principal, view), ...inDistrictsOf(principal)];
}

function inView(principal: Principal, view: InboxView): readonly Condition[] {
  switch (view) {
    case 'mine':
      return [{ op: 'eq', field: 'assignee', value: principal.username }];
    case 'groups':
      return [{ op: 'eq', field: 'assignee', value: null }, isCandidate(principal)];
    case 'all':
      return [];
  }
}

function isCandidate(principal: Principal): Condition {
  const groups = principal.groups.map((group): Condition => ({
    op: 'contains',
    field: 'candidateGroups',
    value: group,
  }));
  return {
    op: 'or',
    of: [...groups, { op: 'contains', field: 'candidateUsers', value: principal.username }],
  };
}

export function all(conditions: readonly Condition[]): Condition {
  return { op: 'and', of: conditions };
}
