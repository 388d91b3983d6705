/**
 * A designer changes a diagram in the browser and publishes it; an administrator keeps one district on the earlier
 * version. New cases follow, each district its own; running ones stay.
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

const folder = fileURLToPath(new URL('../../processes/percorso-bds-sm', import.meta.url));
const diagram = readFileSync(join(folder, 'percorso_bds_sm.bpmn'), 'utf8');
/** Where a pathway comes in by one of several ways, it is to wait for all of them. */
const thatCanStop = diagram.replace(
  /<bpmn:userTask id="A1_Registra"[^]*?<\/bpmn:userTask>/,
  '<bpmn:parallelGateway id="A1_Registra" name="A1" />',
);
const { start } = JSON.parse(readFileSync(join(folder, 'scenarios/fino-al-patto.json'), 'utf8')) as {
  start: { variables: Variables };
};
const { businessKey: _given, ...answers } = start.variables;

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

/** Starts a case as the screens do; answers with the version it runs. */
async function startCase(page: Page, districtId: string): Promise<{ key: string; version: number }> {
  const session = (await (await page.request.get(`${server.url}/api/session`)).json()) as {
    csrfToken: string;
  };
  const started = await page.request.post(`${server.url}/api/instances`, {
    data: {
      processDefinitionId: 'percorso_bds_sm',
      districtId,
      values: { ...answers, dssResidenza: districtId },
    },
    headers: { 'x-csrf-token': session.csrfToken },
  });
  expect([started.status(), await started.text()]).toEqual([201, expect.any(String)]);
  const { processInstanceKey: key } = (await started.json()) as { processInstanceKey: string };
  return { key, version: await versionOf(page, key) };
}

async function versionOf(page: Page, key: string): Promise<number> {
  const answer = await page.request.get(`${server.url}/api/instances/${key}`);
  return ((await answer.json()) as { instance: { version: number } }).instance.version;
}

inBrowser(
  'a new version is drawn, refused, mended and published; a district stays on the old one',
  async () => {
    const operator = await signedIn('tutti');
    const running = await startCase(operator, 'DSSBA');
    expect(running.version).toBe(1);

    const designer = await signedIn('designer');
    await audit(designer);
    await designer
      .getByRole('link', { name: /Apri e modifica Percorso Budget di Salute – salute mentale/ })
      .click();
    await designer.locator('.djs-element').first().waitFor();

    const broken = diagram.replaceAll(/ default="[^"]*"/g, '');
    await importDiagram(designer, broken);
    await designer.getByRole('button', { name: 'Verifica' }).click();
    await designer.getByText('exclusive-gateway/condition').first().waitFor();
    await designer.getByRole('button', { name: 'Pubblica come nuova versione' }).click();
    await designer.getByRole('dialog').getByRole('button', { name: 'Pubblica come nuova versione' }).click();
    await designer.getByRole('dialog').waitFor({ state: 'detached' });
    await designer.getByRole('heading', { name: /6 problemi/ }).waitFor();
    expect(await publishedVersion(designer)).toBe(1);

    await importDiagram(designer, thatCanStop);
    await designer.getByRole('button', { name: 'Pubblica come nuova versione' }).click();
    await designer.getByRole('dialog').getByText('C’è 1 avviso da guardare.').waitFor();
    await designer.getByRole('button', { name: 'Guarda gli avvisi' }).click();
    expect(await designer.locator(':focus').textContent()).toContain('Da guardare: 1 avviso');
    await designer.keyboard.press('Tab');
    await designer.keyboard.press('Enter');
    await designer.locator('.djs-element.selected[data-element-id="A1_Registra"]').waitFor();
    await designer.getByRole('button', { name: 'Pubblica come nuova versione' }).click();
    await designer.getByRole('dialog').getByRole('button', { name: 'Pubblica come nuova versione' }).click();
    await designer
      .getByText(/Pubblicata la versione 2/)
      .first()
      .waitFor();

    const admin = await signedIn('admin');
    await audit(admin);
    await admin.goto(`${server.url}/amministrazione/percorso_bds_sm`);
    await admin.getByRole('button', { name: /Cambia versione .* per Bari/ }).click();
    await admin
      .getByRole('dialog')
      .getByLabel(/Versione 1/)
      .check();
    await admin.getByLabel('Motivo della modifica', { exact: false }).fill('Bari attende la formazione');
    await admin.getByRole('button', { name: 'Conferma la modifica' }).click();
    await admin.getByText('Bari attende la formazione').waitFor();
    await audit(admin);

    expect((await startCase(operator, 'DSSBA')).version).toBe(1);
    expect((await startCase(operator, 'DSS04')).version).toBe(2);
    expect(await versionOf(operator, running.key)).toBe(1);
  },
  180_000,
);

async function publishedVersion(page: Page): Promise<number | undefined> {
  const answer = await page.request.get(`${server.url}/api/definitions?latest=true`);
  const definitions = (await answer.json()) as readonly { processDefinitionId: string; version: number }[];
  return definitions.find((each) => each.processDefinitionId === 'percorso_bds_sm')?.version;
}

async function importDiagram(page: Page, xml: string): Promise<void> {
  await page
    .getByLabel('Importa un file .bpmn')
    .setInputFiles({ name: 'percorso_bds_sm.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await page.waitForTimeout(1500);
}
