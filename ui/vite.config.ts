import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

const server = process.env['PATTO_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/api': server, '/v2': server } },
});
