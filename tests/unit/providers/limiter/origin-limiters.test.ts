import { describe, expect, it } from 'vitest';
import { OriginLimiters } from '../../../../src-main/providers/limiter/origin-limiters.ts';
import type { OriginLimits } from '../../../../src-main/queue/ports.ts';
import { ManualTime, settled } from '../../../support/manual-time.ts';

const at = (baseUrl: string, concurrency: number, requestsPerMinute: number | null = null, minConcurrency = 1) => ({
  baseUrl,
  concurrency,
  minConcurrency,
  requestsPerMinute,
});

const open = () => {
  const time = new ManualTime();
  const told = { changes: 0 };
  const limiters = new OriginLimiters({
    clock: time,
    timers: time,
    memory: { load: () => null, save: () => {}, startsSince: () => [], noteStart: () => {} },
    onChange: () => {
      told.changes += 1;
    },
    onUnexpected: (error) => {
      throw error;
    },
  });
  return { limiters, time, told };
};

describe('the limiters of all origins', () => {
  it('gives each origin one, shared by its connections with the strictest of their numbers', async () => {
    const { limiters } = open();
    limiters.configure([
      at('https://one.example/v1', 6, 100),
      at('https://ONE.example:443/other', 3, null),
      at('https://one.example/third', 9, 1),
      at('http://127.0.0.1:1234/v1', 2),
    ]);
    expect(limiters.of('https://one.example')).toBe(limiters.of('https://one.example'));
    expect(limiters.concurrencyOf('https://one.example')).toBe(3);
    expect(limiters.concurrencyOf('http://127.0.0.1:1234')).toBe(2);
    expect(limiters.waitMsOf('https://one.example')).toBe(0);
    const release = await limiters.of('https://one.example').enter(new AbortController().signal);
    release();
    expect(limiters.waitMsOf('https://one.example')).toBe(60_000);
    expect(limiters.waitMsOf('http://127.0.0.1:1234')).toBe(0);
  });

  it('limits no origin that it does not know: the embedded drafter has none', () => {
    const { limiters } = open();
    const limits: OriginLimits = limiters;
    expect(limits.concurrencyOf('embedded')).toBeNull();
    expect(limits.waitMsOf('embedded')).toBe(0);
  });

  it('takes a request at a time towards an origin that is only tried, until it is set up', () => {
    const { limiters, told } = open();
    const limiter = limiters.of('https://new.example');
    expect(limiter.concurrencyNow()).toBe(1);
    limiters.configure([at('https://new.example/v1', 5)]);
    expect(limiter.concurrencyNow()).toBe(5);
    expect(told.changes).toBe(1);
    limiters.configure([at('https://new.example/v1', 5)]);
    expect(told.changes).toBe(1);
  });

  it('tells of changes of any, until it is stopped', async () => {
    const { limiters, time, told } = open();
    limiters.configure([at('https://one.example', 4), at('https://two.example', 4)]);
    const refusal = { status: 429, headers: new Headers({ 'retry-after': '5' }), isRateLimit: true };
    limiters.of('https://two.example').note(refusal);
    expect(told.changes).toBe(1);
    expect([limiters.concurrencyOf('https://one.example'), limiters.concurrencyOf('https://two.example')]).toEqual([
      4, 2,
    ]);
    await time.advance(5_000);
    expect(told.changes).toBe(2);
    limiters.stop();
    await time.advance(600_000);
    await settled();
    expect(told.changes).toBe(2);
  });
});
