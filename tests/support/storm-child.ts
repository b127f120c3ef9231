import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { KeyStore } from '../../src-main/platform/key-store.ts';
import { openModelApp } from './model-app.ts';
import { modelCandidate } from './model-app-candidate.ts';

// The main side in a process of its own, in a storm. It goes on with the documents that are there and hears on stdin what
// happens to it: "draft N", "key K", "jump MS", "full", "room", "try", "stop". It says "drafted N", "refused N" and, once it
// is on the disk, "completed ID" or "failed ID" of a section's job, each of them once a life. It ends with 70 and a word on
// stderr after an error that nobody foresaw.

const optionsSchema = z.object({ folder: z.string(), baseUrl: z.string(), speed: z.number(), key: z.string() });

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(70);
};
process.on('uncaughtException', fail).on('unhandledRejection', fail);

const { key, ...options } = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
let present = key;
const keys: KeyStore = {
  storage: 'memory',
  get: () => present,
  has: () => true,
  set: () => Promise.resolve('memory'),
  remove: () => Promise.resolve(),
};
const app = openModelApp({
  ...options,
  keys,
  connection: { firstByteSeconds: 60, idleSeconds: 60 },
  settings: { queues: { sections: { startLimit: null } } },
});
const { connection, onCommit, whenDurable } = app.store.database;
const ended = connection.prepare<[], { id: string; state: string }>(
  "SELECT id, state FROM jobs WHERE kind = 'draft-section' AND state IN ('completed', 'failed')",
);
const told = new Set<string>();

const tellEnds = async (): Promise<void> => {
  const ends = ended.all().filter(({ id }) => !told.has(id));
  for (const { id } of ends) told.add(id);
  if (ends.length === 0) return;
  await whenDurable();
  process.stdout.write(ends.map(({ id, state }) => `${state} ${id}\n`).join(''));
};
onCommit(() => void setImmediate(() => void tellEnds()));

const isOfFullDisk = (error: unknown): boolean => error instanceof Error && /full/i.test(error.message);

/** So long that every question holds the whole candidate. */
const summaryOf = (nth: string): string => `The ${nth}th of many. `.repeat(300);

/** Each document is of another person, so that no question is asked of two. */
const draft = async (nth: string): Promise<void> => {
  try {
    app.draft({}, { ...modelCandidate, fullName: `Nour Haddad ${nth}`, summary: summaryOf(nth) });
    await whenDurable();
    process.stdout.write(`drafted ${nth}\n`);
  } catch (error) {
    if (!isOfFullDisk(error)) throw error;
    process.stdout.write(`refused ${nth}\n`);
  }
};

const setPages = (most: number | 'now') => {
  const pages = most === 'now' ? Number(connection.pragma('page_count', { simple: true })) : most;
  connection.pragma(`max_page_count = ${pages}`);
};

const stop = async (): Promise<void> => {
  await app.close();
  const foreign = app.unexpected.filter((error) => !isOfFullDisk(error));
  if (foreign.length > 0) fail(foreign[0]);
  process.exit(0);
};

const commands: Record<string, (argument: string) => void> = {
  draft: (nth) => void draft(nth),
  key: (next) => {
    present = next;
  },
  jump: (ms) => app.clock.jump(Number(ms)),
  full: () => setPages('now'),
  room: () => setPages(1_000_000),
  try: () => {
    try {
      app.store.queue.tryNow(() => true);
    } catch (error) {
      if (!isOfFullDisk(error)) throw error;
    }
  },
  stop: () => void stop(),
};
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [command = '', argument = ''] = line.split(' ');
    commands[command]?.(argument);
  })
  // Nobody is left to tell it anything.
  .on('close', () => process.exit(0));

app.begin();
void tellEnds();
process.stdout.write('started\n');
