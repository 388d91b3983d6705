import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** No violation of WCAG 2.2 AA or of axe's best practices, on a desk and on a phone; nothing wider than the phone. */
export async function audit(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target }) => target.join(' ')),
    }));
    expect({ url: page.url(), width, found }).toEqual({ url: page.url(), width, found: [] });
    const scrolled = await page.evaluate('document.documentElement.scrollWidth');
    expect({ url: page.url(), width: Number(scrolled) <= width }).toEqual({ url: page.url(), width: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
