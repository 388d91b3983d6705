import type { Request, RequestHandler, Response } from 'express';
import type { Engine } from '../../engine/index.ts';
import { createAccounts, normalise, type Account, type Accounts } from './accounts.ts';
import { createVerifiedCredentials, readBasicCredentials } from './basic-credentials.ts';
import { isUnsafe, refuseForeignOrigin, refuseWithoutToken } from './forgery.ts';
import { createLockOut, type LockOutPolicy } from './lock-out.ts';
import type { ScryptCost } from './passwords.ts';
import type { Principal } from './principal.ts';
import { Refusal } from './refusal.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { createSessions, type Session, type Sessions } from './sessions.ts';

export interface AccessConfig {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Origins besides our own whose pages may send requests: the public address behind a proxy. */
  readonly trustedOrigins: readonly string[];
  readonly lockOut?: LockOutPolicy;
  readonly passwordCost?: ScryptCost;
}

export const defaultAccessConfig: AccessConfig = { idleMinutes: 15, absoluteHours: 12, trustedOrigins: [] };

export interface Access {
  /** Sets `response.locals.principal` (and `.session` for cookies) when the request says who asks. */
  readonly middleware: RequestHandler;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Opens a session and sets its cookie; throws INVALID_CREDENTIALS or LOCKED. */
  signIn(
    request: Request,
    response: Response,
    username: string,
    password: string,
  ): Promise<{ principal: Principal; session: Session }>;
  signOut(request: Request, response: Response): Promise<void>;
  /** Sweeps expired sessions and old attempts from time to time, until `stop`. */
  start(): void;
  stop(): void;
}

const sweepEveryMs = 10 * 60_000;

/** `now` is real time: a pinned engine clock must not keep sessions alive. */
export function createAccess(deps: {
  engine: Pick<Engine, 'find' | 'search' | 'commit'>;
  config?: AccessConfig;
  now?: () => number;
  onError?: (error: unknown) => void;
}): Access {
  const { engine, config = defaultAccessConfig, now = () => Date.now() } = deps;
  const accounts = createAccounts({ engine, now, ...(config.passwordCost && { cost: config.passwordCost }) });
  const lockOut = createLockOut({ engine, now, ...(config.lockOut && { policy: config.lockOut }) });
  const limits = { idleMs: config.idleMinutes * 60_000, absoluteMs: config.absoluteHours * 3_600_000 };
  const sessions = createSessions({ engine, now, limits });
  const verified = createVerifiedCredentials({ now });
  let sweeping: NodeJS.Timeout | null = null;

  async function verify(request: Request, username: string, password: string): Promise<Account> {
    const address = request.ip ?? 'unknown';
    await lockOut.admit(normalise(username), address);
    const account = await accounts.verify(username, password);
    if (!account) throw new Refusal(401, 'INVALID_CREDENTIALS', 'User name or password are not right.');
    await lockOut.forgive(normalise(username), address);
    return account;
  }

  async function byCredentials(request: Request): Promise<Principal | null> {
    const credentials = readBasicCredentials(request.get('authorization'));
    if (!credentials) return null;
    const account = await verified.verify(
      credentials,
      (username) => accounts.find(username),
      () => verify(request, credentials.username, credentials.password),
    );
    return account?.principal ?? null;
  }

  async function bySession(request: Request): Promise<{ session: Session; principal: Principal } | null> {
    const secret = readSessionCookie(request);
    if (secret === null) return null;
    // A page that refreshes itself is not a person at the keyboard.
    const session = await sessions.see(secret, { prolong: request.get('x-background') === undefined });
    const account = session && (await accounts.find(session.username));
    return session && account ? { session, principal: account.principal } : null;
  }

  async function sweep(): Promise<void> {
    try {
      await sessions.sweep();
      await lockOut.sweep();
    } catch (error) {
      deps.onError?.(error);
    }
  }

  return {
    accounts,
    sessions,

    middleware: async (request, response, next) => {
      if (isUnsafe(request)) refuseForeignOrigin(request, config.trustedOrigins);
      const principal = await byCredentials(request);
      if (principal) {
        response.locals['principal'] = principal;
      } else {
        const signedIn = await bySession(request);
        if (signedIn) {
          response.locals['session'] = signedIn.session;
          // Signing in again needs no token: a stale cookie must not keep anybody out.
          if (isUnsafe(request) && !isSignIn(request))
            refuseWithoutToken(request, signedIn.session.csrfToken);
          response.locals['principal'] = signedIn.principal;
        }
      }
      next();
    },

    async signIn(request, response, username, password) {
      const { principal } = await verify(request, username, password);
      const former = sessionOf(response);
      if (former) await sessions.end(former.id);
      const { session, secret } = await sessions.open(principal.username);
      setSessionCookie(request, response, secret);
      return { principal, session };
    },

    async signOut(request, response) {
      const session = sessionOf(response);
      if (session) await sessions.end(session.id);
      clearSessionCookie(request, response);
    },

    start() {
      sweeping = setInterval(() => void sweep(), sweepEveryMs);
      sweeping.unref();
    },

    stop() {
      if (sweeping) clearInterval(sweeping);
      sweeping = null;
    },
  };
}

export function sessionOf(response: Response): Session | null {
  return (response.locals['session'] as Session | undefined) ?? null;
}

function isSignIn(request: Request): boolean {
  return request.method === 'POST' && request.originalUrl.split('?')[0] === '/api/session';
}
