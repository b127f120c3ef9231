import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

/**
 * Makes sure that a file is there and that only this user can read it, whatever the folder and the umask allow: it
 * holds people's CVs. SQLite gives its log beside it the same mode. Throws what the file system says.
 */
export const ensurePrivateFile = (path: string): void => {
  // Only one that is new is opened: closing a file drops every lock that this process has on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  // On Windows the user's own folder is what protects it.
  if (process.platform !== 'win32') chmodSync(path, 0o600);
};
