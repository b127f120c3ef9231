import { describe, expect, it } from 'vitest';
import type { QueueMinute, QueueView } from '#shared/model/queue-overview.ts';
import { defaultQueueRules } from '#shared/model/queue-policy.ts';
import { bucketsOf, wholeOf } from '../../../src-renderer/features/queue/charts/chart-series.ts';
import { heightOf, largestOf, linePath } from '../../../src-renderer/features/queue/charts/chart-shape.ts';

const minuteMs = 60_000;
/** A whole number of half hours, so that every range begins a stretch there; then 90 s into it. */
const start = Date.UTC(2026, 0, 5, 9);
const now = start + 90_000;

const minute = (ago: number, change: Partial<QueueMinute> = {}): QueueMinute => ({
  at: start - ago * minuteMs,
  completed: 4,
  failed: 0,
  retried: 0,
  meanWaitMs: 1_000,
  meanRunMs: 2_000,
  ...change,
});
const queue = (minutes: QueueMinute[]): QueueView => ({
  queue: 'sections',
  waiting: 0,
  running: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  held: 0,
  oldestWaitMs: null,
  throughputPerMinute: 0,
  errorRate: null,
  isHealthy: true,
  reasons: [],
  isPaused: false,
  policy: defaultQueueRules.sections,
  lanes: [],
  remainingMs: null,
  minutes,
});

describe('the charts (B7)', () => {
  it.each([
    [60, 30],
    [360, 36],
    [1_440, 48],
  ] as const)('of %i minutes have %i stretches up to the present', (range, count) => {
    const buckets = bucketsOf([queue([])], range, now);
    expect(buckets).toHaveLength(count);
    expect(buckets.at(-1)?.at).toBe(start);
    expect(buckets.every(({ meanRunMs, completed }) => meanRunMs === null && completed === 0)).toBe(true);
  });

  it('count the last stretch by the time it has lasted, so that it doesn’t look like a slump', () => {
    const buckets = bucketsOf([queue([minute(0, { completed: 6 })])], 60, now);
    expect(buckets.at(-1)).toMatchObject({ completed: 6, completedPerMinute: 4 });
  });

  it('add up queues, and weigh means by what they are of', () => {
    const many = minute(2, { completed: 9, failed: 0, meanWaitMs: 1_000, meanRunMs: 1_000 });
    const few = minute(2, { completed: 1, failed: 2, retried: 3, meanWaitMs: null, meanRunMs: 11_000 });
    const [bucket] = bucketsOf([queue([many]), queue([few])], 60, now).slice(-2);
    expect(bucket).toMatchObject({ completed: 10, failed: 2, retried: 3, meanWaitMs: 1_000, meanRunMs: 2_000 });
  });

  it('leave out of the whole what is older than their range', () => {
    const whole = wholeOf([queue([minute(90), minute(10, { failed: 2 })])], 60, now);
    expect(whole).toMatchObject({ completed: 4, failed: 2 });
  });

  it('draw a line with gaps, and a lonely value as a dot', () => {
    expect(linePath([1, null, 2, 4], 4)).toBe('M12.5 30L12.5 30M62.5 20L62.5 20L87.5 0');
    expect(heightOf(3, 0)).toBe(40);
    expect(largestOf([null, null])).toBeNull();
  });
});
