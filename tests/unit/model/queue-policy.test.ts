import { describe, expect, it } from 'vitest';
import { defaultPriorityOf, policiesOf, policyOfUnknown } from '../../../src-shared/model/queue-policy.ts';
import { settingsChangeSchema, settingsSchema } from '../../../src-shared/model/settings.ts';

const policyOf = (queue: string, changes = {}) => policiesOf(changes).find((policy) => policy.queue === queue);

const exponential = (baseMs: number) => ({ type: 'exponential', baseMs });

describe('the queues’ policies', () => {
  it.each([
    // queue, at once, attempts, backoff
    ['sections', 3, 3, exponential(1_000)],
    ['chat', 3, 3, exponential(2_000)],
    ['audio', 2, 2, exponential(5_000)],
    ['large', 2, 5, exponential(10_000)],
    ['presentations', 2, 3, exponential(1_000)],
    ['reports', 2, 2, exponential(1_000)],
    ['exports', 2, 2, exponential(1_000)],
    ['images', 2, 2, exponential(1_000)],
    ['analytics', 5, 1, { type: 'none' }],
    ['maintenance', 1, 1, { type: 'none' }],
  ])('%s: %i at once, %i attempts (A3, A4, B2, E3)', (queue, concurrency, attemptLimit, backoff) => {
    expect(policyOf(queue)).toMatchObject({ concurrency, attemptLimit, backoff, softLimit: 500, hardLimit: 5_000 });
  });

  it('limit starts to three sections a second and two large analyses a minute, and nothing else (A3, B2)', () => {
    const limits = policiesOf({}).flatMap(({ queue, startLimit }) => (startLimit ? [[queue, startLimit]] : []));
    expect(limits).toEqual([
      ['sections', { count: 3, windowMs: 1_000 }],
      ['large', { count: 2, windowMs: 60_000 }],
    ]);
  });

  it('stop an attempt after five minutes, and keep completed work for 7 days, that of reports for 30 (C4, D5)', () => {
    expect(new Set(policiesOf({}).map(({ timeoutMs }) => timeoutMs))).toEqual(new Set([300_000]));
    expect([policyOf('chat')?.completedDays, policyOf('reports')?.completedDays]).toEqual([7, 30]);
  });

  it('give chat 8, audio 6, large 4, analytics 1 and everything else 5 to begin with (B2)', () => {
    const priorities = ['chat', 'audio', 'large', 'analytics', 'sections', 'reports'].map(defaultPriorityOf);
    expect(priorities).toEqual([8, 6, 4, 1, 5, 5]);
  });

  it('take what the user changed, field by field, and leave the rest at its default', () => {
    const changes = { sections: { concurrency: 1 }, large: { startLimit: null } };
    expect(policyOf('sections', changes)).toMatchObject({ concurrency: 1, attemptLimit: 3 });
    expect(policyOf('large', changes)).toMatchObject({ startLimit: null, concurrency: 2 });
    expect(policyOf('chat', changes)).toEqual(policyOf('chat'));
  });

  it('never refuse before they warn (B4)', () => {
    expect(policyOf('chat', { chat: { softLimit: 9_000 } })).toMatchObject({ softLimit: 9_000, hardLimit: 9_000 });
  });

  it('have one for queues of a newer version, too', () => {
    expect(policyOfUnknown('holograms')).toMatchObject({ queue: 'holograms', concurrency: 2 });
  });
});

describe('a change of settings', () => {
  it('names what it names and nothing else: no other setting goes back to its default', () => {
    expect(settingsChangeSchema.parse({ colorScheme: 'dark' })).toEqual({ colorScheme: 'dark' });
  });

  it('may not name a folder, which only a dialog can', () => {
    expect(settingsChangeSchema.parse({ exportFolder: '/etc' })).toEqual({});
  });

  it('out of bounds is refused, and stored ones out of bounds too', () => {
    const queues = { sections: { concurrency: 0 } };
    expect(settingsChangeSchema.safeParse({ queues }).success).toBe(false);
    expect(settingsSchema.safeParse({ queues }).success).toBe(false);
    expect(settingsSchema.parse({})).toMatchObject({ queues: {}, retention: { keepCompleted: 50, keepFailed: 100 } });
  });
});
