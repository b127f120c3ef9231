import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export interface CrashBundle {
  /** The script of a process that can be killed (crash-child.ts). */
  readonly script: string;
  remove(): void;
}

/** Builds crash-child.ts with everything it needs of the app but the native driver. Takes a second or two. */
export const buildCrashBundle = async (): Promise<CrashBundle> => {
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
        lib: { entry: join(root, 'tests/support/crash-child.ts'), formats: ['cjs'] },
        rolldownOptions: {
          external: ['better-sqlite3', /^node:/],
          output: { codeSplitting: false, entryFileNames: 'child.cjs' },
        },
      },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { script: join(folder, 'child.cjs'), remove };
};
