/** What claiming a job means, in terms of its record. */
import type { JobClaim } from '../../runtime/ports.ts';
import type { Condition, StoredRecord } from '../../runtime/query.ts';
import { type Table, tableNamed, type Tables } from './table.ts';

export function jobsTable(tables: Tables): Table {
  return tableNamed(tables, 'jobs');
}

export function claimCondition(claim: JobClaim): Condition {
  const available: Condition[] = [
    { op: 'eq', field: 'type', value: claim.type },
    { op: 'lte', field: 'availableAt', value: claim.now },
  ];
  if (claim.tenantIds !== null) available.push({ op: 'in', field: 'tenantId', value: claim.tenantIds });
  return { op: 'and', of: available };
}

export function claimPatch(claim: JobClaim): StoredRecord {
  return { worker: claim.worker, deadline: claim.deadline, availableAt: claim.deadline };
}
