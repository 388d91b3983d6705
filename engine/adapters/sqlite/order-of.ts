/** The message to the writer thread for a batch of commits. */
import type { JobClaim } from '../../runtime/ports.ts';
import type { EncodedCommit } from '../store-rules/encoded-commit.ts';
import type { Scalar } from '../store-rules/row.ts';
import type { Field, Table } from '../store-rules/table.ts';
import { collapseWrites } from './collapse-writes.ts';
import type { Assumption, Settlement } from './settle-guards.ts';
import type { Check, TransactionOrder } from './transaction-order.ts';

export function orderOf(
  commits: readonly EncodedCommit[],
  { outcomes, assumptions }: Settlement,
  claims: readonly JobClaim[],
): Omit<TransactionOrder, 'again'> {
  const accepted = commits.filter((_, i) => outcomes[i] === 'committed');
  return { checks: checksOf(assumptions), changes: collapseWrites(accepted), claims };
}

/** One check for each field of a table. */
function checksOf(assumptions: readonly Assumption[]): readonly Check[] {
  const pairs = new Map<Field, { readonly table: Table; readonly pairs: [string, Scalar][] }>();
  for (const { table, field, key, value } of assumptions) {
    const known = pairs.get(field);
    if (known === undefined) pairs.set(field, { table, pairs: [[key, value]] });
    else known.pairs.push([key, value]);
  }
  return [...pairs].map(([field, check]) => {
    return { table: check.table.name, field: field.name, pairs: JSON.stringify(check.pairs) };
  });
}
