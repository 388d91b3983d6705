import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { supportedKinds } from '../../engine/elements/registry.ts';
import { supportedTriggers } from '../../engine/triggers/registry.ts';
import { elementsPage } from '../../scripts/generate-elements.ts';

const root = new URL('../../', import.meta.url);

/** What the `covers(…)` lists of a folder's tests name; each list is held against what its scenarios activate. */
function coveredIn(folder: string): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const file of readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.test.ts'))) {
    const text = readFileSync(new URL(`${folder}${file}`, root), 'utf8');
    const [, list = ''] = /^covers\(([^)]*)\);$/m.exec(text) ?? [];
    for (const [, kind = ''] of list.matchAll(/'([^']+)'/g)) covered.add(kind);
  }
  return covered;
}

test.each(supportedKinds)('%s has scenarios', (kind) => {
  expect(coveredIn('tests/elements/')).toContain(kind);
});

test.each(supportedTriggers)('a %s event has scenarios', (kind) => {
  expect(coveredIn('tests/triggers/')).toContain(kind);
});

test('docs/ELEMENTS.md tells what the registries say: if not, run `npm run elements`', async () => {
  const page = readFileSync(new URL('docs/ELEMENTS.md', root), 'utf8');
  expect(page).toBe(await elementsPage());
  for (const kind of [...supportedKinds, ...supportedTriggers]) expect(page).toContain(`\n| \`${kind}\` `);
});
