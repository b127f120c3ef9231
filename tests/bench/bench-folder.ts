import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder for databases on the disk that the repository is on. */
export interface BenchFolder {
  readonly path: string;
  /** A place for a database that wasn't there before. */
  newFile(): string;
  /** Removes one database that is closed, and what is beside it. */
  removeFile(path: string): void;
  remove(): void;
}

/** @param root the repository's folder; temporary folders of the system may live in memory, this one doesn't */
export const createBenchFolder = (root: string): BenchFolder => {
  const parent = join(root, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, 'bench-'));
  let count = 0;
  return {
    path,
    newFile: () => {
      const folder = join(path, String(++count));
      mkdirSync(folder);
      return join(folder, 'bench.db');
    },
    removeFile: (path) => rmSync(dirname(path), { recursive: true, force: true, maxRetries: 5 }),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
};
