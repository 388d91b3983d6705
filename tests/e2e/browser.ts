/** A browser that signs people in to the demo, each in a context of their own. */
import { existsSync } from 'node:fs';
import { test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { demoPassword } from '../../server/demo/demo-accounts.ts';

const executablePath = process.env['PATTO_CHROMIUM'] ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);

/** Skipped, and saying so, where there is no Chromium. */
export const inBrowser: typeof test | typeof test.skip = hasBrowser ? test : test.skip;

export async function launch(): Promise<Browser | null> {
  if (hasBrowser) return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  console.warn(`Skipped: no Chromium at ${executablePath}. Install it, or set PATTO_CHROMIUM.`);
  return null;
}

export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'it-IT' });
  return context.newPage();
}

export async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/accedi`);
  await page.getByLabel('Nome utente').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.waitForURL((address) => address.pathname !== '/accedi');
}
