import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';

const server = process.env['PATTO_SERVER'] ?? 'http://localhost:8080';
const source = join(import.meta.dirname, 'src');

/** Every word of the sources: what is not among them cannot be the name of a class or of a sign that is used. */
function wordsOfTheSources(): ReadonlySet<string> {
  const words = new Set<string>();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [word] of readFileSync(join(source, file), 'utf8').matchAll(/[\w-]+/g)) words.add(word);
  }
  return words;
}

/** Of the kit's style sheet, which is most of all that is sent, keeps only the rules the screens can need. */
const keepUsedKitRules = (words: ReadonlySet<string>) => ({
  postcssPlugin: 'keep-used-kit-rules',
  OnceExit(root: { walkAtRules: Function }) {
    const isUsed = (selector: string) =>
      [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].every(([, name]) =>
        words.has(name ?? ''),
      );
    root.walkAtRules('layer', (layer: any) => {
      if (layer.params !== 'bi' || layer.nodes === undefined) return;
      layer.walkRules((rule: any) => {
        if (rule.parent.name?.endsWith('keyframes')) return;
        const used = rule.selectors.filter(isUsed);
        if (used.length === 0) rule.remove();
        else rule.selectors = used;
      });
      layer.walkAtRules((inner: any) => {
        if (inner.nodes?.length === 0) inner.remove();
      });
    });
  },
});

/** Of the kit's sprite keeps only the signs the screens show. */
function keepUsedSigns(words: ReadonlySet<string>): Plugin {
  return {
    name: 'keep-used-signs',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/sprites.svg?url')) return null;
      const sprite = readFileSync(id.replace('?url', ''), 'utf8').replace(
        /<symbol[^>]*\bid="it-([\w-]+)"[^]*?<\/symbol>/g,
        (symbol, name: string) => (words.has(name) ? symbol : ''),
      );
      const file = this.emitFile({ type: 'asset', name: 'signs.svg', source: sprite });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

export default defineConfig(({ command }) => {
  const words = command === 'build' ? wordsOfTheSources() : new Set<string>();
  return {
    root: import.meta.dirname,
    base: '/',
    plugins: [react(), keepUsedSigns(words)],
    css: command === 'build' ? { postcss: { plugins: [keepUsedKitRules(words)] } } : {},
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2600,
      reportCompressedSize: false,
    },
    server: { port: 5173, proxy: { '/api': server, '/v2': server } },
  };
});
