import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { z } from 'zod';
import type { ScriptProcess } from './crash-process.ts';
import { startScript } from './crash-process.ts';

/** What a process that drafts through a server is told. */
export const modelChildOptionsSchema = z.object({
  folder: z.string(),
  baseUrl: z.string(),
  connection: z.object({ isBackground: z.boolean() }).default({ isBackground: false }),
  speed: z.number().default(1),
  /** After how many pieces of a section's text it says that it streams. */
  saysAfter: z.number().default(1),
});

export interface ModelChildBundle {
  /** Starts the main side in a process of its own on a data folder. */
  start(options: z.input<typeof modelChildOptionsSchema>): ScriptProcess;
  remove(): void;
}

/** Builds model-app-child.ts with everything it needs of the app but the native driver. Takes a second or two. */
export const buildModelChild = async (): Promise<ModelChildBundle> => {
  const root = join(import.meta.dirname, '../..');
  // Beside the packages, so that the bundle finds the native driver.
  const folder = mkdtempSync(join(root, 'node_modules', '.crash-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        target: 'node20',
        lib: { entry: join(root, 'tests/support/model-app-child.ts'), formats: ['cjs'] },
        rolldownOptions: {
          external: ['better-sqlite3', 'vite', /^node:/],
          output: { codeSplitting: false, entryFileNames: 'child.cjs' },
        },
      },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { remove, start: (options) => startScript(join(folder, 'child.cjs'), [JSON.stringify(options)]) };
};
