import type { Engine, StoredRecord } from '../../engine/index.ts';
import { defaultCost, hashPassword, isOutdated, verifyPassword, type ScryptCost } from './passwords.ts';
import { textOf, textsOf } from '../record-fields.ts';
import { isRole, type Principal } from './principal.ts';

export interface NewAccount extends Principal {
  readonly password: string;
}

/** A principal and what its password was checked against, which tells when the password has changed. */
export interface Account {
  readonly principal: Principal;
  readonly passwordHash: string;
}

export interface Accounts {
  find(username: string): Promise<Account | null>;
  /** null: no such account, disabled, or another password. The three cost the same time. */
  verify(username: string, password: string): Promise<Account | null>;
  /** Creates the account or replaces its data and password; its sessions end when the password changes. */
  save(account: NewAccount): Promise<void>;
  /** The name to show for a user name: of a deleted account, the user name. */
  displayNameOf(username: string): Promise<string>;
}

export type AccountStore = Pick<Engine, 'find' | 'search' | 'commit'>;

export function createAccounts(deps: {
  engine: AccountStore;
  now: () => number;
  cost?: ScryptCost;
}): Accounts {
  const { engine, now } = deps;
  const cost = deps.cost ?? defaultCost;
  // What an unknown user's password is compared with; computed once, on the first need.
  let decoy: Promise<string> | null = null;

  async function find(username: string): Promise<Account | null> {
    const record = await engine.find('users', normalise(username));
    return record && record['disabled'] !== true ? accountOf(record) : null;
  }

  async function renewHash(account: Account, password: string): Promise<Account> {
    const passwordHash = await hashPassword(password, cost);
    const username = account.principal.username;
    await engine.commit({
      guards: [{ collection: 'users', key: username, field: 'passwordHash', value: account.passwordHash }],
      writes: [{ op: 'patch', collection: 'users', key: username, record: { passwordHash } }],
    });
    return { ...account, passwordHash };
  }

  return {
    find,

    async verify(username, password) {
      decoy ??= hashPassword('nobody has this password', cost);
      const account = await find(username);
      const matches = await verifyPassword(password, account?.passwordHash ?? (await decoy));
      if (!account || !matches) return null;
      return isOutdated(account.passwordHash, cost) ? renewHash(account, password) : account;
    },

    async save(account) {
      const username = normalise(account.username);
      const existing = await engine.find('users', username);
      const sessions = await engine.search('sessions', {
        where: { op: 'eq', field: 'username', value: username },
        limit: 1000,
      });
      await engine.commit({
        guards: [],
        writes: [
          {
            op: 'put',
            collection: 'users',
            key: username,
            record: {
              username,
              displayName: account.displayName,
              roles: account.roles,
              groups: account.groups,
              districts: account.districts,
              passwordHash: await hashPassword(account.password, cost),
              disabled: false,
              createdAt: existing?.['createdAt'] ?? now(),
              changedAt: now(),
            },
          },
          ...sessions.items.map((session) => ({
            op: 'delete' as const,
            collection: 'sessions',
            key: textOf(session, 'sessionId'),
          })),
        ],
      });
    },

    async displayNameOf(username) {
      const record = await engine.find('users', username);
      return record ? textOf(record, 'displayName') : username;
    },
  };
}

/** `Rossi ` and `rossi` are one account: nobody should guess which of them a colleague was given. */
export function normalise(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

function accountOf(record: StoredRecord): Account {
  return {
    principal: {
      username: textOf(record, 'username'),
      displayName: textOf(record, 'displayName'),
      roles: textsOf(record, 'roles').filter(isRole),
      groups: textsOf(record, 'groups'),
      districts: textsOf(record, 'districts'),
    },
    passwordHash: textOf(record, 'passwordHash'),
  };
}
