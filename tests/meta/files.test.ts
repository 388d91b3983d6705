import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = /^(dist|node_modules)$/;

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return built.test(entry.name) ? [] : [path, ...filesIn(path)];
    return [path];
  });
}

test.each(['engine', 'server', 'ui', 'schemas'])(
  'no file in %s has more than 300 lines of code',
  (folder) => {
    const sources = filesIn(folder).filter((path) => /\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => linesOfCode(path) > 300)).toEqual([]);
  },
);

/** Blank lines and comments do not count, as in the lint rule. */
function linesOfCode(path: string): number {
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return text.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

test('no file or folder has a name that says nothing', () => {
  const says =
    /^(utils?|helpers?|commons?|managers?|types|misc|shared|lib)(\.|$)|-(utils?|helpers?|manager)\./;
  const all = ['engine', 'server', 'ui', 'schemas', 'tests', 'scripts', 'bench'].flatMap(filesIn);
  expect(all.filter((path) => says.test(path.split('/').at(-1) ?? ''))).toEqual([]);
});
