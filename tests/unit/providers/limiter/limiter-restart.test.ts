import { describe, expect, it } from 'vitest';
import { settled } from '../../../support/manual-time.ts';
import { LimiterLife, origin } from './limiter-life.ts';

describe('a limiter over a restart', () => {
  it('knows the lowered limit, the pause and since when it was quiet', async () => {
    const life = new LimiterLife({ concurrency: 8 });
    life.answer(429, { 'retry-after': '30' });
    await life.time.advance(10_000);
    life.open({ concurrency: 8 });
    expect(life.limiter.concurrencyNow()).toBe(4);
    expect(life.limiter.waitMs()).toBe(20_000);
    await life.time.advance(79_999);
    expect(life.limiter.concurrencyNow()).toBe(4);
    await life.time.advance(1);
    expect(life.limiter.concurrencyNow()).toBe(5);
  });

  it('counts the quiet minutes in which it did not live', async () => {
    const life = new LimiterLife();
    life.answer(429, { 'retry-after': '0' });
    life.limiter.stop();
    await life.time.advance(60_000);
    const { changes } = life;
    life.open();
    expect(life.limiter.concurrencyNow()).toBe(3);
    // While it is made, those who are told of changes aren't there yet: the app did not start.
    expect(life.changes).toBe(changes);
  });

  it('keeps no pause for longer than an hour after the clock was set back, and grows from its end', async () => {
    const life = new LimiterLife();
    life.answer(429, { 'retry-after': '60' });
    life.time.jump(-40 * 86_400_000);
    life.open();
    expect(life.limiter.waitMs()).toBe(3_600_000);
    await life.time.advance(3_660_000);
    expect(life.limiter.waitMs()).toBe(0);
    expect(life.limiter.concurrencyNow()).toBe(3);
  });

  it('keeps a pause of seconds one of seconds after the clock was set back', async () => {
    const life = new LimiterLife();
    life.ask();
    await settled();
    life.answer(429, { 'retry-after': '5' });
    life.time.jump(-8 * 3_600_000);
    life.open();
    expect(life.limiter.waitMs()).toBe(5_000);
    await life.time.advance(5_000);
    expect(life.limiter.waitMs()).toBe(0);
  });

  it('keeps the limit of starts, those in the future counting as of now', async () => {
    const life = new LimiterLife({ requestsPerMinute: 2 });
    life.ask();
    await life.time.advance(20_000);
    life.ask();
    await life.time.advance(20_000);
    life.open({ requestsPerMinute: 2 });
    expect(life.limiter.waitMs()).toBe(20_000);
    life.time.jump(-3_600_000);
    life.open({ requestsPerMinute: 2 });
    expect(life.limiter.waitMs()).toBe(60_000);
  });

  it('keeps a learnt limit within what the user allows now, and whole numbers only', async () => {
    const life = new LimiterLife();
    life.saved.set(origin, { limit: 6, changedAt: life.time.now(), pausedUntil: null });
    expect(life.open({ concurrency: 3 }).concurrencyNow()).toBe(3);
    expect(life.open({ concurrency: 9, minConcurrency: 7 }).concurrencyNow()).toBe(7);
    await life.time.advance(0.4);
    life.answer(429, { 'retry-after-ms': '12.5' });
    for (const value of Object.values(life.saved.get(origin) ?? {})) expect(value).toSatisfy(Number.isInteger);
  });

  it('begins at full speed where its memory cannot be read', async () => {
    const life = new LimiterLife();
    life.memory.load = life.memory.startsSince = () => {
      throw new Error('damaged');
    };
    life.open();
    const asked = life.ask();
    await settled();
    expect(asked.release).not.toBeNull();
    expect(life.limiter.concurrencyNow()).toBe(4);
    expect(life.unexpected).toHaveLength(2);
  });
});
