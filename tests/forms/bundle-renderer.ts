import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A page with one form on it; `show` puts another one there, `seen` tells what the form reported. */
const source = `
  import { createElement as h, StrictMode, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { Form } from '/ui/src/forms/form.tsx';
  import { Announcer } from '/ui/src/controls/announcer.tsx';
  import '/ui/src/app/style.css';
  import '/ui/src/controls/controls.css';

  window.seen = { changes: 0, submitted: null };
  function Page({ schema, values, controlled, ...props }) {
    const [held, hold] = useState(values);
    const change = (next) => {
      window.seen.changes += 1;
      if (controlled) hold(next);
    };
    const submit = (accepted) => { window.seen.submitted = accepted; };
    return h('main', { className: 'page', id: 'main' },
      h('h1', null, 'Compito di prova'),
      h('div', { className: 'panel' },
        h(Form, { schema, values: held, onChange: change, onSubmit: submit, ...props })),
      h(Announcer));
  }
  const place = createRoot(document.getElementById('patto'));
  let count = 0;
  window.show = (props) => {
    window.seen = { changes: 0, submitted: null };
    place.render(h(StrictMode, null, h(Page, { key: ++count, ...props })));
  };
`;

const outDir = process.argv[2];
if (outDir === undefined) throw new Error('Say where the bundle goes');

await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [react(), virtualPage()],
  build: {
    outDir,
    minify: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: 'virtual:page',
      output: {
        entryFileNames: 'page.js',
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.css')) ? 'page.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});

function virtualPage() {
  return {
    name: 'virtual-page',
    resolveId: (id: string) => {
      if (id === 'virtual:page') return id;
      return id.startsWith('/ui/src/') ? join(root, id) : null;
    },
    load: (id: string) => (id === 'virtual:page' ? source : null),
  };
}
