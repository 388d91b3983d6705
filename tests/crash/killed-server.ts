/** The server as a process of its own, that can be killed at any moment and started again over the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface Account {
  readonly username: string;
  readonly password: string;
}

export class KillableServer {
  url = '';
  private child: ChildProcess | null = null;
  private readonly dataFolder: string;
  private readonly authorization: string;

  constructor(dataFolder: string, { username, password }: Account) {
    if (!existsSync(main)) throw new Error('The server is not built: run `npm run build` first.');
    this.dataFolder = dataFolder;
    this.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  /** Resolves when it has let us in: a password check that a kill cuts off counts as a failed attempt, and many lock. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', PATTO_DATA: this.dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let output = '';
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        output += text.toString();
        const url = /running at (\S+)/.exec(output)?.[1];
        if (url) resolve(url);
      });
      child.once('exit', () => reject(new Error(`The server ended by itself:\n${output}`)));
    });
    const { status } = await this.ask('GET', '/v2/topology');
    if (status !== 200) throw new Error(`The server answers ${status}`);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** The body of a 2xx answer, undefined for an empty one; throws when the server was killed meanwhile. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  async deploy(name: string, xml: string): Promise<void> {
    const form = new FormData();
    form.append('resources', new Blob([xml]), name);
    const response = await fetch(`${this.url}/v2/deployments`, {
      method: 'POST',
      headers: { authorization: this.authorization },
      body: form,
    });
    if (!response.ok) throw new Error(await response.text());
  }
}
