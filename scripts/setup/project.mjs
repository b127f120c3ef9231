import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the repository. */
export function inProject(...parts) {
  return join(projectFolder, ...parts);
}

/**
 * The Node that the project runs on: the one its `node` package installs, not the one that runs npm, which may be older
 * than what better-sqlite3 and the tools need.
 */
export const projectNode = inProject('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** True for the superuser, whom Chromium refuses to serve inside its sandbox. Never true on Windows. */
export const isRoot = process.getuid?.() === 0;
