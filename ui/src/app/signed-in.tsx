import { useState } from 'react';
import { Navigate, Outlet, useRouter } from '@tanstack/react-router';
import { useLiveUpdates } from '../api/live-updates.ts';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useSessionState } from '../session/session.tsx';

/** The pages behind the sign-in; whoever is not signed in goes there and comes back. */
export function SignedIn() {
  const { session, pending, failure, expired, retry } = useSessionState();
  useLiveUpdates(session !== null && !expired);
  if (pending || failure !== null) {
    return (
      <div className="page">
        {pending ? <Loading rows={6} /> : <LoadFailure error={failure} retry={retry} />}
      </div>
    );
  }
  return session === null ? <ToSignIn /> : <Outlet />;
}

/** The address is taken once: while the router is on its way it already is the one of the sign-in. */
function ToSignIn() {
  const router = useRouter();
  const [search] = useState(() => {
    const { href } = router.state.location;
    return href === '/' ? {} : { torna: href };
  });
  return <Navigate to="/accedi" search={search} replace />;
}
