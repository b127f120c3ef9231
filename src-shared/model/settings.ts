import { z } from 'zod';
import { queueChangesSchema } from './queue-policy.ts';
import { exportFormatSchema } from './run.ts';

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
});
export type HealthLimits = z.infer<typeof healthLimitsSchema>;

/** The fields without their defaults: a change must leave alone what it doesn't name. */
const fields = {
  colorScheme: z.enum(['auto', 'light', 'dark']),
  language: z.enum(['auto', 'en', 'fr']),
  exportFolder: z.string().nullable(),
  exportFormats: z.array(exportFormatSchema).min(1),
  notifications: z.boolean(),
  queues: queueChangesSchema,
  retention: retentionSchema,
  health: healthLimitsSchema,
} as const;

/** What the user can set; stored by electron-store, validated at every read. */
export const settingsSchema = z.object({
  colorScheme: fields.colorScheme.default('auto'),
  language: fields.language.default('auto'),
  /** Where exports go; chosen in a native dialog only. Null: not chosen yet. */
  exportFolder: fields.exportFolder.default(null),
  exportFormats: fields.exportFormats.default(['pdf', 'docx']),
  /** Tell of finished and failed work while the window isn't in front (requirement D6). */
  notifications: fields.notifications.default(true),
  /** What was changed of the queues' policies; queue-policy.ts has the defaults. Replaced as a whole. */
  queues: fields.queues.default({}),
  retention: fields.retention.prefault({}),
  health: fields.health.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Some settings to change; the export folder isn't among them, since only a native dialog may name it. */
export const settingsChangeSchema = z.object(fields).omit({ exportFolder: true }).partial();
