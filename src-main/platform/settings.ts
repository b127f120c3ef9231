import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { Settings } from '#shared/model/settings.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import type { SettingsStore } from '../app/ports.ts';

/** Keeps a settings file that isn't JSON any more under another name: the library would write over it. */
const putAside = (dataFolder: string): void => {
  const path = join(dataFolder, 'settings.json');
  if (!existsSync(path)) return;
  try {
    JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    renameSync(path, join(dataFolder, 'settings.damaged.json'));
  }
};

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Whether every entry of the lists could be read: the schema leaves out what it can't. */
const hasAll = (stored: Record<string, unknown>, { connections, costs }: Settings): boolean => {
  const storedCosts = stored['costs'];
  const prices =
    typeof storedCosts === 'object' && storedCosts !== null && 'prices' in storedCosts ? storedCosts.prices : [];
  return lengthOf(stored['connections']) === connections.length && lengthOf(prices) === costs.prices.length;
};

/**
 * Settings in a file of the data folder. What doesn't parse falls back to its default, field by field, so that one
 * damaged value never costs the others.
 */
export const createSettings = (dataFolder: string): SettingsStore => {
  putAside(dataFolder);
  const file = new ElectronStore<Record<string, unknown>>({
    cwd: dataFolder,
    name: 'settings',
    configFileMode: 0o600,
  });
  const read = (): Settings => {
    const stored = file.store;
    const whole = settingsSchema.safeParse(stored);
    if (whole.success && hasAll(stored, whole.data)) return whole.data;
    // What falls back to its default below stays readable there, for whoever wants it back.
    copyFileSync(file.path, join(dataFolder, 'settings.damaged.json'));
    if (whole.success) return whole.data;
    const damaged = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
    return settingsSchema.parse(Object.fromEntries(Object.entries(stored).filter(([key]) => !damaged.has(key))));
  };
  // Only this process changes them: reading the file at each look would be a wait for the disk.
  let current = read();
  return {
    get: () => current,
    update: (change) => {
      const next = settingsSchema.parse({ ...current, ...change });
      file.store = next;
      current = next;
      return next;
    },
  };
};
