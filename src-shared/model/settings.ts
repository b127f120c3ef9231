import { z } from 'zod';
import { connectionSchema, dialectSchema } from './connection.ts';
import { modelPriceSchema } from './price.ts';
import { queueChangesSchema } from './queue-policy.ts';
import { exportFormatSchema, providerNameSchema } from './run.ts';
import { themeIdSchema } from './theme.ts';

/** When old job rows go (requirement E6): past their days *and* outside the newest of their kind. */
const retentionSchema = z.object({
  /** How long failed and cancelled jobs are kept; completed ones go by their queue's own days. */
  failedDays: z.number().int().min(0).max(3_650).default(30),
  keepCompleted: z.number().int().min(0).max(10_000).default(50),
  keepFailed: z.number().int().min(0).max(10_000).default(100),
});
export type Retention = z.infer<typeof retentionSchema>;

/** From when on a queue counts as unhealthy (requirement E4); the backlog's limit is the queue's soft limit. */
const healthLimitsSchema = z.object({
  /** Failed over ended, 0-1, among the last `window` jobs. */
  errorRate: z.number().min(0.01).max(1).default(0.25),
  window: z.number().int().min(5).max(200).default(50),
  /** How long the oldest ready job may have waited, in minutes. */
  oldestWaitMinutes: z.number().int().min(1).max(1_440).default(10),
  /** How many jobs of a queue may run at once: as many as a queue can be set to; more means that some don't end. */
  mostRunning: z.number().int().min(1).max(100).default(16),
});
export type HealthLimits = z.infer<typeof healthLimitsSchema>;

/** What counts as an outage of a server (requirement F13). */
const outageLimitsSchema = z.object({
  /** Failed calls in a row after which a server is held and tried again call by call; null for never. */
  failures: z.number().int().min(1).max(100).nullable().default(3),
});

export type OutageLimits = z.infer<typeof outageLimitsSchema>;

/** A list without the entries that can't be read, so that one damaged entry doesn't cost the others. */
const readable = <T extends z.ZodType>(element: T, list: z.ZodType<z.output<T>[]>) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? given.filter((entry) => element.safeParse(entry).success) : given),
    list,
  );

/** What goes into the log: messages of this level and the graver ones. */
export const logLevelSchema = z.enum(['error', 'warn', 'info']);
export type LogLevel = z.infer<typeof logLevelSchema>;

/** Prices of models and the spending limit. */
const costsSchema = z.object({
  /** The currency of the user's own prices and of every amount shown; list prices are US dollars. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  /** The user's own prices; they go before the list prices. */
  prices: readable(modelPriceSchema, z.array(modelPriceSchema).max(200)).default([]),
  /** What a month's calls may cost, in that currency; null for no limit. The queue is held before it is passed. */
  monthlyLimit: z.number().min(0).max(1_000_000).nullable().default(null),
});
export type Costs = z.infer<typeof costsSchema>;

/** Answers kept, so that the same question is not paid for twice. */
const responseCacheSchema = z.object({
  isOn: z.boolean().default(true),
  maxDays: z.number().int().min(1).max(3_650).default(30),
  maxMegabytes: z.number().int().min(1).max(10_000).default(100),
});
export type ResponseCacheSettings = z.infer<typeof responseCacheSchema>;

/** When a section is drafted by the embedded drafter until the model's text comes. */
export const firstDraftSchema = z.enum(['while-waiting', 'always', 'never']);
export type FirstDraft = z.infer<typeof firstDraftSchema>;

/** More servers than anybody uses; a bound for the file. */
export const mostConnections = 20;

/** The fields without defaults, so that a change leaves all others as they are. */
const fields = {
  colorScheme: z.enum(['auto', 'light', 'dark']),
  language: z.enum(['auto', 'en', 'fr']),
  exportFolder: z.string().nullable(),
  exportFormats: z.array(exportFormatSchema).min(1),
  defaultTheme: themeIdSchema,
  notifications: z.boolean(),
  queues: queueChangesSchema,
  retention: retentionSchema,
  health: healthLimitsSchema,
  outages: outageLimitsSchema,
  connections: z.array(connectionSchema).max(mostConnections),
  defaultProvider: providerNameSchema,
  hasChosenProvider: z.boolean(),
  firstDraft: firstDraftSchema,
  logLevel: logLevelSchema,
  costs: costsSchema,
  responseCache: responseCacheSchema,
  dialects: z.record(z.string(), dialectSchema.exclude(['auto'])),
  installationId: z.string().nullable(),
} as const;

/** What the user can set; stored by electron-store, validated at every read. */
export const settingsSchema = z.object({
  colorScheme: fields.colorScheme.default('auto'),
  language: fields.language.default('auto'),
  /** Where exports go; chosen in a native dialog only. Null: not chosen yet. */
  exportFolder: fields.exportFolder.default(null),
  exportFormats: fields.exportFormats.default(['pdf', 'docx']),
  /** The theme of documents without one of their own; the first built-in theme if it was deleted. */
  defaultTheme: fields.defaultTheme.default(themeIdSchema.parse('paper')),
  /** Tell of finished and failed work while the window isn't in front (requirement D6). */
  notifications: fields.notifications.default(true),
  /** The user's changes to the queues' policies; queue-policy.ts has the defaults. Replaced as a whole. */
  queues: fields.queues.default({}),
  retention: fields.retention.prefault({}),
  health: fields.health.prefault({}),
  outages: fields.outages.prefault({}),
  /** Servers with models, without their keys. Changed by routes of their own. */
  connections: readable(connectionSchema, fields.connections).default([]),
  /** Who drafts unless a run names another. */
  defaultProvider: fields.defaultProvider.default('embedded'),
  /** Whether the question of the first start has been answered. */
  hasChosenProvider: fields.hasChosenProvider.default(false),
  firstDraft: fields.firstDraft.default('while-waiting'),
  logLevel: fields.logLevel.default('info'),
  costs: fields.costs.prefault({}),
  responseCache: fields.responseCache.prefault({}),
  /** The dialect of each server, by base URL. */
  dialects: fields.dialects.default({}),
  /** A random name for this installation; made when it is first needed. */
  installationId: fields.installationId.default(null),
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * A change of settings. It can't contain the export folder, which only a native dialog may name, connections, which are
 * checked first, or what Dossier found out by itself.
 */
export const settingsChangeSchema = z
  .object(fields)
  .omit({ exportFolder: true, connections: true, dialects: true, installationId: true })
  .partial();
