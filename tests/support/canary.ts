import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A secret in the ways in which programs write texts down. */
const spellingsOf = (secret: string): Buffer[] => [
  Buffer.from(secret, 'utf8'),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1), 'utf8'),
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files under a folder, as paths from it, that hold the secret anywhere; whatever they are. */
export const filesWith = (folder: string, secret: string): string[] =>
  filesIn(folder)
    .filter((path) => {
      const bytes = readFileSync(path);
      return (
        relative(folder, path).includes(secret) || spellingsOf(secret).some((spelling) => bytes.includes(spelling))
      );
    })
    .map((path) => relative(folder, path))
    .sort();

/** How many files there are to look at, and how many bytes: none would prove nothing. */
export const sizeOf = (folder: string): { files: number; bytes: number } => {
  const files = filesIn(folder);
  return { files: files.length, bytes: files.reduce((sum, path) => sum + statSync(path).size, 0) };
};

/** The command lines of all processes, as `ps` shows them to everybody; null where the system has no /proc. */
export const commandLines = (): string[] | null => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
        } catch {
          // It has ended meanwhile.
          return [];
        }
      });
  } catch {
    return null;
  }
};
