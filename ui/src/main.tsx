import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueries } from './app/queries.ts';
import { router } from './app/router.tsx';
import { startLanguage } from './language/i18n.ts';
import { SessionProvider } from './session/session.tsx';
import './app/style.css';
import './controls/controls.css';

const place = document.getElementById('patto');
if (place === null) throw new Error('The page has no place for the application');

await startLanguage();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
