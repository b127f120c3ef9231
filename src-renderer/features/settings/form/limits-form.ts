import type { HealthLimits, OutageLimits, Retention } from '#shared/model/settings.ts';
import { settingsSchema } from '#shared/model/settings.ts';
import type { Problem } from './read-number.ts';
import { readPercent, readWhole } from './read-number.ts';
import { healthBounds, outageBounds, retentionBounds } from './setting-bounds.ts';

/** What housekeeping and the watch over the queues do until something else is set. */
export const { retention: defaultRetention, health: defaultHealth, outages: defaultOutages } = settingsSchema.parse({});

/** A form of numbers, read: the values that are in order over those stored, and what is wrong with the others. */
export interface LimitsReading<T, F> {
  readonly value: T;
  readonly problems: { readonly [K in keyof F]?: Problem };
}

/** Housekeeping as it is typed. */
export interface RetentionForm {
  readonly failedDays: string;
  readonly keepCompleted: string;
  readonly keepFailed: string;
}

/** What counts as unhealthy, as it is typed: the rate in percent. */
export interface HealthForm {
  readonly errorPercent: string;
  readonly window: string;
  readonly mostRunning: string;
  readonly oldestWaitMinutes: string;
}

/** What counts as an outage, as it is typed; empty for never. */
export interface OutageForm {
  readonly failures: string;
}

export const formOfRetention = (retention: Retention): RetentionForm => ({
  failedDays: String(retention.failedDays),
  keepCompleted: String(retention.keepCompleted),
  keepFailed: String(retention.keepFailed),
});

export const readRetention = (form: RetentionForm, stored: Retention): LimitsReading<Retention, RetentionForm> => {
  const failedDays = readWhole(form.failedDays, retentionBounds.failedDays);
  const keepCompleted = readWhole(form.keepCompleted, retentionBounds.keepCompleted);
  const keepFailed = readWhole(form.keepFailed, retentionBounds.keepFailed);
  return {
    value: {
      failedDays: failedDays.ok ? failedDays.value : stored.failedDays,
      keepCompleted: keepCompleted.ok ? keepCompleted.value : stored.keepCompleted,
      keepFailed: keepFailed.ok ? keepFailed.value : stored.keepFailed,
    },
    problems: {
      ...(!failedDays.ok && { failedDays: failedDays.problem }),
      ...(!keepCompleted.ok && { keepCompleted: keepCompleted.problem }),
      ...(!keepFailed.ok && { keepFailed: keepFailed.problem }),
    },
  };
};

export const formOfHealth = (health: HealthLimits): HealthForm => ({
  errorPercent: String(Math.round(health.errorRate * 10_000) / 100),
  window: String(health.window),
  mostRunning: String(health.mostRunning),
  oldestWaitMinutes: String(health.oldestWaitMinutes),
});

export const readHealth = (form: HealthForm, stored: HealthLimits): LimitsReading<HealthLimits, HealthForm> => {
  const errorPercent = readPercent(form.errorPercent, healthBounds.errorPercent);
  const window = readWhole(form.window, healthBounds.window);
  const mostRunning = readWhole(form.mostRunning, healthBounds.mostRunning);
  const oldestWaitMinutes = readWhole(form.oldestWaitMinutes, healthBounds.oldestWaitMinutes);
  return {
    value: {
      errorRate: errorPercent.ok ? Math.round(errorPercent.value * 100) / 10_000 : stored.errorRate,
      window: window.ok ? window.value : stored.window,
      mostRunning: mostRunning.ok ? mostRunning.value : stored.mostRunning,
      oldestWaitMinutes: oldestWaitMinutes.ok ? oldestWaitMinutes.value : stored.oldestWaitMinutes,
    },
    problems: {
      ...(!errorPercent.ok && { errorPercent: errorPercent.problem }),
      ...(!window.ok && { window: window.problem }),
      ...(!mostRunning.ok && { mostRunning: mostRunning.problem }),
      ...(!oldestWaitMinutes.ok && { oldestWaitMinutes: oldestWaitMinutes.problem }),
    },
  };
};

export const formOfOutages = ({ failures }: OutageLimits): OutageForm => ({
  failures: failures === null ? '' : String(failures),
});

export const readOutages = (form: OutageForm, stored: OutageLimits): LimitsReading<OutageLimits, OutageForm> => {
  if (form.failures.trim() === '') return { value: { failures: null }, problems: {} };
  const failures = readWhole(form.failures, outageBounds);
  return failures.ok
    ? { value: { failures: failures.value }, problems: {} }
    : { value: stored, problems: { failures: failures.problem } };
};
