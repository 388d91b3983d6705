import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { AccountStore } from './accounts.ts';
import { textOf } from '../record-fields.ts';
import { Refusal } from './refusal.ts';

/**
 * Slows down the guessing of passwords, per account and per address.
 *
 * L1. An attempt is counted, durably, before the password is looked at, and taken back when it was right:
 *     a thousand guesses at once get no more tries than a thousand in a row, and a restart forgives nothing.
 * L2. A locked account answers like a locked name that does not exist.
 * L3. The delay doubles with every further failure up to a limit: the owner of an account somebody else
 *     is guessing at is never kept out for longer than that.
 */
export interface LockOutPolicy {
  /**
   * Failures before the first delay. Many colleagues share an address, and sign in within the same minute
   * (attempts under way count), so it has many more.
   */
  readonly accountFailures: number;
  readonly addressFailures: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Failures older than this are forgotten. */
  readonly forgetAfterMs: number;
}

export const defaultPolicy: LockOutPolicy = {
  accountFailures: 5,
  addressFailures: 100,
  firstDelayMs: 30_000,
  longestDelayMs: 15 * 60_000,
  forgetAfterMs: 60 * 60_000,
};

export interface LockOut {
  /** Counts the attempt; throws `LOCKED` when there were too many. */
  admit(username: string, address: string): Promise<void>;
  /** The password was right: the account starts afresh, the address gets this attempt back. */
  forgive(username: string, address: string): Promise<void>;
  /** Deletes what is forgotten. */
  sweep(): Promise<void>;
}

interface Attempts {
  readonly failures: number;
  readonly lastFailureAt: number;
  readonly lockedUntil: number;
  readonly revision: number | null;
}

const none: Attempts = { failures: 0, lastFailureAt: 0, lockedUntil: 0, revision: null };

export function createLockOut(deps: {
  engine: AccountStore;
  now: () => number;
  policy?: LockOutPolicy;
}): LockOut {
  const { engine, now } = deps;
  const policy = deps.policy ?? defaultPolicy;

  async function read(subject: string): Promise<Attempts> {
    const record = await engine.find('signInAttempts', subject);
    if (!record) return none;
    const lastFailureAt = Number(record['lastFailureAt']);
    const revision = Number(record['revision']);
    if (lastFailureAt + policy.forgetAfterMs < now()) return { ...none, revision };
    return {
      failures: Number(record['failures']),
      lastFailureAt,
      lockedUntil: Number(record['lockedUntil']),
      revision,
    };
  }

  /** One guarded change; another node's or request's change in between makes it read and try again. */
  async function change(subject: string, next: (attempts: Attempts) => Attempts): Promise<void> {
    for (;;) {
      const attempts = await read(subject);
      const changed = next(attempts);
      const outcome = await engine.commit({
        guards: [{ collection: 'signInAttempts', key: subject, field: 'revision', value: attempts.revision }],
        writes: [
          {
            op: 'put',
            collection: 'signInAttempts',
            key: subject,
            record: { ...changed, subject, revision: (attempts.revision ?? 0) + 1 },
          },
        ],
      });
      if (outcome === 'committed') return;
    }
  }

  const count = (subject: string, allowed: number): Promise<void> =>
    change(subject, (attempts) => {
      refuseWhileLocked(attempts.lockedUntil - now());
      const failures = attempts.failures + 1;
      return {
        failures,
        lastFailureAt: now(),
        lockedUntil: failures < allowed ? 0 : now() + delay(failures - allowed, policy),
        revision: attempts.revision,
      };
    });

  return {
    async admit(username, address) {
      // Looked at first: an attempt on a locked account is not held against the whole office it comes from.
      for (const subject of [accountSubject(username), addressSubject(address)]) {
        refuseWhileLocked((await read(subject)).lockedUntil - now());
      }
      await count(addressSubject(address), policy.addressFailures);
      await count(accountSubject(username), policy.accountFailures);
    },
    async forgive(username, address) {
      await change(accountSubject(username), (attempts) => ({ ...attempts, failures: 0, lockedUntil: 0 }));
      await change(addressSubject(address), (attempts) => ({
        ...attempts,
        failures: Math.max(0, attempts.failures - 1),
        lockedUntil: 0,
      }));
    },

    async sweep() {
      const forgotten = await engine.search('signInAttempts', {
        where: { op: 'lt', field: 'lastFailureAt', value: now() - policy.forgetAfterMs },
        limit: 1000,
      });
      if (forgotten.items.length === 0) return;
      await engine.commit({
        guards: [],
        writes: forgotten.items.map((record) => ({
          op: 'delete',
          collection: 'signInAttempts',
          key: textOf(record, 'subject'),
        })),
      });
    },
  };
}

function delay(furtherFailures: number, policy: LockOutPolicy): number {
  return Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** furtherFailures);
}

function refuseWhileLocked(remainingMs: number): void {
  if (remainingMs <= 0) return;
  throw new Refusal(429, 'LOCKED', 'Too many failed attempts. Wait before trying again.', {
    retryAfterSeconds: Math.ceil(remainingMs / 1000),
  });
}

function accountSubject(username: string): string {
  return `account_${digest(username)}`;
}

/** Whoever has one IPv6 address has the whole /64: it counts as one. */
function addressSubject(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return `address_${digest(address.replace(/^::ffff:/i, ''))}`;
  return `address_${digest(networkOf(address))}`;
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = tail.split(':').filter((group) => group !== '');
  const zeros = new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => parseInt(group, 16))
    .join(':');
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
