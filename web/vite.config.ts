import { defineConfig } from 'vite';
import { compressed } from './vite/compressed.ts';
import { servedPages } from './vite/served-pages.ts';
import { typedOperations } from './vite/typed-operations.ts';

/** The address under which the server serves `app/static/`. */
const BASE = '/static/';

/** Where `mis-ordenes serve` listens while someone works on the pages. */
const SERVER = process.env.MIS_ORDENES_URL ?? 'http://127.0.0.1:8000';

/** The names by which the server's templates ask for a page's assets. */
const ENTRIES = {
  tracking: 'src/tracking/main.ts',
  panel: 'src/panel/main.tsx',
  graphiql: 'src/graphiql/main.tsx',
  demo: 'src/demo/main.tsx',
};

export default defineConfig({
  base: BASE,
  plugins: [servedPages({ base: BASE, entries: ENTRIES, server: SERVER }), compressed(), typedOperations()],
  server: { host: '127.0.0.1', port: 5173, fs: { strict: true } },
  worker: { format: 'es' },
  // Vite's pre-bundling for development cannot read the `?worker` imports in these.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    outDir: '../app/static',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    // GraphiQL's editor is 3 MB by nature and is loaded on its own page alone.
    chunkSizeWarningLimit: 4_000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ENTRIES,
      onLog(level, log, report) {
        // React libraries mark their modules "use client": a word to other bundlers.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
