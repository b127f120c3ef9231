import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { defineConfig } from 'vite';
import electron from 'vite-plugin-electron';

const root = import.meta.dirname;

/** Only what can't be bundled stays outside: the runtime itself and the native SQLite driver. */
const external = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** A CommonJS bundle for the main side: ES modules in main would need a newer Electron than the oldest that tests use. */
const nodeBundle = (entry: string, outDir: string, fileName: string, isDevelopment: boolean): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  define: { __DEVELOPMENT__: JSON.stringify(isDevelopment) },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: resolve(root, outDir),
    emptyOutDir: false,
    target: 'node18',
    sourcemap: true,
    minify: false,
    lib: { entry: resolve(root, entry), formats: ['cjs'], fileName: () => fileName },
    rolldownOptions: { external, output: { codeSplitting: false } },
  },
});

// Main, the conversion process, the preload script and the window are all built from this one file.
export default defineConfig(({ command }) => {
  const isDevelopment = command === 'serve';
  return {
    root: resolve(root, 'src-renderer'),
    base: './',
    publicDir: false,
    build: {
      outDir: resolve(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      sourcemap: false,
      assetsInlineLimit: 0,
    },
    plugins: [
      react(),
      electron([
        {
          onstart: () => {},
          vite: nodeBundle('src-main/workers/convert-worker.ts', 'dist/workers', 'convert-worker.cjs', isDevelopment),
        },
        {
          onstart: ({ reload }) => reload(),
          vite: nodeBundle('src-main/preload.ts', 'dist/main', 'preload.cjs', isDevelopment),
        },
        {
          onstart: ({ startup }) => startup(process.getuid?.() === 0 ? ['.', '--no-sandbox'] : ['.'], { cwd: root }),
          vite: nodeBundle('src-main/main.ts', 'dist/main', 'main.cjs', isDevelopment),
        },
      ]),
    ],
  };
});
