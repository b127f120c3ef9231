import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the conversion worker as the app does, one self-contained file, and returns its path. */
export const buildWorker = async (): Promise<string> => {
  const outDir = await mkdtemp(join(root, 'node_modules/.cache/convert-worker-'));
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      lib: {
        entry: join(root, 'src-main/workers/convert-worker.ts'),
        formats: ['cjs'],
        fileName: () => 'convert-worker.cjs',
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return join(outDir, 'convert-worker.cjs');
};
