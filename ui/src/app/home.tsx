import { Navigate } from '@tanstack/react-router';
import { useSession } from '../session/session.tsx';
import { homeOf } from './pages.ts';

export function Home() {
  const { user } = useSession();
  return <Navigate to={homeOf(user.roles)} replace />;
}
