import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalLine } from './crash-journal.ts';
import { readJournal } from './crash-journal.ts';
import type { CrashOptions } from './crash-options.ts';
import type { ScriptProcess } from './crash-process.ts';
import { startScript } from './crash-process.ts';
import type { Audit } from './store-audit.ts';
import { auditStore } from './store-audit.ts';

/** Where one data folder and the journal of all its lives are. */
export interface CrashPlace {
  readonly script: string;
  readonly folder: string;
  readonly journal: string;
}

export type LifeOptions = Omit<CrashOptions, 'folder' | 'journal'>;

/** A place for lives in a folder of its own inside `parent`. */
export const createCrashPlace = (script: string, parent: string): CrashPlace => {
  const folder = join(parent, 'data');
  mkdirSync(folder, { recursive: true });
  return { script, folder, journal: join(parent, 'journal.jsonl') };
};

/** Starts a process on the place's folder. `command`: a program, and its arguments, that starts it. */
export const startLife = (place: CrashPlace, options: LifeOptions, command: readonly string[] = []): ScriptProcess => {
  const all: CrashOptions = { ...options, folder: place.folder, journal: place.journal };
  return startScript(place.script, [JSON.stringify(all)], {}, command);
};

/** Kills a process after a word to the journal, and waits until it is gone. */
export const killLife = async (place: CrashPlace, life: ScriptProcess): Promise<void> => {
  const line: JournalLine = { type: 'killing', pid: life.child.pid ?? 0 };
  appendFileSync(place.journal, `${JSON.stringify(line)}\n`);
  await life.kill();
};

export const linesOf = ({ journal }: CrashPlace): JournalLine[] => (existsSync(journal) ? readJournal(journal) : []);

/** Looks over what a dead process left behind. */
export const auditPlace = (place: CrashPlace): Audit => auditStore(join(place.folder, 'dossier.db'), linesOf(place));

/** More than enough for what a load leaves behind. */
const longestDrainMs = 45_000;

/** Lets a process finish what is left, without a word of complaint; throws when it can't. */
export const drainPlace = async (place: CrashPlace): Promise<void> => {
  const life = startLife(place, { seed: 0, mode: 'drain' });
  const tooLong = setTimeout(() => void killLife(place, life), longestDrainMs);
  const code = await life.ended;
  clearTimeout(tooLong);
  if (code === null) throw new Error(`the process that drains went to sleep over its work: ${life.errors()}`);
  if (code !== 0 || life.errors() !== '')
    throw new Error(`the process that drains ended with ${code}: ${life.errors()}`);
};
