import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const html = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Modulo</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css"></head>
<body><div id="patto"></div><script type="module" src="/page.js"></script></body></html>`;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface RendererPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Bundles the renderer as the application does, and serves it. */
export async function startRendererPage(): Promise<RendererPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'patto-forms-'));
  // In a process of its own: the bundler does not know the objects of a test's own realm.
  const script = fileURLToPath(new URL('bundle-renderer.ts', import.meta.url));
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, outDir]);
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(html);
      return;
    }
    try {
      const body = readFileSync(join(outDir, path));
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
