import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What is used of Electron's safeStorage. The asynchronous half is there in current versions only, and preferred: the
 * other is on its way out, and may stop the whole process while the system asks for a password.
 */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

interface KeyStoreOptions {
  readonly folder: string;
  readonly safeStorage: SafeStorage;
  /** False where the system's key store must not be asked, as where nobody could answer its questions. */
  readonly isUsable: boolean;
  /** Told what was wrong with the file or an entry of it; says nothing of any key. */
  readonly onUnexpected: (error: Error) => void;
}

/** Where keys are kept: `memory` forgets them when the app ends. */
export type KeyStorage = 'system' | 'memory';

/** The keys of servers, each by the origin that alone may be sent it. Shows none of them to whoever prints it. */
export interface KeyStore {
  readonly storage: KeyStorage;
  /** The key to send to an origin: one that was passed for this life goes before one that is kept. */
  get(origin: string): string | null;
  has(origin: string): boolean;
  /**
   * Sets a key, usable at once. A passing one lives in memory only.
   *
   * @returns where it is kept: `memory` also when the file can't be written, which is told
   */
  set(origin: string, key: string, options: { readonly isPassing: boolean }): Promise<KeyStorage>;
  /** Forgets an origin's keys, those of the file too; rejects when they can't be taken out of it. */
  remove(origin: string): Promise<void>;
}

const base64Schema = z.base64().min(4);
const fileSchema = z.object({ keys: z.record(z.string(), z.unknown()) });

/** Linux has a backend that only pretends: it encrypts with a password everybody knows. */
const isBackendReal = (safeStorage: SafeStorage): boolean => {
  const backend = safeStorage.getSelectedStorageBackend?.();
  return backend !== 'basic_text' && backend !== 'unknown';
};

const isEncrypting = async (safeStorage: SafeStorage): Promise<boolean> => {
  try {
    if (!isBackendReal(safeStorage)) return false;
    if (safeStorage.isAsyncEncryptionAvailable) return await safeStorage.isAsyncEncryptionAvailable();
    return safeStorage.isEncryptionAvailable();
  } catch {
    return false;
  }
};

const encrypt = async (safeStorage: SafeStorage, key: string): Promise<string> => {
  const encrypted = safeStorage.encryptStringAsync
    ? await safeStorage.encryptStringAsync(key)
    : safeStorage.encryptString(key);
  return encrypted.toString('base64');
};

const decrypt = async (safeStorage: SafeStorage, text: string) => {
  const encrypted = Buffer.from(text, 'base64');
  if (safeStorage.decryptStringAsync) return await safeStorage.decryptStringAsync(encrypted);
  return { result: safeStorage.decryptString(encrypted), shouldReEncrypt: false };
};

/** The encrypted entries of the file, without those that can't be any. Errors of parsers quote what they read: none is passed on. */
const readEntries = (path: string, report: (what: string) => void): Map<string, string> => {
  if (!existsSync(path)) return new Map();
  try {
    const { keys } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const entries = Object.entries(keys).flatMap(([origin, value]): [string, string][] => {
      const entry = base64Schema.safeParse(value);
      if (!entry.success) report('an entry of the key file is damaged');
      return entry.success ? [[origin, entry.data]] : [];
    });
    return new Map(entries);
  } catch {
    report('the key file cannot be read');
    return new Map();
  }
};

/** Writes the file whole or not at all, for this user's eyes only. */
const writeEntries = (path: string, entries: ReadonlyMap<string, string>): void => {
  const besides = `${path}.${process.pid}.new`;
  try {
    rmSync(besides, { force: true });
    const file = openSync(besides, 'wx', 0o600);
    try {
      writeSync(file, `${JSON.stringify({ keys: Object.fromEntries(entries) }, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(besides, path);
  } catch (error) {
    rmSync(besides, { force: true });
    throw error;
  }
};

/**
 * Opens the keys of `folder`, encrypted by the operating system's key store; where that is none, they live in memory and
 * the file is left alone but for removals. Never rejects: what can't be read is told and is as if it weren't there.
 */
export const createKeyStore = async (options: KeyStoreOptions): Promise<KeyStore> => {
  const { folder, safeStorage, isUsable, onUnexpected } = options;
  const path = join(folder, 'keys.json');
  const report = (what: string) => onUnexpected(new Error(what));
  let entries: ReadonlyMap<string, string> = readEntries(path, report);
  const kept = new Map<string, string>();
  const passing = new Map<string, string>();
  const storage: KeyStorage = isUsable && (await isEncrypting(safeStorage)) ? 'system' : 'memory';

  // One after the other: of two changes at once, the later must be the one that stays.
  let lastChange: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = lastChange.then(change);
    lastChange = turn.catch(() => {});
    return turn;
  };

  const replaceEntries = (next: ReadonlyMap<string, string>) => {
    writeEntries(path, next);
    entries = next;
  };

  const keep = async (origin: string, key: string): Promise<KeyStorage> => {
    try {
      replaceEntries(new Map(entries).set(origin, await encrypt(safeStorage, key)));
      return 'system';
    } catch {
      report('a key could not be kept');
      return 'memory';
    }
  };

  if (storage === 'system') {
    for (const [origin, entry] of entries) {
      try {
        const { result, shouldReEncrypt } = await decrypt(safeStorage, entry);
        kept.set(origin, result);
        if (shouldReEncrypt) await keep(origin, result);
      } catch {
        // The entry stays in the file: a key store that was locked may be open the next time.
        report('a stored key could not be decrypted');
      }
    }
  }

  return Object.freeze({
    storage,
    get: (origin: string) => passing.get(origin) ?? kept.get(origin) ?? null,
    has: (origin: string) => passing.has(origin) || kept.has(origin),
    set: async (origin: string, key: string, { isPassing }: { readonly isPassing: boolean }) => {
      (isPassing ? passing : kept).set(origin, key);
      // What the user sets to stay must not be hidden by what a command lent us before.
      if (!isPassing) passing.delete(origin);
      return isPassing || storage === 'memory' ? 'memory' : inTurn(() => keep(origin, key));
    },
    remove: async (origin: string) => {
      passing.delete(origin);
      kept.delete(origin);
      await inTurn(async () => {
        const next = new Map(entries);
        if (next.delete(origin)) replaceEntries(next);
      });
    },
  });
};
