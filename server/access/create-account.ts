import { parseArgs } from 'node:util';
import { stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { compose } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { isRole, type Role } from './principal.ts';

/**
 * `npm run account -- --username ada --role administrator --district '<default>'`
 *
 * Creates an account, or gives an existing one new data and a new password. The password is read from the
 * standard input: arguments are seen by everybody on the machine and kept by the shell.
 */
const usage = `Usage: npm run account -- --username NAME --role ROLE [--role ROLE] [--district ID] [--group NAME] [--name "Shown name"]
  Roles: operator, designer, administrator, client. Districts: DSSBA, DSS04, ... or '<default>' for the whole area.
  The password is read from the standard input.
  The server must not be running: one process at a time writes its data.`;

const shortestPassword = 12;

await main();

async function main(): Promise<void> {
  try {
    const account = readArguments();
    const password = await readPassword();
    const server = await compose(readConfig({ ...process.env, PATTO_DEMO: 'no' }), createLog('warn'));
    try {
      await server.access.accounts.save({ ...account, password });
    } finally {
      await server.stop();
    }
    process.stdout.write(`The account ${account.username} is ready.\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      username: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', multiple: true },
      district: { type: 'string', multiple: true },
      group: { type: 'string', multiple: true },
    },
  });
  const roles = values.role ?? [];
  if (!values.username || roles.length === 0 || !roles.every(isRole)) throw new Error(usage);
  return {
    username: values.username,
    displayName: values.name ?? values.username,
    roles: roles as readonly Role[],
    groups: values.group ?? [],
    districts: values.district ?? [],
  };
}

async function readPassword(): Promise<string> {
  if (stdin.isTTY) process.stderr.write('Password: ');
  const lines = createInterface({ input: stdin, terminal: false });
  for await (const line of lines) {
    lines.close();
    if (line.length < shortestPassword)
      throw new Error(`A password has ${shortestPassword} characters or more.`);
    return line;
  }
  throw new Error(usage);
}
