import { createHash, createHmac, randomBytes } from 'node:crypto';
import { textOf } from '../record-fields.ts';
import type { AccountStore } from './accounts.ts';

/**
 * Sessions live in the store, so a restart signs nobody out.
 *
 * S1. The cookie holds 256 random bits; the store holds their SHA-256 only.
 * S2. A session ends after `idleMs` without a request of its user, and after `absoluteMs` in any case.
 * S3. The CSRF token is derived from the cookie's secret: it needs no storage, and the store does not betray it.
 */
export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export interface Session {
  readonly id: string;
  readonly username: string;
  readonly csrfToken: string;
}

export interface Sessions {
  /** The secret goes into the cookie, nowhere else. */
  open(username: string): Promise<{ session: Session; secret: string }>;
  /** null: unknown or ended. Seeing a session prolongs it, unless nobody was at the keyboard. */
  see(secret: string, options?: { prolong?: boolean }): Promise<Session | null>;
  /** Is it still running? Prolongs nothing. */
  isOpen(id: string): Promise<boolean>;
  end(id: string): Promise<void>;
  /** Told when a session ends by `end`; returns how to stop listening. */
  onEnd(id: string, listener: () => void): () => void;
  /** Deletes what has expired. */
  sweep(): Promise<void>;
}

export function createSessions(deps: {
  engine: AccountStore;
  now: () => number;
  limits: SessionLimits;
}): Sessions {
  const { engine, now, limits } = deps;
  // Not every request is worth a write: the idle limit may be off by this much.
  const prolongEvery = Math.min(60_000, limits.idleMs / 10);
  const listeners = new Map<string, Set<() => void>>();

  const expiry = (createdAt: number, seenAt: number): number =>
    Math.min(seenAt + limits.idleMs, createdAt + limits.absoluteMs);

  async function prolong(id: string, createdAt: number): Promise<void> {
    const seenAt = now();
    await engine.commit({
      guards: [],
      writes: [
        {
          op: 'patch',
          collection: 'sessions',
          key: id,
          record: { lastSeenAt: seenAt, expiresAt: expiry(createdAt, seenAt) },
        },
      ],
    });
  }

  return {
    async open(username) {
      const secret = randomBytes(32).toString('base64url');
      const id = idOf(secret);
      const at = now();
      await engine.commit({
        guards: [],
        writes: [
          {
            op: 'put',
            collection: 'sessions',
            key: id,
            record: { sessionId: id, username, createdAt: at, lastSeenAt: at, expiresAt: expiry(at, at) },
          },
        ],
      });
      return { session: { id, username, csrfToken: csrfTokenOf(secret) }, secret };
    },

    async see(secret, options) {
      const id = idOf(secret);
      const record = await engine.find('sessions', id);
      if (!record || Number(record['expiresAt']) <= now()) return null;
      if (options?.prolong !== false && now() - Number(record['lastSeenAt']) >= prolongEvery) {
        await prolong(id, Number(record['createdAt']));
      }
      return { id, username: textOf(record, 'username'), csrfToken: csrfTokenOf(secret) };
    },

    async isOpen(id) {
      const record = await engine.find('sessions', id);
      return record !== null && Number(record['expiresAt']) > now();
    },

    async end(id) {
      await engine.commit({ guards: [], writes: [{ op: 'delete', collection: 'sessions', key: id }] });
      for (const listener of listeners.get(id) ?? []) listener();
      listeners.delete(id);
    },

    onEnd(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },

    async sweep() {
      const expired = await engine.search('sessions', {
        where: { op: 'lte', field: 'expiresAt', value: now() },
        limit: 1000,
      });
      if (expired.items.length === 0) return;
      await engine.commit({
        guards: [],
        writes: expired.items.map((record) => ({
          op: 'delete',
          collection: 'sessions',
          key: textOf(record, 'sessionId'),
        })),
      });
    },
  };
}

function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function csrfTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('csrf').digest('base64url');
}
