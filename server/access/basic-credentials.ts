import { createHmac, randomBytes } from 'node:crypto';
import type { Account } from './accounts.ts';

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** null: no such header, an empty one (clients without credentials send it), or another scheme. */
export function readBasicCredentials(header: string | undefined): BasicCredentials | null {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) return null;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

/**
 * Job workers send their password with each of hundreds of requests a second; deriving the hash each time
 * would be the whole cost of the server. What was verified a moment ago is remembered under a keyed digest
 * (the key lives and dies with the process), together with the hash it was verified against: a changed
 * password ends it at once. Requests that arrive together share one verification, and count as one attempt.
 */
export interface VerifiedCredentials {
  verify(
    credentials: BasicCredentials,
    current: (username: string) => Promise<Account | null>,
    verifyNow: () => Promise<Account | null>,
  ): Promise<Account | null>;
}

export function createVerifiedCredentials(deps: {
  now: () => number;
  forMs?: number;
  capacity?: number;
}): VerifiedCredentials {
  const { now, forMs = 60_000, capacity = 1000 } = deps;
  const secret = randomBytes(32);
  const verified = new Map<string, { passwordHash: string; until: number }>();
  const underWay = new Map<string, Promise<Account | null>>();

  function remember(digest: string, account: Account): void {
    const oldest = verified.keys().next();
    if (verified.size >= capacity && !oldest.done) verified.delete(oldest.value);
    verified.set(digest, { passwordHash: account.passwordHash, until: now() + forMs });
  }

  return {
    async verify({ username, password }, current, verifyNow) {
      const digest = createHmac('sha256', secret).update(`${username}\0${password}`).digest('base64');
      const known = verified.get(digest);
      if (known && known.until > now()) {
        const account = await current(username);
        if (account?.passwordHash === known.passwordHash) return account;
      }
      verified.delete(digest);
      let verification = underWay.get(digest);
      if (!verification) {
        verification = verifyNow().finally(() => underWay.delete(digest));
        underWay.set(digest, verification);
      }
      const account = await verification;
      if (account) remember(digest, account);
      return account;
    },
  };
}
