import { Outlet } from '@tanstack/react-router';
import { Announcer } from '../controls/announcer.tsx';
import { SessionExpired } from '../session/session-expired.tsx';
import { useSessionState } from '../session/session.tsx';
import { Connection } from './connection.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { SkipLinks } from './skip-links.tsx';

/** What every page has around it. */
export function Root() {
  const { session } = useSessionState();
  return (
    <>
      <SkipLinks withMenu={session !== null} />
      <Header />
      <main id="contenuto" tabIndex={-1}>
        <Connection />
        <Outlet />
      </main>
      <Footer />
      <Announcer />
      <SessionExpired />
    </>
  );
}
