import { describe, expect, it } from 'vitest';
import { auditStorm } from '../support/storm-audit.ts';
import { PaidTwice } from '../support/storm-paid-twice.ts';
import { runStorm } from '../support/storm-run.ts';

// Longer: npm run chaos -- --minutes 10 --json

const section = {
  jobId: 'job-1',
  key: 'header',
  state: 'completed',
  content: 'Text.',
  code: null,
  jobs: 1,
  completions: 1,
  laterClaims: 0,
};

describe('what is counted after a storm', () => {
  it('is nothing where all is well', () => {
    expect(auditStorm([section], new Set(['job-1']), 'Text.')).toEqual({
      sections: 1,
      lost: 0,
      doubled: 0,
      claimedAgain: 0,
      failedForOutage: 0,
      failedOtherwise: 0,
      unfinished: 0,
    });
  });

  it.each([
    [{ content: 'Other.' }, { lost: 1, unfinished: 1 }],
    [{ state: 'ready' }, { lost: 1, unfinished: 1 }],
    [{ jobs: 2 }, { doubled: 1 }],
    [{ completions: 2 }, { doubled: 1 }],
    [{ laterClaims: 1 }, { claimedAgain: 1 }],
    [
      { state: 'failed', code: 'provider.closed' },
      { lost: 1, failedForOutage: 1 },
    ],
    [
      { state: 'failed', code: 'provider.refused' },
      { lost: 1, failedForOutage: 0, failedOtherwise: 1 },
    ],
  ])('is what went wrong: %j', (change, found) => {
    expect(auditStorm([{ ...section, ...change }], new Set(['job-1']), 'Text.')).toMatchObject(found);
  });

  it('are calls for what had come in full, unless the process was killed in between', () => {
    const paid = new PaidTwice();
    const call = (life: number, isWhole: boolean) => paid.see({ question: 'Why?', life, isWhole });
    call(1, false);
    call(1, true);
    call(2, false);
    expect(paid.count).toBe(0);
    call(1, false);
    expect(paid.count).toBe(1);
  });
});

describe('half a minute of rate limits, errors, cuts, stalls, resets, outages, kills, clock jumps and a full disk', () => {
  it('loses, doubles and fails nothing, and pays for nothing twice (F1, F4, F13)', { timeout: 180_000 }, async () => {
    const {
      sections,
      calls,
      events,
      seed: _seed,
      durationMs: _durationMs,
      wholeAnswers,
      ...wrong
    } = await runStorm({
      durationMs: 30_000,
      seed: 20_261_129,
    });
    expect(wrong).toEqual({
      lost: 0,
      doubled: 0,
      paidTwice: 0,
      paidTwiceAfterMs: [],
      failedForOutage: 0,
      failedOtherwise: 0,
      unfinished: 0,
      unexpected: [],
    });
    expect(sections).toBeGreaterThanOrEqual(42);
    expect(wholeAnswers).toBeGreaterThanOrEqual(sections);
    expect(calls).toBeGreaterThan(wholeAnswers);
    expect(Object.keys(events).length).toBeGreaterThan(5);
  });
});
