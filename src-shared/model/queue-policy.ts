import { z } from 'zod';

/** The queues Dossier has. The engine takes any name; this list is what can be set and is shown. */
export const queueNameSchema = z.enum([
  'sections',
  'chat',
  'audio',
  'large',
  'presentations',
  'reports',
  'exports',
  'images',
  'analytics',
  'maintenance',
]);
export type QueueName = z.infer<typeof queueNameSchema>;

/** The queue of Dossier's own housekeeping; lists leave out its jobs unless asked for them. */
export const housekeepingQueue: QueueName = 'maintenance';

/** How long to wait before the next attempt. Exponential ones are spread over the upper half of the delay (backoff.ts). */
export const backoffSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({
    type: z.literal('exponential'),
    baseMs: z.number().int().min(100).max(600_000),
    maxMs: z.number().int().min(100).max(3_600_000),
  }),
]);
export type Backoff = z.infer<typeof backoffSchema>;

/** The longest start window; older starts needn't be kept. */
export const longestStartWindowMs = 10 * 60_000;

/** The rules of one queue, without its name. Each field has bounds, so that no setting can stop the app from working. */
export const queueRulesSchema = z.object({
  /** Jobs of this queue running at once. */
  concurrency: z.number().int().min(1).max(16),
  /** Attempts in all, the first included. */
  attemptLimit: z.number().int().min(1).max(10),
  backoff: backoffSchema,
  /** At most `count` starts in any `windowMs`, towards each metered origin; null for no limit. */
  startLimit: z
    .object({
      count: z.number().int().min(1).max(1_000),
      windowMs: z.number().int().min(100).max(longestStartWindowMs),
    })
    .nullable(),
  /** How long one attempt may take. */
  timeoutMs: z.number().int().min(1_000).max(3_600_000),
  /** Waiting jobs past which callers are warned, and past which they are refused (requirement B4). */
  softLimit: z.number().int().min(1).max(1_000_000),
  hardLimit: z.number().int().min(1).max(1_000_000),
  /** How long completed jobs are kept, in days (requirements C4, D5); the newest are kept longer (E6). */
  completedDays: z.number().int().min(0).max(3_650),
});
export type QueueRules = z.infer<typeof queueRulesSchema>;

/** The rules of one queue. */
export interface QueuePolicy extends QueueRules {
  readonly queue: string;
}

const minuteMs = 60_000;

const common: QueueRules = {
  concurrency: 2,
  attemptLimit: 3,
  backoff: { type: 'exponential', baseMs: 1_000, maxMs: minuteMs },
  startLimit: null,
  timeoutMs: 5 * minuteMs,
  softLimit: 500,
  hardLimit: 5_000,
  completedDays: 7,
};

const exponential = (baseMs: number, maxMs = minuteMs): Backoff => ({ type: 'exponential', baseMs, maxMs });

/** The default rules (requirements A3, A4, B2, C4, D5, E3). */
export const defaultQueueRules: Readonly<Record<QueueName, QueueRules>> = {
  sections: { ...common, concurrency: 3, startLimit: { count: 3, windowMs: 1_000 } },
  chat: { ...common, concurrency: 3, backoff: exponential(2_000) },
  audio: { ...common, attemptLimit: 2, backoff: exponential(5_000) },
  large: {
    ...common,
    attemptLimit: 5,
    backoff: exponential(10_000, 5 * minuteMs),
    startLimit: { count: 2, windowMs: minuteMs },
  },
  presentations: { ...common },
  reports: { ...common, attemptLimit: 2, completedDays: 30 },
  exports: { ...common, attemptLimit: 2, completedDays: 30 },
  images: { ...common, attemptLimit: 2, completedDays: 30 },
  analytics: { ...common, concurrency: 5, attemptLimit: 1, backoff: { type: 'none' } },
  maintenance: { ...common, concurrency: 1, attemptLimit: 1, backoff: { type: 'none' } },
};

/** What the user changed of the defaults, queue by queue. */
export const queueChangesSchema = z.partialRecord(queueNameSchema, queueRulesSchema.partial());
export type QueueChanges = z.infer<typeof queueChangesSchema>;

/** Defaults with the user's changes on top, one policy a queue. A hard limit below the soft one is raised to it. */
export const policiesOf = (changes: QueueChanges): QueuePolicy[] =>
  queueNameSchema.options.map((queue) => {
    const given = Object.entries(changes[queue] ?? {}).filter(([, value]) => value !== undefined);
    const rules = queueRulesSchema.parse({ ...defaultQueueRules[queue], ...Object.fromEntries(given) });
    return { queue, ...rules, hardLimit: Math.max(rules.softLimit, rules.hardLimit) };
  });

/** The policy of a queue that this version doesn't know: jobs of a newer one may be in the store. */
export const policyOfUnknown = (queue: string): QueuePolicy => ({ queue, ...common });

/** The priority of a queue's jobs unless the caller names one (requirement B2); higher goes first. */
export const defaultPriorityOf = (queue: string): number => {
  switch (queue) {
    case 'chat':
      return 8;
    case 'audio':
      return 6;
    case 'large':
      return 4;
    case 'analytics':
    case 'maintenance':
      return 1;
    default:
      return 5;
  }
};
