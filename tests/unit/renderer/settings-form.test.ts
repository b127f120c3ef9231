import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueChanges, QueueRules } from '#shared/model/queue-policy.ts';
import {
  defaultQueueRules,
  longestStartWindowMs,
  policiesOf,
  queueChangesSchema,
  queueNameSchema,
} from '#shared/model/queue-policy.ts';
import {
  defaultHealth,
  defaultRetention,
  formOfHealth,
  formOfRetention,
  readHealth,
  readRetention,
} from '../../../src-renderer/features/settings/form/limits-form.ts';
import { readTime, timeTextOf } from '../../../src-renderer/features/settings/form/read-number.ts';
import { ruleBounds } from '../../../src-renderer/features/settings/form/setting-bounds.ts';
import { isChanged, withForm, withoutQueue } from '../../../src-renderer/features/settings/queues/queue-changes.ts';
import { formOfRules, readRules, rulesOf } from '../../../src-renderer/features/settings/queues/queue-rules-form.ts';

const between = (min: number, max: number) => fc.integer({ min, max });
const backoff = fc.oneof(
  fc.constant({ type: 'none' } as const),
  fc
    .tuple(between(100, 600_000), between(100, 3_600_000))
    .filter(([baseMs, maxMs]) => baseMs <= maxMs)
    .map(([baseMs, maxMs]) => ({ type: 'exponential', baseMs, maxMs }) as const),
);
const rules: fc.Arbitrary<QueueRules> = fc
  .record({
    concurrency: between(1, 16),
    attemptLimit: between(1, 10),
    backoff,
    startLimit: fc.option(fc.record({ count: between(1, 1_000), windowMs: between(100, longestStartWindowMs) })),
    timeoutMs: between(1_000, 3_600_000),
    softLimit: between(1, 1_000_000),
    hardLimit: between(1, 1_000_000),
    completedDays: between(0, 3_650),
  })
  .map((all) => ({ ...all, hardLimit: Math.max(all.softLimit, all.hardLimit) }));
const queue = fc.constantFrom(...queueNameSchema.options);
const allChanges: fc.Arbitrary<QueueChanges> = fc
  .dictionary(queue, rules, { maxKeys: 4 })
  .map((changes) => queueChangesSchema.parse(changes));

const sections = defaultQueueRules.sections;
const form = formOfRules(sections);

describe('the form of a queue’s rules (B2, B4, A3)', () => {
  it('says exactly what the rules say: rules to form and back are the same rules', () => {
    fc.assert(
      fc.property(rules, (given) => {
        expect(readRules(formOfRules(given))).toEqual({ rules: given, problems: {} });
      }),
    );
  });

  it('has no problem with any queue’s defaults', () => {
    for (const name of queueNameSchema.options) {
      expect(readRules(formOfRules(defaultQueueRules[name]))).toEqual({ rules: defaultQueueRules[name], problems: {} });
    }
  });

  it.each([
    ['concurrency', '0', ruleBounds.concurrency],
    ['concurrency', '17', ruleBounds.concurrency],
    ['concurrency', '', ruleBounds.concurrency],
    ['concurrency', '2.5', ruleBounds.concurrency],
    ['attemptLimit', '11', ruleBounds.attemptLimit],
    ['startCount', '1001', ruleBounds.startCount],
    ['softLimit', 'many', ruleBounds.softLimit],
    ['completedDays', '-1', ruleBounds.completedDays],
  ] as const)('finds %s "%s" out of bounds, at that field alone', (field, text, { min, max }) => {
    const read = readRules({ ...form, [field]: text });
    expect(read.problems).toEqual({ [field]: { type: 'range', min, max, isTime: false } });
  });

  it.each([
    ['firstPause', { text: '0.09', unit: 's' }, ruleBounds.firstPauseMs],
    ['longestPause', { text: '61', unit: 'min' }, ruleBounds.longestPauseMs],
    ['timeout', { text: '0.5', unit: 's' }, ruleBounds.timeoutMs],
  ] as const)('finds the %s of %o out of bounds', (field, text, { min, max }) => {
    expect(readRules({ ...form, [field]: text }).problems).toEqual({
      [field]: { type: 'range', min, max, isTime: true },
    });
  });

  it('wants a refusal no lower than its warning, and a longest pause no shorter than the first', () => {
    const crossed = { ...form, softLimit: '600', hardLimit: '599', firstPause: { text: '2', unit: 'min' } } as const;
    expect(readRules(crossed).problems).toEqual({
      hardLimit: { type: 'below', than: 'warning', min: 600, isTime: false },
      longestPause: { type: 'below', than: 'first-pause', min: 120_000, isTime: true },
    });
  });

  it('asks nothing of fields that do not apply', () => {
    const firstPause = { text: '', unit: 's' } as const;
    const read = readRules({ ...form, startWindowMs: null, startCount: '', backoff: 'none', firstPause });
    expect(read.problems).toEqual({});
    expect(read.rules).toMatchObject({ startLimit: null, backoff: { type: 'none' } });
  });
});

describe('what is stored of it', () => {
  it('is the same after a look at the form, whatever was stored', () => {
    fc.assert(
      fc.property(allChanges, queue, (changes, name) => {
        const after = withForm(changes, name, formOfRules(rulesOf(name, changes)));
        expect(policiesOf(after)).toEqual(policiesOf(changes));
        expect(withForm(after, name, formOfRules(rulesOf(name, after)))).toEqual(after);
      }),
    );
  });

  it('is only what differs from the defaults', () => {
    const changes = withForm({ chat: { concurrency: 1 } }, 'sections', { ...form, concurrency: '5' });
    expect(changes).toEqual({ chat: { concurrency: 1 }, sections: { concurrency: 5 } });
    expect(withForm(changes, 'sections', form)).toEqual({ chat: { concurrency: 1 } });
  });

  it('keeps of a field in error what it was, and takes the others', () => {
    const stored: QueueChanges = { sections: { concurrency: 5 } };
    const typed = { ...formOfRules(rulesOf('sections', stored)), concurrency: '', attemptLimit: '4' };
    expect(withForm(stored, 'sections', typed)).toEqual({ sections: { concurrency: 5, attemptLimit: 4 } });
  });

  it('knows which queues are changed, and forgets one of them', () => {
    const changes: QueueChanges = { sections: { concurrency: 5 }, chat: { concurrency: 3 } };
    expect([isChanged(changes, 'sections'), isChanged(changes, 'chat'), isChanged(changes, 'audio')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(withoutQueue(changes, 'sections')).toEqual({ chat: { concurrency: 3 } });
  });
});

describe('lengths of time', () => {
  it('are typed in seconds or minutes and mean the same milliseconds', () => {
    expect([100, 1_500, 60_000, 90_000, 300_000].map(timeTextOf)).toEqual([
      { text: '0.1', unit: 's' },
      { text: '1.5', unit: 's' },
      { text: '1', unit: 'min' },
      { text: '90', unit: 's' },
      { text: '5', unit: 'min' },
    ]);
    const bounds = { min: 0, max: 10 ** 9 };
    fc.assert(
      fc.property(between(0, 10 ** 9), (ms) => {
        expect(readTime(timeTextOf(ms), bounds)).toEqual({ ok: true, value: ms });
      }),
    );
  });
});

describe('the forms of housekeeping and health (E4, E6)', () => {
  it('say exactly what is stored', () => {
    const retention = fc.record({
      failedDays: between(0, 3_650),
      keepCompleted: between(0, 10_000),
      keepFailed: between(0, 10_000),
    });
    const health = fc.record({
      errorRate: between(100, 10_000).map((rate) => rate / 10_000),
      window: between(5, 200),
      oldestWaitMinutes: between(1, 1_440),
      mostRunning: between(1, 100),
    });
    fc.assert(
      fc.property(retention, health, (kept, limits) => {
        expect(readRetention(formOfRetention(kept), defaultRetention)).toEqual({ value: kept, problems: {} });
        expect(readHealth(formOfHealth(limits), defaultHealth)).toEqual({ value: limits, problems: {} });
      }),
    );
  });

  it('keep of a field in error what was stored, and take the others', () => {
    const typed = { errorPercent: '0', window: '10', oldestWaitMinutes: '', mostRunning: '20' };
    expect(readHealth(typed, defaultHealth)).toEqual({
      value: { errorRate: 0.25, window: 10, oldestWaitMinutes: 10, mostRunning: 20 },
      problems: {
        errorPercent: { type: 'range', min: 1, max: 100, isTime: false },
        oldestWaitMinutes: { type: 'range', min: 1, max: 1_440, isTime: false },
      },
    });
  });
});
