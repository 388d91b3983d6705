import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useLiveUpdates } from '../api/live-updates.ts';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useSessionState } from '../session/session.tsx';

/** The pages behind the sign-in; whoever is not signed in goes there and comes back. */
export function SignedIn() {
  const { session, pending, failure, expired, retry } = useSessionState();
  const href = useRouterState({ select: (state) => state.location.href });
  useLiveUpdates(session !== null && !expired);
  if (pending || failure !== null) {
    return (
      <div className="page">{pending ? <Loading rows={6} /> : <LoadFailure error={failure} retry={retry} />}</div>
    );
  }
  if (session === null) return <Navigate to="/accedi" search={href === '/' ? {} : { torna: href }} replace />;
  return <Outlet />;
}
