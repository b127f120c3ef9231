import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

const ids = z.array(z.string());
const boot = z.string();

/**
 * What a process says of itself while it lives, beside the store and independent of it. A line is one write, which a
 * SIGKILL can't take back; a line about a commit is written right after it, so at most the last commit of a
 * life is without one.
 */
const journalLineSchema = z.discriminatedUnion('type', [
  /** It holds the owner lock. */
  z.object({ type: z.literal('owner'), boot, pid: z.number() }),
  /** It is about to write these jobs in one transaction; those whose unique key may be taken are left out. */
  z.object({ type: z.literal('intent'), boot, ids }),
  /** They are stored, under these ids. */
  z.object({ type: z.literal('ack'), boot, ids }),
  /** The store would not take them. */
  z.object({ type: z.literal('refused'), boot, ids }),
  z.object({ type: z.literal('claimed'), boot, claims: z.array(z.tuple([z.string(), z.number()])) }),
  z.object({ type: z.literal('begin'), boot, job: z.string(), claimNo: z.number(), crashes: z.number() }),
  z.object({ type: z.literal('end'), boot, job: z.string(), claimNo: z.number(), outcome: z.string() }),
  /** These ends are stored; ones that the fence refused are left out. */
  z.object({ type: z.literal('settled'), boot, ends: z.array(z.tuple([z.string(), z.number(), z.string()])) }),
  /** The store would not take these ends for now. */
  z.object({ type: z.literal('kept'), boot, jobs: ids }),
  /** Everything that a clean-up which begins now may remove. */
  z.object({ type: z.literal('clean'), boot, ids }),
  /** The store is full. */
  z.object({ type: z.literal('full'), boot, code: z.string() }),
  /** It kills itself now, at a named point. */
  z.object({ type: z.literal('dying'), boot, point: z.string() }),
  /** It ends in order. */
  z.object({ type: z.literal('leaving'), boot }),
  /** Whoever started it kills it now. */
  z.object({ type: z.literal('killing'), pid: z.number() }),
]);
export type JournalLine = z.infer<typeof journalLineSchema>;

export interface Journal {
  write(line: JournalLine): void;
  close(): void;
}

/** Opens a journal to append to; several processes may have it open. */
export const openJournal = (path: string): Journal => {
  const file = openSync(path, 'a', 0o600);
  return {
    write: (line) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
    },
    close: () => closeSync(file),
  };
};

/** Everything that was written, in order. */
export const readJournal = (path: string): JournalLine[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => journalLineSchema.parse(JSON.parse(line)));
