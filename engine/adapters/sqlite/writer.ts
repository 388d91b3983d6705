/**
 * The main thread's end of the writer thread.
 *
 * W1. One transaction is under way at a time. Commits and claims that arrive meanwhile wait, and go out
 *     together in the next one.
 * W2. A transaction that fails rejects all it held and leaves nothing behind; the next one is tried afresh.
 * W3. The thread keeps the process alive only while something is under way.
 */
import type { Collection, CommitOutcome, JobClaim } from '../../runtime/ports.ts';
import type { EncodedCommit } from '../store-rules/encoded-commit.ts';
import type { Row, Scalar } from '../store-rules/row.ts';
import type { Table } from '../store-rules/table.ts';
import { collapseWrites } from './collapse-writes.ts';
import type { DatabaseFile } from './connection.ts';
import { type Assumption, type Settlement, settleGuards, type StoredRows } from './settle-guards.ts';
import type { Check, TransactionOrder } from './transaction-order.ts';
import { WriterLink } from './writer-link.ts';

interface WaitingCommits {
  readonly commits: readonly EncodedCommit[];
  readonly resolve: (outcomes: readonly CommitOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

interface WaitingClaim {
  readonly claim: JobClaim;
  readonly resolve: (rows: readonly string[]) => void;
  readonly reject: (error: unknown) => void;
}

/** So that one transaction stays a matter of milliseconds, however much has piled up. */
const mostCommitsTogether = 1_000;

export class Writer {
  private readonly link: WriterLink;
  private readonly stored: (table: Table, keys: readonly string[]) => readonly Row[];
  private commits: WaitingCommits[] = [];
  private claims: WaitingClaim[] = [];
  private running: Promise<void> | null = null;

  /** `stored` gives the rows of these keys that exist, as the last transaction left them. */
  constructor(database: DatabaseFile, stored: (table: Table, keys: readonly string[]) => readonly Row[]) {
    this.stored = stored;
    this.link = new WriterLink(database);
  }

  async open(collections: readonly Collection[]): Promise<void> {
    await this.link.ask({ kind: 'open', collections });
  }

  /** Rejects `UNAVAILABLE` when the transaction failed. */
  commit(commits: readonly EncodedCommit[]): Promise<readonly CommitOutcome[]> {
    return new Promise((resolve, reject) => {
      this.commits.push({ commits, resolve, reject });
      this.run();
    });
  }

  /** Rows of the claimed jobs as JSON text, in no order. */
  claim(claim: JobClaim): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.claims.push({ claim, resolve, reject });
      this.run();
    });
  }

  /** Writes everything that waits, then calls `beforeEnd` (readers would hold the log), then ends the thread. */
  async close(beforeEnd: () => void = () => undefined): Promise<void> {
    while (this.running !== null) await this.running;
    beforeEnd();
    await this.link.close();
  }

  private run(): void {
    this.running ??= this.runAll();
  }

  private async runAll(): Promise<void> {
    while (this.commits.length + this.claims.length > 0) {
      const commits = this.takeCommits();
      const claims = this.claims;
      this.claims = [];
      try {
        await this.runOne(commits, claims);
      } catch (error) {
        for (const waiting of [...commits, ...claims]) waiting.reject(error);
      }
    }
    // In the same breath as the last look at what waits: nothing can arrive in between.
    this.running = null;
  }

  private takeCommits(): readonly WaitingCommits[] {
    let count = 0;
    const fitting = this.commits.findIndex(({ commits }) => (count += commits.length) > mostCommitsTogether);
    return this.commits.splice(0, fitting < 0 ? this.commits.length : Math.max(fitting, 1));
  }

  private async runOne(waiting: readonly WaitingCommits[], claims: readonly WaitingClaim[]): Promise<void> {
    const commits = waiting.flatMap((one) => one.commits);
    const { outcomes, claimed } = await this.settle(commits, claims.map(({ claim }) => claim));
    let at = 0;
    for (const one of waiting) one.resolve(outcomes.slice(at, (at += one.commits.length)));
    for (const [i, one] of claims.entries()) one.resolve(claimed[i] ?? []);
  }

  /** Most often one round trip; where a guard did not hold a second one, settled with what is stored (W1: unchanged). */
  private async settle(
    commits: readonly EncodedCommit[],
    claims: readonly JobClaim[],
  ): Promise<{ outcomes: readonly CommitOutcome[]; claimed: readonly (readonly string[])[] }> {
    const assumed = settleGuards(commits, null);
    const checks = checksOf(assumed.assumptions);
    const report = await this.link.transact(orderOf(commits, assumed, checks, claims));
    if (report.done) return { outcomes: assumed.outcomes, claimed: report.claimed };
    const known = settleGuards(commits, this.guardedRows(commits));
    const second = await this.link.transact(orderOf(commits, known, [], claims));
    return { outcomes: known.outcomes, claimed: second.done ? second.claimed : [] };
  }

  private guardedRows(commits: readonly EncodedCommit[]): StoredRows {
    const keys = new Map<Table, Set<string>>();
    for (const { table, key } of commits.flatMap(({ guards }) => guards)) {
      keys.set(table, (keys.get(table) ?? new Set()).add(key));
    }
    const rowsOf = (table: Table, wanted: Set<string>): [string, Row][] =>
      this.stored(table, [...wanted]).map((row) => [String(row[table.key.position]), row]);
    return new Map([...keys].map(([table, wanted]) => [table, new Map(rowsOf(table, wanted))]));
  }
}

/** The pairs to be verified of one field. */
interface FieldCheck {
  readonly table: Table;
  readonly field: string;
  readonly pairs: [string, Scalar][];
}

function checksOf(assumptions: readonly Assumption[]): readonly FieldCheck[] {
  const checks = new Map<Assumption['field'], FieldCheck>();
  for (const { table, field, key, value } of assumptions) {
    const check = checks.get(field);
    if (check === undefined) checks.set(field, { table, field: field.name, pairs: [[key, value]] });
    else check.pairs.push([key, value]);
  }
  return [...checks.values()];
}

function orderOf(
  commits: readonly EncodedCommit[],
  { outcomes }: Settlement,
  checks: readonly FieldCheck[],
  claims: readonly JobClaim[],
): TransactionOrder {
  const accepted = commits.filter((_, i) => outcomes[i] === 'committed');
  const sent = checks.map(({ table, field, pairs }): Check => {
    return { table: table.name, field, pairs: JSON.stringify(pairs) };
  });
  return { checks: sent, changes: collapseWrites(accepted), claims };
}
