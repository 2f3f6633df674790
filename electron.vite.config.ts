import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const migrationsFolder = 'src/main/db/migrations';

/** The database module reads its migrations from the folder beside itself, in the build too. */
const migrations: Plugin = {
  name: 'alcove:migrations',
  generateBundle() {
    for (const name of readdirSync(migrationsFolder)) {
      const source = readFileSync(join(migrationsFolder, name));
      this.emitFile({ type: 'asset', fileName: `migrations/${name}`, source });
    }
  },
};

const rendererAliases = [
  // 30 languages instead of all 300, see there.
  {
    find: /^shiki$/,
    replacement: resolve('src/renderer/src/features/chat/markdown/shikiLanguages.ts'),
  },
  // Its browser version parses by `innerHTML`, which Trusted Types forbid; this one is plain code.
  {
    find: /^hast-util-from-html-isomorphic$/,
    replacement: resolve('node_modules/hast-util-from-html-isomorphic/index.js'),
  },
];

/**
 * Into the bundle, so that only what is used of them is loaded: zod alone brings its messages in
 * fifty languages. The engine process without a model takes 13 MB less by it.
 */
const bundledPackages = ['zod', '@orpc/client', '@orpc/contract', '@orpc/server'];

export default defineConfig({
  main: {
    plugins: [migrations],
    build: {
      externalizeDeps: { exclude: bundledPackages },
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          serve: 'src/main/serve.ts',
          engine: 'src/main/engine.ts',
          documentReader: 'src/main/documentReader.ts',
          translatableReader: 'src/main/translatableReader.ts',
          ggufWorker: 'src/main/gguf/worker.ts',
        },
        // One flat folder, so that `beside itself` holds for every module.
        output: { chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: { rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs' } } },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss()],
    resolve: { alias: rendererAliases },
    build: {
      rollupOptions: { input: 'src/renderer/index.html' },
      // The page's policy takes fonts from files only, not from data: addresses.
      assetsInlineLimit: 0,
      minify: true,
    },
  },
});
