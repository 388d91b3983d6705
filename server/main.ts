import { StoreError } from '../engine/index.ts';
import { compose, type Server } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog, errorOf } from './log.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

await main();

async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const server = await compose(config, log);
    stopOnSignals(server);
    process.on('uncaughtException', (error) => {
      log.fatal({ error: errorOf(error) }, 'a bug: the process ends');
      process.exit(1);
    });
    const { url, lines } = await server.start();
    print(`Patto is running at ${url}`);
    for (const line of lines) print(line);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

/** The first signal lets what is under way finish, the second does not wait. */
function stopOnSignals(server: Server): void {
  let signalled = false;
  const onSignal = (): void => {
    if (signalled) process.exit(1);
    signalled = true;
    print('Patto is stopping; once more to stop at once.');
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** In a sentence where we know what went wrong, else with the stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof StoreError) return error.message;
  const { code, port } = error as Error & { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') {
    return `Something else already listens on port ${String(port)}. Stop it, or set PORT to another one.`;
  }
  if (code === 'EACCES') return `This user may not do that: ${error.message}.`;
  return error.stack ?? error.message;
}
