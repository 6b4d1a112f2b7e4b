import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// oRPC and zod are bundled so that the packed app needs no node_modules but the SQLite binding.
const bundled = ['@orpc/client', '@orpc/contract', '@orpc/server', 'zod'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        // The loopback host is `galley serve`, so it needs no entry of its own.
        input: { index: 'src/main/index.ts', cli: 'src/cli/index.ts' },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file without imports.
      externalizeDeps: false,
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // src/shared lies outside the renderer's folder.
    server: { fs: { allow: [import.meta.dirname] } },
    build: { minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
