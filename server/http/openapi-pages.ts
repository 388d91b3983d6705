import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';

const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Patto: the API</title>
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <link rel="icon" href="/api-docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api-docs/swagger-ui-bundle.js"></script>
    <script src="/api-docs/start.js"></script>
  </body>
</html>
`;

// No validator badge and no deep link to anywhere else: the page asks nobody but this server.
const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
});
`;

const served = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** `/openapi.json`, and `/api-docs` to read it in a browser. */
export function createOpenApiPages(document: () => unknown): Router {
  const router = Router();
  let text: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    text ??= JSON.stringify(document());
    response.type('application/json').send(text);
  });
  router.get('/api-docs', (_request, response) => void response.type('html').send(page));
  router.get('/api-docs/start.js', (_request, response) => void response.type('js').send(start));
  for (const file of served) {
    router.get(`/api-docs/${file}`, (_request, response) => {
      response.sendFile(file, { root: swaggerFolder, maxAge: '1d' });
    });
  }
  return router;
}
