import { connectionSchema, secondChoiceSchema } from '#shared/model/connection.ts';
import { modelPriceSchema } from '#shared/model/price.ts';
import { backoffSchema, queueRulesSchema } from '#shared/model/queue-policy.ts';
import { settingsChangeSchema } from '#shared/model/settings.ts';

/** The least and the most that a setting may be, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The bounds of a number's schema, so that the form states none of its own. */
const boundsOf = ({ minValue, maxValue }: { minValue: number | null; maxValue: number | null }): Bounds => ({
  min: minValue ?? 0,
  max: maxValue ?? Number.MAX_SAFE_INTEGER,
});

const rules = queueRulesSchema.shape;
const backoff = backoffSchema.options[1].shape;
const startLimit = rules.startLimit.unwrap().shape;
const retention = settingsChangeSchema.shape.retention.unwrap().shape;
const health = settingsChangeSchema.shape.health.unwrap().shape;

/** Of a queue's rules. Lengths of time are in milliseconds. */
export const ruleBounds = {
  concurrency: boundsOf(rules.concurrency),
  attemptLimit: boundsOf(rules.attemptLimit),
  firstPauseMs: boundsOf(backoff.baseMs),
  longestPauseMs: boundsOf(backoff.maxMs),
  startCount: boundsOf(startLimit.count),
  timeoutMs: boundsOf(rules.timeoutMs),
  softLimit: boundsOf(rules.softLimit),
  hardLimit: boundsOf(rules.hardLimit),
  completedDays: boundsOf(rules.completedDays),
} as const;

/** Of housekeeping. */
export const retentionBounds = {
  failedDays: boundsOf(retention.failedDays.unwrap()),
  keepCompleted: boundsOf(retention.keepCompleted.unwrap()),
  keepFailed: boundsOf(retention.keepFailed.unwrap()),
} as const;

const rate = boundsOf(health.errorRate.unwrap());

/** Of what counts as unhealthy; the rate in percent. */
export const healthBounds = {
  errorPercent: { min: rate.min * 100, max: rate.max * 100 },
  window: boundsOf(health.window.unwrap()),
  mostRunning: boundsOf(health.mostRunning.unwrap()),
  oldestWaitMinutes: boundsOf(health.oldestWaitMinutes.unwrap()),
} as const;

const connection = connectionSchema.shape;

/** Of a connection. Lengths of time are in seconds. */
export const connectionBounds = {
  concurrency: boundsOf(connection.concurrency.unwrap()),
  minConcurrency: boundsOf(connection.minConcurrency.unwrap()),
  requestsPerMinute: boundsOf(connection.requestsPerMinute.unwrap().unwrap()),
  firstByteSeconds: boundsOf(connection.firstByteSeconds.unwrap()),
  idleSeconds: boundsOf(connection.idleSeconds.unwrap()),
  maxOutputTokens: boundsOf(connection.maxOutputTokens.unwrap()),
} as const;

/** Of how long a server is held before its second choice takes over, in minutes. */
export const takeoverBounds = boundsOf(secondChoiceSchema.shape.afterMinutes.unwrap());

const outages = settingsChangeSchema.shape.outages.unwrap().shape;

/** Of how many failures in a row are an outage. */
export const outageBounds = boundsOf(outages.failures.unwrap().unwrap());

const cache = settingsChangeSchema.shape.responseCache.unwrap().shape;

/** Of the cache of answers. */
export const cacheBounds = {
  maxDays: boundsOf(cache.maxDays.unwrap()),
  maxMegabytes: boundsOf(cache.maxMegabytes.unwrap()),
} as const;

const price = modelPriceSchema.shape;

/** Of what a million tokens may cost, and a month. */
export const moneyBounds = {
  price: boundsOf(price.input),
  monthlyLimit: boundsOf(settingsChangeSchema.shape.costs.unwrap().shape.monthlyLimit.unwrap().unwrap()),
} as const;
