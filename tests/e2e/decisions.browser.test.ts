/**
 * Tables propose the intensity of a budget: the operator who confirms it sees by which rule, the case keeps it, a
 * designer tries the table with other values and publishes another file.
 */
import { afterAll, beforeAll, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Variables } from '../../engine/index.ts';
import { decisionFile, table } from '../support/decision-model.ts';
import { audit } from './audit.ts';
import { inBrowser, launch, openPage, signIn } from './browser.ts';
import { startDemo, type DemoServer } from './demo-server.ts';

const folder = fileURLToPath(new URL('../../processes/percorso-bds-sm', import.meta.url));
const scenario = JSON.parse(readFileSync(join(folder, 'scenarios/fino-al-patto.json'), 'utf8')) as {
  start: { variables: Variables };
  steps: readonly { completeTask?: string; variables?: Variables }[];
};

let server: DemoServer;
let browser: Browser | null;

beforeAll(async () => {
  browser = await launch();
  if (browser) server = await startDemo();
}, 60_000);

afterAll(async () => {
  if (!browser) return;
  await browser.close();
  await server.remove();
});

async function signedIn(username: string): Promise<Page> {
  if (!browser) throw new Error('There is no browser');
  const page = await openPage(browser);
  await signIn(page, server.url, username);
  return page;
}

/** What the screens would send, without filling in their forms. */
async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const session = await page.request.get(`${server.url}/api/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const answer = await page.request.post(`${server.url}${path}`, {
    data,
    headers: { 'x-csrf-token': csrfToken },
  });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (answer.status() === 204 ? null : await answer.json()) as T;
}

async function openTask(page: Page, elementId: string): Promise<string> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const answer = await page.request.get(`${server.url}/api/inbox?view=all&limit=50`);
    const { items } = (await answer.json()) as { items: { userTaskKey: string; elementId: string }[] };
    const task = items.find((each) => each.elementId === elementId);
    if (task) return task.userTaskKey;
    await page.waitForTimeout(100);
  }
  throw new Error(`${elementId} is not open`);
}

/** A case whose intensity is to be confirmed; gives its key. */
async function caseWithProposal(page: Page): Promise<string> {
  const { businessKey: _given, ...values } = scenario.start.variables;
  const { processInstanceKey } = await post<{ processInstanceKey: string }>(page, '/api/instances', {
    processDefinitionId: 'percorso_bds_sm',
    districtId: 'DSS04',
    values,
  });
  for (const { completeTask, variables } of scenario.steps) {
    if (completeTask === 'C2_Intensita') return processInstanceKey;
    if (completeTask === undefined) continue;
    const key = await openTask(page, completeTask);
    await post(page, `/api/tasks/${key}/completion`, { values: variables ?? {} });
  }
  throw new Error('The scenario has no C2_Intensita');
}

inBrowser(
  'why a level was proposed, in the task and in the case; the same table tried and another published',
  async () => {
    const operator = await signedIn('tutti');
    const caseKey = await caseWithProposal(operator);
    await operator.goto(`${server.url}/attivita/${await openTask(operator, 'C2_Intensita')}`);
    const why = operator.getByRole('region', { name: 'Perché questi valori' });
    await why
      .getByText(/Regola \d di 7/)
      .first()
      .waitFor();
    await audit(operator);

    await why.getByRole('link', { name: 'Tutte le decisioni del caso' }).click();
    await operator.getByRole('heading', { name: 'Che cosa hanno deciso le regole, e perché' }).waitFor();
    await operator.locator('.rule-matched').first().waitFor();
    expect(await operator.locator('.evaluation').count()).toBeGreaterThan(2);
    await audit(operator);

    const designer = await signedIn('designer');
    await designer.getByRole('link', { name: 'Decisioni' }).click();
    await designer.getByRole('link', { name: 'E1 Intensità proposta' }).waitFor();
    await audit(designer);
    await designer.getByRole('link', { name: 'E1 Intensità proposta' }).click();
    await designer.getByRole('tab', { name: 'Tabella' }).waitFor();
    await audit(designer);
    await designer.getByRole('tab', { name: 'Prova' }).click();
    await designer.getByLabel('Punteggio totale HoNOS').fill('24');
    await designer.locator('.rule-matched').first().waitFor();
    await audit(designer);
    await designer.getByRole('tab', { name: 'Da che cosa dipende' }).click();
    await audit(designer);

    await designer.getByRole('link', { name: 'Decisioni' }).first().click();
    const { name, content } = decisionFile('prove', [
      table('prova', {
        inputs: { Punti: 'punti' },
        outputs: ['esito'],
        rules: [
          ['> 5', '"alto"'],
          ['> 7', '"altissimo"'],
        ],
      }),
    ]);
    await designer
      .getByLabel('Pubblica un file .dmn')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });
    const dialog = designer.getByRole('dialog');
    await dialog.getByText('Le regole 1 e 2 corrispondono entrambe').waitFor();
    await audit(designer);
    await dialog.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await designer.getByRole('link', { name: 'prova' }).waitFor();

    const outside = await designer.request.get(`${server.url}/api/instances/${caseKey}/decisions`);
    expect(outside.status()).toBe(200);
  },
  180_000,
);
