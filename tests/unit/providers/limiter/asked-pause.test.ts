import { describe, expect, it } from 'vitest';
import { askedPauseMs } from '../../../../src-main/providers/limiter/asked-pause.ts';

const now = Date.UTC(2026, 10, 22, 9);
const pauseOf = (headers: Record<string, string>, status = 429, isRateLimit = status === 429) =>
  askedPauseMs({ status, isRateLimit, headers: new Headers(headers) }, now);

describe('the pause an answer asks for', () => {
  it.each([
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': new Date(now + 90_000).toUTCString() }, 90_000],
    [{ 'retry-after': new Date(now - 90_000).toUTCString() }, 0],
    [{ 'retry-after': '86400' }, 3_600_000],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    [{}, 1_000],
    [{ 'retry-after': 'soon' }, 1_000],
  ])('of a refusal with %j is %i ms', (headers, expected) => {
    expect(pauseOf(headers)).toBe(expected);
  });

  it.each([
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' }, 1_000],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '120ms' }, 120],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m2.5s' }, 62_500],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '2' }, 2_000],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '5h' }, 3_600_000],
    [{ 'x-ratelimit-remaining-tokens': '0' }, 0],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': 'later' }, 0],
    [{ 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '6m0s' }, 0],
    [{ 'x-ratelimit-remaining-requests': '', 'x-ratelimit-reset-requests': '6m0s' }, 0],
    [{ 'retry-after': '7' }, 0],
    [{}, 0],
  ])('of a good answer with %j is %i ms', (headers, expected) => {
    expect(pauseOf(headers, 200)).toBe(expected);
  });

  it('is the longest of limits used up together', () => {
    const both = {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '20s',
    };
    expect(pauseOf(both, 200)).toBe(20_000);
    expect(pauseOf(both)).toBe(20_000);
    // Told when to come back, nobody waits until the limits are whole again.
    expect(pauseOf({ ...both, 'retry-after': '2' })).toBe(2_000);
    expect(pauseOf({ ...both, 'retry-after': '2' }, 503)).toBe(2_000);
  });

  it('is believed of a server that is overloaded, and none is made up for it', () => {
    expect(pauseOf({ 'retry-after': '4' }, 503)).toBe(4_000);
    expect(pauseOf({}, 503)).toBe(0);
  });

  it('is none for an empty account, which waiting does not fill', () => {
    expect(pauseOf({ 'retry-after': '4' }, 429, false)).toBe(0);
    const spent = { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s' };
    expect(pauseOf(spent, 429, false)).toBe(0);
  });
});
