import { describe, expect, it } from 'vitest';
import { settled } from '../../../support/manual-time.ts';
import { LimiterLife, origin, usual } from './limiter-life.ts';

const begun = (asked: readonly { release: unknown }[]) => asked.filter(({ release }) => release !== null).length;

describe('the gate before an origin (A3)', () => {
  it('lets as many requests begin as allowed, and the next when one is over', async () => {
    const life = new LimiterLife({ concurrency: 2 });
    const asked = [life.ask(), life.ask(), life.ask()];
    await settled();
    expect(begun(asked)).toBe(2);
    asked[0]?.release?.();
    await settled();
    expect(begun(asked)).toBe(3);
  });

  it('takes a place back once, however often it is given', async () => {
    const life = new LimiterLife({ concurrency: 1 });
    const asked = [life.ask(), life.ask(), life.ask()];
    await settled();
    for (let times = 0; times < 3; times++) asked[0]?.release?.();
    await settled();
    expect(begun(asked)).toBe(2);
  });

  it('lets go of a request that is aborted while it waits, with its reason, and forgets it', async () => {
    const life = new LimiterLife({ concurrency: 1 });
    const first = life.ask();
    const abort = new AbortController();
    const second = life.ask(abort.signal);
    const third = life.ask();
    await settled();
    abort.abort(new Error('not wanted any more'));
    await settled();
    expect(second.error).toEqual(new Error('not wanted any more'));
    first.release?.();
    await settled();
    expect(begun([second, third])).toBe(1);
    expect(life.starts).toHaveLength(2);
  });

  it('refuses one that is aborted already, and keeps the place of one aborted under way until it is over', async () => {
    const life = new LimiterLife({ concurrency: 1 });
    const early = life.ask(AbortSignal.abort('early'));
    const abort = new AbortController();
    const first = life.ask(abort.signal);
    const second = life.ask();
    await settled();
    expect(early.error).toBe('early');
    abort.abort();
    await settled();
    expect(begun([first, second])).toBe(1);
    first.release?.();
    await settled();
    expect(begun([first, second])).toBe(2);
  });

  it('halves on a refusal and waits as long as the server said, then goes on (A12)', async () => {
    const life = new LimiterLife();
    const asked = [life.ask(), life.ask(), life.ask(), life.ask()];
    await settled();
    for (const { release } of asked) {
      life.answer(429, { 'retry-after': '7' });
      release?.();
    }
    expect(life.limiter.concurrencyNow()).toBe(2);
    expect(life.limiter.waitMs()).toBe(7_000);
    expect(life.limiter.pausedUntil()).toBe(life.time.now() + 7_000);
    const later = [life.ask(), life.ask(), life.ask()];
    await life.time.advance(6_999);
    expect(begun(later)).toBe(0);
    await life.time.advance(1);
    expect(begun(later)).toBe(2);
    expect(life.limiter.pausedUntil()).toBeNull();
  });

  it('never has more under way than a limit that was halved while others waited for the pause to end', async () => {
    const life = new LimiterLife();
    life.answer(200, { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' });
    const asked = [life.ask(), life.ask(), life.ask(), life.ask()];
    life.answer(429, { 'retry-after': '2' });
    await life.time.advance(2_000);
    expect(begun(asked)).toBe(2);
  });

  it('speeds up by one for each quiet minute, and then sets no timer any more', async () => {
    const life = new LimiterLife();
    expect(life.time.armed).toBe(0);
    life.answer(429, { 'retry-after': '10' });
    expect(life.time.armed).toBe(1);
    await life.time.advance(69_999);
    expect(life.limiter.concurrencyNow()).toBe(2);
    await life.time.advance(1);
    expect(life.limiter.concurrencyNow()).toBe(3);
    await life.time.advance(60_000);
    expect(life.limiter.concurrencyNow()).toBe(4);
    expect(life.time.armed).toBe(0);
  });

  it('tells of each change for better or worse, and of nothing else', async () => {
    const life = new LimiterLife({ requestsPerMinute: 2 });
    const first = life.ask();
    await settled();
    life.answer(200);
    first.release?.();
    await life.time.advance(1_000);
    expect(life.changes).toBe(0);
    life.ask().release?.();
    await settled();
    expect([life.changes, life.limiter.waitMs()]).toEqual([1, 59_000]);
    await life.time.advance(59_000);
    expect([life.changes, life.limiter.waitMs()]).toEqual([2, 0]);
    await life.time.advance(600_000);
    expect(life.changes).toBe(2);
    expect(life.time.armed).toBe(0);
  });

  it('lets no minute have more starts than allowed, and says when there is room', async () => {
    const life = new LimiterLife({ requestsPerMinute: 3 });
    for (let n = 0; n < 3; n++) {
      life.ask();
      await life.time.advance(10_000);
    }
    const fourth = life.ask();
    await settled();
    expect(life.limiter.waitMs()).toBe(30_000);
    await life.time.advance(29_999);
    expect(fourth.release).toBeNull();
    await life.time.advance(1);
    expect(fourth.release).not.toBeNull();
    expect(life.limiter.waitMs()).toBe(10_000);
  });

  it('takes changed numbers while work is under way', async () => {
    const life = new LimiterLife({ concurrency: 1 });
    const asked = [life.ask(), life.ask(), life.ask()];
    await settled();
    expect(begun(asked)).toBe(1);
    life.limiter.configure({ ...usual, concurrency: 2 });
    await settled();
    expect(begun(asked)).toBe(2);
    life.limiter.configure({ ...usual, concurrency: 8, requestsPerMinute: 2 });
    await settled();
    expect(begun(asked)).toBe(2);
    expect(life.limiter.waitMs()).toBe(60_000);
    life.limiter.configure({ ...usual, concurrency: 8 });
    await settled();
    expect(begun(asked)).toBe(3);
  });

  it('goes on when its memory fails: an answer that was paid for is never lost to a full disk', async () => {
    const life = new LimiterLife();
    life.memory.noteStart = life.memory.save = () => {
      throw new Error('disk full');
    };
    const asked = life.ask();
    await settled();
    expect(asked.release).not.toBeNull();
    expect(() => life.answer(429)).not.toThrow();
    expect(life.limiter.concurrencyNow()).toBe(2);
    expect(life.unexpected).toHaveLength(2);
    expect(life.saved.has(origin)).toBe(false);
  });
});
