import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { defineConfig } from 'vite';
import type { ElectronOptions } from 'vite-plugin-electron';
import electron from 'vite-plugin-electron';

const root = import.meta.dirname;

/** Only what can't be bundled stays outside: the runtime itself and the native SQLite driver. */
const external = ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** A CommonJS bundle for the main side: ES modules in main would need a newer Electron than the oldest that tests use. */
const nodeBundle = (entry: string, outDir: string, fileName: string): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
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

type OnStart = NonNullable<ElectronOptions['onstart']>;

/** Starts the app, or starts it anew. As root Chromium refuses its sandbox. */
const startApp: OnStart = async ({ startup }) => {
  await startup(process.getuid?.() === 0 ? [root, '--no-sandbox'] : [root], { cwd: root });
};

/** The plugin keeps the app it has started on `process`. */
const isRunning = (): boolean => 'electronApp' in process && process.electronApp !== undefined;

const startUnlessRunning: OnStart = async (args) => {
  if (!isRunning()) await startApp(args);
};

// Main, the conversion process, the preload script and the window are all built from this one file.
export default defineConfig({
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
    // The plugin calls only the bundle that was last to finish, so each of them must be able to start the app.
    electron([
      {
        onstart: startUnlessRunning,
        vite: nodeBundle('src-main/workers/convert-worker.ts', 'dist/workers', 'convert-worker.cjs'),
      },
      {
        onstart: startUnlessRunning,
        vite: nodeBundle('src-main/workers/check-worker.ts', 'dist/workers', 'check-worker.cjs'),
      },
      {
        onstart: startUnlessRunning,
        vite: nodeBundle('src-main/workers/checkpoint-worker.ts', 'dist/workers', 'checkpoint-worker.cjs'),
      },
      {
        onstart: async (args) => (isRunning() ? args.reload() : startApp(args)),
        vite: nodeBundle('src-main/preload.ts', 'dist/main', 'preload.cjs'),
      },
      {
        onstart: startApp,
        vite: nodeBundle('src-main/main.ts', 'dist/main', 'main.cjs'),
      },
    ]),
  ],
});
