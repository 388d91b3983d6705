/** The product as `npm start` runs it, in a process of its own over a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/server/main.js');

export interface DemoServer {
  readonly url: string;
  /** What it printed when it started. */
  readonly printed: () => string;
  kill(): Promise<void>;
  /** The same port and data again. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

export async function startDemo(): Promise<DemoServer> {
  if (!existsSync(main)) throw new Error('The server is not built: run `npm run build` first.');
  const folder = await mkdtemp(join(tmpdir(), 'patto-e2e-'));
  const port = await freePort();
  let child: ChildProcess;
  let printed = '';

  async function start(): Promise<void> {
    child = spawn(process.execPath, [main], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        LOG_LEVEL: 'error',
        PATTO_DATA: folder,
        PATTO_DEMO: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    printed = '';
    const collect = (text: Buffer): void => void (printed += text.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    for (;;) {
      if (printed.includes('running at')) return;
      if (child.exitCode !== null) throw new Error(`The server ended by itself:\n${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    kill,
    restart: start,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
