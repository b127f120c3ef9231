import { z } from 'zod';

/** Where a process can be made to kill itself. */
export const crashPoints = [
  'before-claim',
  'during-claim',
  'before-claim-commit',
  'after-claim',
  'during-run',
  'during-effects',
  'before-commit',
  'after-commit',
  'during-recovery',
  'during-promote',
  'during-enqueue',
  'during-cancel',
  'during-clean-up',
  'during-stop',
] as const;
const crashPointSchema = z.enum(crashPoints);
export type CrashPoint = z.infer<typeof crashPointSchema>;

/** Starts that a metered lane may have in any stretch of so long. */
export const startLimit = { count: 20, windowMs: 500 };

/** What a process of the crash test is told to do. */
export const crashOptionsSchema = z.object({
  /** The data folder it wants to own. */
  folder: z.string(),
  /** Its journal, apart from the folder, so that a full disk doesn't silence it. */
  journal: z.string(),
  /** Of the load it makes. */
  seed: z.number().int(),
  /** Goes on for ever under a load of its own, or ends when nothing is left to do. */
  mode: z.enum(['load', 'drain']),
  /** Kills itself the `nth` time it comes to a point. */
  point: crashPointSchema.optional(),
  nth: z.number().int().min(1).default(1),
  /** Waits, once it owns the folder, until it is told to go on. */
  isHeir: z.boolean().default(false),
  /** Never writes its log back into the database file. */
  keepsLog: z.boolean().default(false),
  /** The store may be full: it says so, and goes on. */
  mayBeFull: z.boolean().default(false),
  /** The most pages that the database may have, until it is told that there is room. */
  maxPages: z.number().int().optional(),
  /** Some jobs of its load kill the process. */
  hasKillers: z.boolean().default(false),
  /** Old jobs are removed now and then. */
  cleans: z.boolean().default(false),
});
export type CrashOptions = z.input<typeof crashOptionsSchema>;
