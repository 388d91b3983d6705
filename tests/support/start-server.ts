/** The real server, as people run it: SQLite in a folder of its own, a free port, one account for clients. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../engine/index.ts';
import type { Access } from '../../server/access/access.ts';
import type { Principal } from '../../server/access/principal.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface RunningServer {
  readonly url: string;
  readonly engine: Engine;
  readonly access: Access;
  readonly dataFolder: string;
  /** A client account for the whole area. */
  readonly client: Credentials;
  createAccount(account: Partial<Principal> & { readonly username: string }): Promise<Credentials>;
  /** Asks as the client account unless told otherwise; `as: null` asks as nobody. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  stop(): Promise<void>;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly as?: Credentials | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, as far as tests read it; where there is none, reading anything of it throws. */
  readonly body: AnswerBody;
}

/** What bodies hold, by the names of the wire. Each test knows which of it its answer has. */
export interface AnswerBody {
  readonly [member: string]: unknown;
  readonly items: readonly AnswerItem[];
  readonly page: {
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly jobs: readonly AnswerItem[];
  readonly deployments: readonly Record<string, AnswerItem | null>[];
  readonly processInstanceKey: string;
  readonly state: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  readonly problems: readonly { readonly file: string; readonly element: string | null }[];
}

export interface AnswerItem {
  readonly [member: string]: unknown;
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly userTaskKey: string;
  readonly jobKey: string;
  readonly incidentKey: string;
  readonly tenantId: string;
  readonly state: string;
  readonly retries: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly resourceName: string;
}

const password = 'a long enough password';
/** Hashing passwords as dearly as for people would be most of a test's time. */
const cheap = { N: 2 ** 10, r: 8, p: 1 };

export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataFolder = settings['PATTO_DATA'] ?? (await mkdtemp(join(tmpdir(), 'patto-test-')));
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    PATTO_DATA: dataFolder,
    PATTO_VALIDATE_ANSWERS: 'yes',
    ...settings,
  });
  const server = await compose(config, createLog(config.logLevel), { passwordCost: cheap });
  const { engine, access } = server;

  async function createAccount(account: Partial<Principal> & { username: string }): Promise<Credentials> {
    const { username } = account;
    const defaults = { displayName: username, roles: [], groups: [], districts: [] };
    await access.accounts.save({ ...defaults, ...account, password });
    return { username, password };
  }

  const { url } = await server.start();
  const client = await createAccount({ username: 'worker', roles: ['client'], districts: ['<default>'] });

  return {
    url,
    engine,
    access,
    dataFolder,
    client,
    createAccount,

    async ask(method, path, { body, as = client, headers = {}, signal } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(as && { authorization: basic(as) }),
          ...(body !== undefined && typeof body !== 'string' && !(body instanceof FormData)
            ? { 'content-type': 'application/json' }
            : {}),
          ...headers,
        },
        ...(body !== undefined && { body: bodyOf(body) }),
        ...(signal && { signal }),
      });
      const text = await response.text();
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      const parsed = (isJson && text !== '' ? JSON.parse(text) : undefined) as AnswerBody;
      return { status: response.status, headers: response.headers, text, body: parsed };
    },

    async stop() {
      await server.stop();
      if (settings['PATTO_DATA'] === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function bodyOf(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}

export function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
