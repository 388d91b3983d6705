/** `npm start`: builds what is needed and runs the product with its demo, on the embedded store, on this machine only. */
import './build.mjs';

process.env['PATTO_DEMO'] ??= '1';
await import('../dist/server/main.js');
