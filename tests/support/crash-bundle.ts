import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export interface CrashBundle {
  /** The script of a process that can be killed. */
  readonly script: string;
  remove(): void;
}

/**
 * Builds a child process with everything it needs of the app but the native driver. Takes a second or two.
 *
 * @param entry from the project's root
 */
export const buildCrashBundle = async (entry = 'tests/support/crash-child.ts'): Promise<CrashBundle> => {
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
        lib: { entry: join(root, entry), formats: ['cjs'] },
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
  return { script: join(folder, 'child.cjs'), remove };
};
