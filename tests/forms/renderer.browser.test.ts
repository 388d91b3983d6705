import { existsSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FormSchema } from '../../engine/forms/form-of.ts';
import type { Variables } from '../../engine/model/json.ts';
import { choice, formWith, list, number, required, textfield } from './forms.ts';
import { startRendererPage, type RendererPage } from './renderer-page.ts';

const executablePath = process.env['PATTO_CHROMIUM'] ?? '/usr/bin/chromium';
const everyComponent = JSON.parse(
  readFileSync(new URL('every-component.form.json', import.meta.url), 'utf8'),
) as FormSchema;
const everyValue: Variables = {
  nome: 'Anna',
  eta: 44,
  codice: 'BDS-DSS04-2026-12',
  temi: ['l'],
  canale: 'altro',
  importo: 45.5,
  giorni: 730,
  obiettivi: [{ asse: 'casa', testo: 'Una casa mia', azioni: [{ cosa: 'cercare', chi: 'CM' }] }, {}],
  spese: [{ voce: 'Tirocinio', importo: 12500.5, data: '2026-03-02' }],
};

let served: RendererPage;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

interface Shown {
  readonly schema: FormSchema;
  readonly values?: Variables;
  readonly language?: 'it' | 'en';
  readonly readOnly?: boolean;
  readonly controlled?: boolean;
  readonly busy?: boolean;
  readonly errors?: readonly unknown[];
}

async function show(props: Shown, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const given: unknown = { values: {}, language: 'it', ...props };
  await page.evaluate((shown) => {
    (globalThis as unknown as { show: (props: unknown) => void }).show(shown);
  }, given);
  await page.locator('form').waitFor();
}

const submitted = (): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as { seen: { submitted: unknown } }).seen.submitted);

/** The name a screen reader gives to what has the focus. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    interface Focused {
      readonly labels?: ArrayLike<{ readonly textContent: string }>;
      readonly textContent: string;
      getAttribute(name: string): string | null;
    }
    const { document } = globalThis as unknown as {
      document: { activeElement: Focused; getElementById(id: string): Focused | null };
    };
    const element = document.activeElement;
    const labelledBy = element.getAttribute('aria-labelledby');
    return (
      element.getAttribute('aria-label') ??
      (labelledBy === null ? undefined : document.getElementById(labelledBy)?.textContent) ??
      element.labels?.[0]?.textContent ??
      element.textContent
    );
  });

/** Presses Tab until something of that name has the focus. */
async function tabTo(name: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if ((await focused()).startsWith(name)) return;
  }
  throw new Error(`${name} cannot be reached with ${key}`);
}

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
  );
}

const inChromium = existsSync(executablePath) ? describe : describe.skip;
if (!existsSync(executablePath))
  console.warn(`SKIPPED: no Chromium at ${executablePath} (set PATTO_CHROMIUM)`);

inChromium('the renderer in a browser', () => {
  beforeAll(async () => {
    served = await startRendererPage();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome' });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(served.url);
  });

  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test('every kind of component, with the keyboard alone', async () => {
    await show({ schema: everyComponent, values: { codice: 'BDS-1', spese: [] } });
    await tabTo('Nome');
    await page.keyboard.type('Anna');
    await tabTo('Età');
    await page.keyboard.type('44');
    await tabTo('E-mail');
    await page.keyboard.type('anna@example.org');
    await tabTo('Telefono');
    await page.keyboard.type('080 1234567');
    await tabTo('CAP');
    await page.keyboard.type('70121');
    await tabTo('Note');
    await page.keyboard.type('Prima riga');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Seconda');
    await tabTo('PUA');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo('Quale altro canale');
    await page.keyboard.type('Associazione');
    await tabTo('Casa e habitat');
    await page.keyboard.press('Space');
    await tabTo('Distretto');
    await page.keyboard.type('Bari');
    await tabTo('Comune');
    await page.keyboard.type('sann');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo('Temi');
    await page.keyboard.type('lav');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo('Ho letto');
    await page.keyboard.press('Space');
    // The same in every order of day and month.
    await tabTo('Data della seduta');
    await page.keyboard.type('11112027');
    await tabTo('Ora della seduta');
    await page.keyboard.type('1030AM');
    await tabTo('Data');
    await page.keyboard.type('12122027');
    await tabTo('Alle');
    await page.keyboard.type('0915AM');
    await tabTo('Importo al giorno');
    await page.keyboard.type('45,50');
    await tabTo('Giorni');
    await page.keyboard.type('10');
    await tabTo('Asse');
    await page.keyboard.type('Casa');
    await tabTo('Con le parole');
    await page.keyboard.type('Una casa mia');
    await tabTo('Aggiungi azione');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/^Che cosa/);
    await page.keyboard.type('cercare');
    await tabTo('Aggiungi obiettivo');
    await page.keyboard.press('Space');
    await page.keyboard.type('Lavoro');
    await tabTo('Con le parole');
    await page.keyboard.type('Un corso');
    await tabTo('Invia');
    await page.keyboard.press('Enter');
    expect(await submitted()).toEqual({
      nome: 'Anna',
      eta: 44,
      mail: 'anna@example.org',
      tel: '080 1234567',
      cap: '70121',
      note: 'Prima riga\nSeconda',
      canale: 'altro',
      altroCanale: 'Associazione',
      assi: ['casa'],
      distretto: 'DSSBA',
      comune: 'I053',
      temi: ['l', 'd'],
      consenso: true,
      data: '2027-11-11',
      ora: '10:30',
      momento: '2027-12-12T09:15+01:00',
      importo: 45.5,
      giorni: 10,
      totale: 455,
      obiettivi: [
        { asse: 'casa', testo: 'Una casa mia', entro: null, azioni: [{ cosa: 'cercare', chi: null }] },
        { asse: 'lavoro', testo: 'Un corso', entro: null, azioni: [] },
      ],
    });
  }, 60_000);

  test('a refused submit: the summary takes the focus and leads to each field', async () => {
    const schema = formWith(
      textfield('nome', { label: 'Nome', ...required }),
      choice('radio', 'canale', ['pua', 'csm'], { label: 'Canale', ...required }),
      list('righe', [number('n', { label: 'Quanto', validate: { required: true, max: 3 } })], {
        label: 'Righe',
      }),
    );
    await show({ schema, values: { righe: [{ n: 5 }] } });
    await page.getByRole('button', { name: 'Invia' }).click();
    expect(await focused()).toBe('Ci sono 3 cose da correggere');
    expect(await page.locator('.patto-summary li').allTextContents()).toEqual([
      'Nome: Compila questo campo.',
      'Canale: Scegli una risposta.',
      'Righe 1, Quanto: Inserisci un numero non superiore a 3.',
    ]);
    const name = page.getByLabel('Nome');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const described = (await name.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe('Errore: Compila questo campo.');
    expect(await page.locator('label', { hasText: 'Nome' }).textContent()).toBe('Nome (obbligatorio)');

    await page.getByRole('link', { name: 'Canale' }).press('Enter');
    expect(await focused()).toBe('PUA');
    await page.getByRole('link', { name: 'Quanto' }).press('Enter');
    expect(await focused()).toMatch(/^Quanto/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('2');
    expect(await page.locator('.patto-summary li').count()).toBe(2);
    expect(await submitted()).toBeNull();
  });

  test('nothing typed is lost, with whatever the page around does with it', async () => {
    const schema = formWith(
      textfield('a', { label: 'Testo' }),
      number('n', { label: 'Numero', decimalDigits: 2 }),
    );
    for (const controlled of [true, false]) {
      await show({ schema, controlled });
      await page.getByLabel('Testo').focus();
      await page.keyboard.type('abcdefghijklmnopqrstuvwxyz', { delay: 0 });
      await page.keyboard.press('Tab');
      await page.keyboard.type('1.234,50');
      expect(await page.getByLabel('Numero').inputValue()).toBe('1.234,50');
      // Enter in a number field submits too, with the focus still in it.
      await page.keyboard.press('Enter');
      expect(await submitted()).toEqual({ a: 'abcdefghijklmnopqrstuvwxyz', n: 1234.5 });
    }
  });

  test('a number that is none stays as it was typed and is called what it is', async () => {
    await show({ schema: formWith(number('n', { label: 'Numero' })) });
    await page.getByLabel('Numero').fill('12,5 euro circa');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('Numero').inputValue()).toBe('12,5 euro circa');
    expect(await page.locator('.field-error').textContent()).toContain('Scrivi un numero');
  });

  test('half a date is asked for, not dropped', async () => {
    await show({ schema: formWith({ type: 'datetime', key: 'd', dateLabel: 'Data' }) });
    await page.getByLabel('Data').focus();
    await page.keyboard.type('11');
    await page.keyboard.press('Enter');
    expect(await page.locator('.patto-summary li').allTextContents()).toEqual([
      'Data: Inserisci una data che esiste, con giorno, mese e anno.',
    ]);
    expect(await submitted()).toBeNull();
  });

  test('the list to search follows the keyboard', async () => {
    const schema = formWith(
      choice('select', 'c', ['Bari', 'Bitonto', 'Barletta', 'Forlì'], { label: 'Comune', searchable: true }),
    );
    await show({ schema });
    const box = page.getByRole('combobox', { name: 'Comune' });
    await box.focus();
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.type('ba');
    expect(await page.getByRole('option').allTextContents()).toEqual(['BARI', 'BARLETTA']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = (await box.getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`[id="${active}"]`).textContent()).toBe('BARLETTA');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('BARLETTA');
    expect(await submitted()).toBeNull();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('forli');
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('FORLÌ');
    await box.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Milano');
    await page.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('Milano');
    expect(await page.locator('.field-error').textContent()).toContain('Scegli una delle risposte proposte.');
  });

  test('rows come, go and come back, and the focus goes with them', async () => {
    const schema = formWith(
      list('righe', [textfield('v', { label: 'Voce' })], {
        label: 'Righe',
        properties: { rowLabel: 'riga' },
      }),
    );
    await show({ schema });
    await page.getByRole('button', { name: 'Aggiungi riga' }).press('Enter');
    await page.keyboard.type('due');
    await page.getByRole('button', { name: 'Aggiungi riga' }).press('Enter');
    await page.keyboard.type('tre');
    await page.getByRole('button', { name: 'Elimina riga 2' }).press('Enter');
    expect(await focused()).toBe('Elimina riga 2');
    expect(await page.getByLabel('Voce').nth(1).inputValue()).toBe('tre');
    await page.getByRole('status').filter({ hasText: 'riga 2: eliminata' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Ripristina riga 2' }).press('Enter');
    expect(await page.getByLabel('Voce').nth(1).inputValue()).toBe('due');
    await page.getByRole('button', { name: 'Invia' }).click();
    expect(await submitted()).toEqual({ righe: [{ v: null }, { v: 'due' }, { v: 'tre' }] });
  });

  test('what the server found wrong stands at its field until that changes', async () => {
    const errors = [{ path: ['a'], code: 'OPTION', label: 'Testo', message: 'Esiste già.' }];
    await show({ schema: formWith(textfield('a', { label: 'Testo' })), values: { a: 'x' }, errors });
    expect(await page.locator('.field-error').textContent()).toBe('Errore: Esiste già.');
    await page.getByLabel('Testo').fill('y');
    expect(await page.locator('.field-error').count()).toBe(0);
  });

  test('no second submit while the first is under way', async () => {
    await show({ schema: formWith(textfield('a', { label: 'Testo' })), busy: true });
    await page.getByLabel('Testo').press('Enter');
    await page.getByRole('button', { name: 'Invio in corso' }).press('Enter');
    expect(await submitted()).toBeNull();
  });

  test('a text of the form brings no script', async () => {
    const content = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><p>{{a}}</p>';
    await show({
      schema: formWith({ type: 'html', content }),
      values: { a: '<img src=x onerror="window.hacked=1">' },
    });
    expect(await page.evaluate(() => (globalThis as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('.patto-passage img').count()).toBe(0);
  });

  describe.each([1280, 320])('at %d px', (width) => {
    const scrolls = (): Promise<boolean> =>
      page.evaluate(() => {
        const { document } = globalThis as unknown as {
          document: { documentElement: { scrollWidth: number; clientWidth: number } };
        };
        return document.documentElement.scrollWidth > document.documentElement.clientWidth;
      });

    test.each([
      ['to fill in', {}, () => Promise.resolve()],
      ['in English', { language: 'en' as const }, () => Promise.resolve()],
      ['to read', { readOnly: true }, () => Promise.resolve()],
      ['with errors', {}, () => page.getByRole('button', { name: 'Invia' }).click()],
      ['with a list open', {}, () => page.getByRole('combobox', { name: 'Comune' }).fill('a')],
    ])('no barrier %s', async (_what, props, act) => {
      await show({ schema: everyComponent, values: everyValue, ...props }, width);
      await act();
      expect(await violations()).toEqual([]);
      expect(await scrolls()).toBe(false);
    });
  });
});
