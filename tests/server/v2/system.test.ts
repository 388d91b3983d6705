/** Health, metrics, the description of the API, the screens, and what every answer carries. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;
let ui: string;

beforeAll(async () => {
  ui = await mkdtemp(join(tmpdir(), 'patto-ui-'));
  await mkdir(join(ui, 'assets'));
  await writeFile(join(ui, 'index.html'), '<!doctype html><title>Patto</title>');
  await writeFile(join(ui, 'assets', 'main-abc123.js'), 'void 0;');
  server = await startServer({ PATTO_UI: ui });
});
afterAll(async () => {
  await server.stop();
  await rm(ui, { recursive: true });
});

const asBrowser = { as: null, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('health', () => {
  test.each(['/health', '/health/live', '/health/ready'])('%s needs no sign-in', async (path) => {
    const answer = await server.ask('GET', path, { as: null });
    expect(answer).toMatchObject({ status: 200, body: { status: 'UP' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('metrics', () => {
  test('count requests by route, commands, and what is open', async () => {
    const body = diagrams.formOf({
      'approval.bpmn': diagrams.taskProcess,
      'request.form': diagrams.requestForm,
    });
    await server.ask('POST', '/v2/deployments', { body });
    const created = await server.ask('POST', '/v2/process-instances', {
      body: { processDefinitionId: 'approval', variables: { amount: 1 } },
    });
    await server.ask('GET', `/v2/process-instances/${created.body.processInstanceKey}`);
    const { status, text } = await server.ask('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/^patto_user_tasks_open 1$/m);
    expect(text).toMatch(/^patto_instances_active 1$/m);
    expect(text).toMatch(/^patto_incidents_active 0$/m);
    expect(text).toMatch(/^patto_timers_lag_seconds 0$/m);
    expect(text).toMatch(/^patto_commits_total [1-9]/m);
    expect(text).toMatch(/^patto_commands_total\{command="Start"\} 1$/m);
    expect(text).toContain('route="/v2/process-instances/{processInstanceKey}",status="200"} 1');
    expect(text).not.toContain(created.body.processInstanceKey);
  });

  test('are not for everybody, unless opened', async () => {
    expect((await server.ask('GET', '/metrics', { as: null })).status).toBe(401);
    const open = await startServer({ PATTO_METRICS: 'open' });
    expect((await open.ask('GET', '/metrics', { as: null })).status).toBe(200);
    await open.stop();
  });
});

describe('the screens', () => {
  test('every path of theirs is the page', async () => {
    for (const path of ['/', '/tasks', '/cases/2251799813685249']) {
      const answer = await server.ask('GET', path, asBrowser);
      expect(answer).toMatchObject({ status: 200, text: '<!doctype html><title>Patto</title>' });
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('hashed files are kept for good; a missing one is no page', async () => {
    const file = await server.ask('GET', '/assets/main-abc123.js', asBrowser);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/main-gone.js', '/favicon.ico', '/assets/x']) {
      expect((await server.ask('GET', path, asBrowser)).status).toBe(404);
    }
    const json = await server.ask('GET', '/tasks', { as: null, headers: { accept: 'application/json' } });
    expect(json).toMatchObject({ status: 404, body: { title: 'NOT_FOUND' } });
    expect((await server.ask('POST', '/tasks', asBrowser)).status).toBe(404);
    expect((await server.ask('GET', '/../package.json', asBrowser)).text).not.toContain('"patto"');
  });

  test('not built yet: a friendly word', async () => {
    const bare = await startServer({ PATTO_UI: join(ui, 'nothing') });
    const answer = await bare.ask('GET', '/', asBrowser);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain('npm run build');
    await bare.stop();
  });
});

describe('every answer', () => {
  test('carries an id and strict headers', async () => {
    const { headers } = await server.ask('GET', '/', asBrowser);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('keeps an id that is given, if it is one', async () => {
    const id = async (given: string) =>
      (await server.ask('GET', '/health', { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      );
    expect(await id('trace-1')).toBe('trace-1');
    expect(await id('a b<c>')).not.toBe('a b<c>');
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { operationId?: string; summary?: string }>>;
  readonly components: { readonly schemas: object };
}

describe('the description of the API', () => {
  test('is OpenAPI 3.1 whose references all lead somewhere', async () => {
    const { text } = await server.ask('GET', '/openapi.json', { as: null });
    const document = JSON.parse(text) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const references = new Set(text.match(/"#\/components\/schemas\/\w+"/g));
    expect(references.size).toBeGreaterThan(30);
    for (const reference of references) {
      expect(Object.keys(document.components.schemas)).toContain(reference.slice(0, -1).split('/').at(-1));
    }
    const paths = document.paths;
    expect(paths['/v2/user-tasks/{userTaskKey}/completion']!['post']!.operationId).toBe('completeUserTask');
    expect(paths['/api/inbox']!['get']!.summary).toBeDefined();
  });

  test('is shown without inline scripts and without anything from elsewhere', async () => {
    const page = await server.ask('GET', '/api-docs', asBrowser);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<script>|<style>|https?:/);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await server.ask('GET', file!, { as: null })).status).toBe(200);
    }
  });
});
