import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { notFound, sendProblem } from './problem.ts';

const notBuilt = `Patto is running, but its screens are not built yet.

Build them with:   npm run build
then reload this page. The API is described at /api-docs.
`;

/** The screens: a single page whose paths all answer with it, and files whose names change with their content. */
export function createScreens(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');

  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));

  const show: RequestHandler = (request, response) => {
    response.locals['route'] = '(screens)';
    if (!wantsPage(request.path, request.accepts(['html', 'json']))) {
      sendProblem(response, request.path, notFound(`There is nothing at ${request.path}.`));
    } else if (existsSync(page)) {
      response.set('Cache-Control', 'no-cache').sendFile(page);
    } else {
      response.type('text/plain').send(notBuilt);
    }
  };
  router.get('/{*path}', show);
  return router;
}

/** A missing file must not look like a page. */
function wantsPage(path: string, accepted: string | false): boolean {
  const last = path.split('/').at(-1) ?? '';
  return accepted === 'html' && !path.startsWith('/assets/') && !/\.\w{1,5}$/.test(last);
}
