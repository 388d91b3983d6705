/**
 * What a new user does: signs in as an operator, starts the mental-health pathway, completes its tasks up to the
 * signed pact in the browser, while the server is killed in the middle. Nothing may be lost.
 */
import { afterAll, beforeAll, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Variables } from '../../engine/index.ts';
import { audit } from './audit.ts';
import { inBrowser, launch, openPage, signIn } from './browser.ts';
import { startDemo, type DemoServer } from './demo-server.ts';
import { fillForm, type FormComponent } from './fill-form.ts';

const folder = fileURLToPath(new URL('../../processes/percorso-bds-sm', import.meta.url));
const scenario = JSON.parse(readFileSync(join(folder, 'scenarios/fino-al-patto.json'), 'utf8')) as {
  start: { variables: Variables };
  steps: readonly { completeTask?: string; variables?: Variables }[];
};
const tasks = scenario.steps.filter((step) => step.completeTask !== undefined);

interface TaskSummary {
  readonly userTaskKey: string;
  readonly elementId: string;
  readonly name: string;
}

let server: DemoServer;
let browser: Browser | null;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  if (!browser) return;
  server = await startDemo();
  page = await openPage(browser);
}, 60_000);

afterAll(async () => {
  if (!browser) return;
  // Where a failed run stood; PATTO_SHOT names the picture's file.
  const shot = process.env['PATTO_SHOT'];
  if (shot !== undefined) await page.screenshot({ path: shot });
  await browser.close();
  await server.remove();
});

const componentsOf = (formId: string): readonly FormComponent[] =>
  (
    JSON.parse(readFileSync(join(folder, 'forms', `${formId}.form`), 'utf8')) as {
      components: readonly FormComponent[];
    }
  ).components;

/** As the screens ask: with the session of the browser. */
async function get<T>(path: string): Promise<T> {
  const response = await page.request.get(`${server.url}${path}`);
  expect([path, response.status()]).toEqual([path, 200]);
  return (await response.json()) as T;
}

async function openTask(elementId: string): Promise<TaskSummary> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { items } = await get<{ items: readonly TaskSummary[] }>('/api/inbox?view=all&limit=50');
    const task = items.find((each) => each.elementId === elementId);
    if (task) return task;
    await page.waitForTimeout(250);
  }
  throw new Error(`${elementId} is not open`);
}

async function completeTask(elementId: string, values: Variables): Promise<void> {
  const { userTaskKey } = await openTask(elementId);
  const { form } = await get<{ form: { formId: string } }>(`/api/tasks/${userTaskKey}`);
  await page.goto(`${server.url}/attivita/${userTaskKey}`);
  const claim = page.getByRole('button', { name: /^Prendi in carico/ });
  await claim.or(page.locator('form button[type=submit]')).first().waitFor();
  if (await claim.isVisible()) await claim.click();
  await page.locator('form button[type=submit]').waitFor();
  await fillForm(page, componentsOf(form.formId), values);
  if (elementId === 'C1_Progetto') await audit(page);
  await page.getByRole('button', { name: 'Completa l’attività' }).click();
  await page.getByRole('heading', { name: 'Attività completata' }).waitFor();
}

inBrowser(
  'from the sign-in to the signed pact, with the server killed in the middle',
  async () => {
    await page.goto(server.url);
    await page.getByLabel('Nome utente').waitFor();
    await audit(page);
    await signIn(page, server.url, 'tutti');
    await page.getByRole('heading', { name: 'Attività', level: 1 }).waitFor();

    await page.goto(`${server.url}/avvia/percorso_bds_sm?distretto=DSS04`);
    await page.getByRole('button', { name: 'Avvia il percorso' }).waitFor();
    await audit(page);
    const { businessKey: _given, ...start } = scenario.start.variables;
    await fillForm(page, componentsOf('sm_a1_segnalazione'), start);
    await page.getByRole('button', { name: 'Avvia il percorso' }).click();
    await page.getByRole('heading', { name: 'Percorso avviato' }).waitFor();
    const caseKey = /BDS-DSS04-\d{4}-\d{4}/.exec(await page.locator('main').innerText())?.[0];
    expect(caseKey).toBeDefined();

    await page.goto(`${server.url}/attivita?vista=groups`);
    await page.getByText('Primo colloquio').first().waitFor();
    await audit(page);

    for (const [index, { completeTask: elementId, variables }] of tasks.entries()) {
      if (index === Math.floor(tasks.length / 2)) {
        await server.kill();
        await server.restart();
      }
      await completeTask(elementId ?? '', variables ?? {});
    }

    await page.goto(`${server.url}/casi`);
    await page
      .getByRole('link', { name: caseKey ?? '' })
      .first()
      .click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.djs-container').first().waitFor();
    await audit(page);
    const { items } = await get<{ items: readonly { processInstanceKey: string; openTasks: number }[] }>(
      '/api/instances',
    );
    expect(items).toHaveLength(1);
    const entries: { readonly kind: string; readonly elementId: string | null }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: { items: typeof entries; nextCursor: string | null } = await get(
        `/api/instances/${items[0]?.processInstanceKey ?? ''}/history?limit=100${cursor && `&cursor=${cursor}`}`,
      );
      entries.push(...next.items);
      cursor = next.nextCursor;
    }
    const completed = entries
      .filter(({ kind }) => kind === 'taskCompleted')
      .map(({ elementId }) => elementId);
    expect(completed.sort()).toEqual(tasks.map((each) => each.completeTask).sort());
    expect((await openTask('D1_Attivazione')).elementId).toBe('D1_Attivazione');
  },
  300_000,
);
