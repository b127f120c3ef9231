import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SafeStorage } from '../../../src-main/platform/key-store.ts';
import { createKeyStore } from '../../../src-main/platform/key-store.ts';

const canary = 'sk-canary-4711';
const one = 'https://one.example';
const two = 'https://two.example';

/** Turns the bytes around: enough for a test to see whether text went through it. */
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

const older = (): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => turned(Buffer.from(`v1${text}`)),
  decryptString: (encrypted) => {
    const text = turned(encrypted).toString();
    if (!text.startsWith('v1')) throw new Error(`cannot decrypt ${text}`);
    return text.slice(2);
  },
});

/** A current Electron's: its synchronous half must not be asked. */
const current = (shouldReEncrypt = false): SafeStorage => {
  const { encryptString, decryptString } = older();
  const deprecated = () => {
    throw new Error('deprecated');
  };
  return {
    isEncryptionAvailable: deprecated,
    encryptString: deprecated,
    decryptString: deprecated,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => encryptString(text),
    decryptStringAsync: async (encrypted) => ({ result: decryptString(encrypted), shouldReEncrypt }),
  };
};

let folder = '';
let told: Error[] = [];
const file = () => join(folder, 'keys.json');
const open = (safeStorage = older(), isUsable = true) =>
  createKeyStore({ folder, safeStorage, isUsable, onUnexpected: (error) => told.push(error) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  told = [];
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

describe.each([
  ['an older runtime', older],
  ['a current runtime', current],
])('keys in the system’s key store of %s (F8)', (_name, safeStorage) => {
  it('outlive the app, by origin, and no file shows them', async () => {
    const keys = await open(safeStorage());
    expect(keys.storage).toBe('system');
    expect(await keys.set(one, canary, { isPassing: false })).toBe('system');
    expect([keys.get(one), keys.get(two), keys.has(two)]).toEqual([canary, null, false]);
    const again = await open(safeStorage());
    expect([again.get(one), again.has(one), again.get(two)]).toEqual([canary, true, null]);
    expect(readFileSync(file(), 'latin1')).not.toContain(canary);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['keys.json']);
    expect(told).toEqual([]);
  });

  it('are forgotten when they are removed', async () => {
    const keys = await open(safeStorage());
    await keys.set(one, canary, { isPassing: false });
    await keys.set(two, 'other', { isPassing: false });
    await keys.remove(one);
    expect(keys.get(one)).toBeNull();
    const again = await open(safeStorage());
    expect([again.get(one), again.get(two)]).toEqual([null, 'other']);
  });

  it('change in the order in which they were set', async () => {
    const keys = await open(safeStorage());
    const changes = ['a', 'b', 'c'].map((key) => keys.set(one, key, { isPassing: false }));
    await Promise.all([...changes, keys.remove(two), keys.set(two, 'd', { isPassing: false })]);
    const again = await open(safeStorage());
    expect([again.get(one), again.get(two)]).toEqual(['c', 'd']);
  });
});

describe('keys where the system has no key store', () => {
  it.each<[string, SafeStorage, boolean]>([
    ['encryption is not available', { ...older(), isEncryptionAvailable: () => false }, true],
    ['nor is that of a current runtime', { ...current(), isAsyncEncryptionAvailable: async () => false }, true],
    ['the backend only pretends', { ...older(), getSelectedStorageBackend: () => 'basic_text' }, true],
    ['the backend is not known yet', { ...current(), getSelectedStorageBackend: () => 'unknown' }, true],
    [
      'asking for it fails',
      {
        ...older(),
        isEncryptionAvailable: () => {
          throw new Error('no bus');
        },
      },
      true,
    ],
    ['it must not be asked', older(), false],
  ])('live in memory only, when %s', async (_when, safeStorage, isUsable) => {
    const keys = await open(safeStorage, isUsable);
    expect(keys.storage).toBe('memory');
    expect(await keys.set(one, canary, { isPassing: false })).toBe('memory');
    expect(keys.get(one)).toBe(canary);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave alone what a better start has kept, but for what is removed', async () => {
    const keys = await open();
    await keys.set(one, canary, { isPassing: false });
    await keys.set(two, 'other', { isPassing: false });
    const without = await open(older(), false);
    expect(without.get(one)).toBeNull();
    await without.set(two, 'for now', { isPassing: false });
    await without.remove(one);
    const again = await open();
    expect([again.get(one), again.get(two)]).toEqual([null, 'other']);
  });
});

describe('a passing key', () => {
  it('goes before a kept one and is written nowhere', async () => {
    const keys = await open();
    await keys.set(one, 'kept', { isPassing: false });
    expect(await keys.set(one, canary, { isPassing: true })).toBe('memory');
    expect(keys.get(one)).toBe(canary);
    expect((await open()).get(one)).toBe('kept');
    // What the user sets to stay is what they mean from then on.
    await keys.set(one, 'kept later', { isPassing: false });
    expect(keys.get(one)).toBe('kept later');
    await keys.remove(one);
    expect(keys.get(one)).toBeNull();
  });
});

describe('a key file that went bad', () => {
  it.each(['', 'not json', '[]', '{"keys":3}', '\u0000\u0000'])(
    'of %j costs no start, and is told',
    async (content) => {
      writeFileSync(file(), content);
      const keys = await open();
      expect([keys.get(one), told.length]).toEqual([null, 1]);
      await keys.set(one, canary, { isPassing: false });
      expect((await open()).get(one)).toBe(canary);
    },
  );

  it('loses the damaged entries only', async () => {
    const keys = await open();
    await keys.set(two, 'good', { isPassing: false });
    const stored: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    const good = (stored as { keys: Record<string, string> }).keys;
    writeFileSync(file(), JSON.stringify({ keys: { ...good, [one]: 7, 'https://x.example': '***' } }));
    const again = await open();
    expect([again.get(two), again.has(one), told.length]).toEqual(['good', false, 2]);
  });

  it('keeps an entry that a locked key store cannot decrypt, for when it is open again', async () => {
    const keys = await open();
    await keys.set(one, canary, { isPassing: false });
    const locked = await open({
      ...older(),
      decryptString: () => {
        throw new Error('locked');
      },
    });
    expect([locked.has(one), told.length]).toEqual([false, 1]);
    await locked.set(two, 'new', { isPassing: false });
    const again = await open();
    expect([again.get(one), again.get(two)]).toEqual([canary, 'new']);
  });

  it('is written anew where the system asks for it', async () => {
    const keys = await open(current());
    await keys.set(one, canary, { isPassing: false });
    let encryptions = 0;
    const { encryptString } = older();
    const changed = {
      ...current(true),
      encryptStringAsync: async (text: string) => {
        encryptions += 1;
        return encryptString(text);
      },
    };
    expect((await open(changed)).get(one)).toBe(canary);
    expect(encryptions).toBe(1);
  });

  it('leaves a key usable that cannot be written, and says that it will be forgotten', async () => {
    const keys = await open();
    mkdirSync(file());
    expect(await keys.set(one, canary, { isPassing: false })).toBe('memory');
    expect(keys.get(one)).toBe(canary);
    expect(told).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('says each time that a key cannot be taken out of it', async () => {
    const keys = await open();
    await keys.set(one, canary, { isPassing: false });
    rmSync(file());
    mkdirSync(file());
    await expect(keys.remove(one)).rejects.toThrow();
    await expect(keys.remove(one)).rejects.toThrow();
  });
});

describe('no key is shown', () => {
  it('by whoever prints the store, or by what it tells and throws (canary)', async () => {
    const keys = await open();
    await keys.set(one, canary, { isPassing: false });
    await keys.set(two, canary, { isPassing: true });
    writeFileSync(file(), readFileSync(file(), 'utf8').replace(/"[A-Za-z0-9+/=]{4,}"/, `"${btoa(canary)}"`));
    const refusing = await open({
      ...older(),
      encryptString: (text) => {
        throw new Error(`cannot encrypt ${text}`);
      },
    });
    await refusing.set(one, canary, { isPassing: false });
    expect(told.length).toBeGreaterThan(1);
    const shown = [keys, refusing, told].flatMap((value) => [
      inspect(value, { showHidden: true, depth: 9, getters: true }),
      JSON.stringify(value),
      String(value),
    ]);
    expect(shown.join('\n')).not.toContain(canary);
  });
});
