import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readSession, signOut as askSignOut } from '../api/calls.ts';
import { onSessionExpired, rememberSession } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Session } from '../api/wire.ts';
import { demoHintOf, type DemoHint } from './demo-hint.ts';

interface SignedOut {
  readonly session: null;
  readonly demo: DemoHint | null;
}
interface SignedIn {
  readonly session: Session;
  readonly demo: null;
}
type Access = SignedIn | SignedOut;

interface SessionState {
  readonly pending: boolean;
  readonly failure: unknown;
  readonly session: Session | null;
  readonly demo: DemoHint | null;
  /** Signed in until a moment ago: the page stays as it is, behind a window that asks to sign in again. */
  readonly expired: boolean;
  readonly retry: () => void;
  readonly accept: (session: Session) => void;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<SessionState | null>(null);
const sessionKey = ['session'];

async function readAccess(): Promise<Access> {
  try {
    const session = await readSession();
    rememberSession(session);
    return { session, demo: null };
  } catch (error) {
    if (error instanceof Problem && error.status === 401)
      return { session: null, demo: demoHintOf(error.body) };
    throw error;
  }
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: readAccess,
    staleTime: Infinity,
    retry: false,
  });
  const [expired, setExpired] = useState(false);
  const session = data?.session ?? null;

  useEffect(() => onSessionExpired(() => setExpired(session !== null)), [session]);

  const accept = useCallback(
    (next: Session) => {
      rememberSession(next);
      if (session !== null && session.user.username !== next.user.username) {
        // Somebody else: nothing of the person before may stay in the memory of the page.
        window.location.assign('/');
        return;
      }
      client.setQueryData<Access>(sessionKey, { session: next, demo: null });
      setExpired(false);
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    },
    [client, session],
  );

  const signOut = useCallback(async () => {
    await askSignOut().catch(() => undefined);
    window.location.assign('/accedi?uscita=true');
  }, []);

  const state = useMemo<SessionState>(
    () => ({
      pending: isPending,
      failure: data === undefined ? error : null,
      session,
      demo: data?.demo ?? null,
      expired,
      retry: () => void refetch(),
      accept,
      signOut,
    }),
    [isPending, error, session, data, expired, refetch, accept, signOut],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSessionState(): SessionState {
  const state = use(SessionContext);
  if (state === null) throw new Error('The session is read outside of its provider');
  return state;
}

/** The session of who is signed in; only for what is shown behind the sign-in. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (session === null) throw new Error('Nobody is signed in');
  return session;
}
