import { resolve } from 'node:path';
import { DeploymentRejection, type Engine } from '../../engine/index.ts';
import { createAccounts, type Accounts } from '../access/accounts.ts';
import { wholeArea, type Principal } from '../access/principal.ts';
import { demoAccounts, demoPassword } from './demo-accounts.ts';
import { groupsNamedIn, readProcessFolders, type ProcessFolder } from './process-folders.ts';

/** A password everybody knows is not worth the time of a strong hash, seventeen times at the first start. */
const cheap = { N: 2 ** 12, r: 8, p: 1 };

/**
 * Makes a server one can try: accounts and pathways. At each start: what is there and unchanged stays as it
 * is, deployed files keep their versions. Returns the lines to print.
 */
export async function setUpDemo(deps: { engine: Engine; processesFolder?: string }): Promise<string[]> {
  const { engine, processesFolder = resolve('processes') } = deps;
  const folders = await readProcessFolders(processesFolder);
  const accounts = createAccounts({ engine, now: () => Date.now(), cost: cheap });
  const people = demoAccounts(groupsNamedIn(folders));
  for (const person of people) await ensure(accounts, person);
  const failures: string[] = [];
  for (const folder of folders) failures.push(...(await deploy(engine, folder)));
  return [...accountTable(people), ...failures];
}

async function ensure(accounts: Accounts, person: Principal): Promise<void> {
  const existing = await accounts.find(person.username);
  if (JSON.stringify(existing?.principal) === JSON.stringify(person)) return;
  await accounts.save({ ...person, password: demoPassword });
}

/** A pathway that cannot be deployed says why, and hinders no other. */
async function deploy(engine: Engine, { name, resources }: ProcessFolder): Promise<readonly string[]> {
  try {
    await engine.deploy(resources, { tenantId: wholeArea, actor: 'demo' });
    return [];
  } catch (error) {
    if (!(error instanceof DeploymentRejection)) throw error;
    return [
      '',
      `processes/${name} cannot be deployed:`,
      ...error.message.split('\n').map((line) => `  ${line}`),
    ];
  }
}

function accountTable(people: readonly Principal[]): string[] {
  const widest = Math.max(...people.map(({ username }) => username.length));
  return [
    '',
    `Accessi di prova, password «${demoPassword}» per tutti  ·  Demo accounts, the same password for all:`,
    ...people.map(
      ({ username, displayName, roles, districts }) =>
        `  ${username.padEnd(widest)}  ${displayName} – ${roles.join(', ')} – ${districts.join(', ')}`,
    ),
  ];
}
