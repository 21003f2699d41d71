import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workbench is served under `/workbench/`; in development calls go on to the service. */
export default defineConfig({
  base: '/workbench/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    // The page's policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': process.env.MINGJING_URL ?? 'http://127.0.0.1:8080' } },
});
