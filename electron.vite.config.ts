import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: { index: 'src/main/index.ts', engine: 'src/main/engine.ts' },
        // One flat folder: modules find their data files (migrations) beside themselves.
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
    build: { rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
