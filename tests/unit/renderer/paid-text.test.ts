import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { Attempt } from '#shared/model/job.ts';
import type { Paid, Spending } from '#shared/model/usage.ts';
import { describeSpending } from '../../../src-renderer/app/spending-button.tsx';
import { formatMicros } from '../../../src-renderer/components/format-money.ts';
import { attemptUsage } from '../../../src-renderer/features/queue/detail/attempt-usage.ts';
import { describePaid } from '../../../src-renderer/features/workspace/inspector/paid-facts.tsx';

const t = createTranslator('en', en);
const french = createTranslator('fr', fr);
/** Intl puts narrow and hard spaces where a test has plain ones. */
const plain = (text: string | null | undefined) => text?.replace(/[\u00a0\u202f]/gu, ' ');

const nothing: Paid = {
  calls: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  costMicros: null,
  estimatedCalls: 0,
  cachedAnswers: 0,
};
const said = (paid: Partial<Paid>) =>
  describePaid(t, 'en', { ...nothing, ...paid }, 'EUR').lines.map(({ name, value, note }) =>
    plain(`${name}: ${value}${note ? ` (${note})` : ''}`),
  );

describe('what a section or document has cost (A12)', () => {
  it('tells tokens, what of them was cached or thinking, and money', () => {
    const paid = {
      calls: 2,
      inputTokens: 2_140,
      cachedTokens: 1_320,
      outputTokens: 612,
      reasoningTokens: 204,
      costMicros: 4_215,
    };
    expect(said(paid)).toEqual([
      'Cost: €0.0042 (2 calls)',
      'Tokens in: 2,140 (1,320 from the provider’s cache)',
      'Tokens out: 612 (204 of them thinking)',
    ]);
  });

  it('says that no price is known, and spells out nothing that is zero', () => {
    expect(said({ calls: 1, inputTokens: 10, outputTokens: 5 })).toEqual([
      'Cost: no price known (1 call)',
      'Tokens in: 10',
      'Tokens out: 5',
    ]);
  });

  it('says that answers out of the cache cost nothing', () => {
    expect(said({ cachedAnswers: 3 })).toEqual(['Cost: nothing', 'From the cache: 3 answers (nothing paid)']);
  });

  it('says what may have been billed', () => {
    expect(describePaid(t, 'en', { ...nothing, calls: 2, estimatedCalls: 2 }, 'EUR').estimated).toBe(
      '2 calls may have been billed',
    );
    expect(describePaid(t, 'en', nothing, 'EUR').estimated).toBeNull();
  });
});

describe('what an attempt has cost (A12, E5)', () => {
  const attempt: Attempt = {
    claimNo: 1,
    startedAt: 0,
    finishedAt: 1,
    outcome: 'completed',
    error: null,
    inputTokens: 2_140,
    outputTokens: 312,
    costMicros: 4_210,
    requestId: null,
    basis: 'counted',
  };
  const say = (change: Partial<Attempt>, isRemote = true) => {
    const usage = attemptUsage(t, { ...attempt, ...change }, { locale: 'en', currency: 'EUR', isRemote });
    return usage && [plain(usage.text), usage.isUncertain];
  };

  it('goes by what its numbers rest on', () => {
    expect(say({})).toEqual(['2,452 tokens: 2,140 in, 312 out · cost €0.0042', false]);
    expect(say({ costMicros: null })).toEqual(['2,452 tokens: 2,140 in, 312 out · no price known', false]);
    expect(say({ basis: 'cached', inputTokens: 0, outputTokens: 0 })).toEqual(['From the cache, nothing paid', false]);
    expect(say({ basis: 'estimated', outcome: 'retry' })).toEqual([
      'May have been billed, about 2,452 tokens · about €0.0042',
      true,
    ]);
  });

  it('may have been billed where it was lost on its way to a server, and only there', () => {
    const lost = { outcome: 'lost', basis: null, inputTokens: 0, outputTokens: 0, costMicros: null } as const;
    expect(say(lost)).toEqual(['May have been billed', true]);
    expect(say(lost, false)).toBeNull();
    expect(say({ ...lost, outcome: 'held' })).toBeNull();
  });
});

describe('this month in the status bar (A12)', () => {
  const spending: Spending = {
    month: '2026-11',
    costMicros: 4_180_000,
    limitMicros: 25_000_000,
    currency: 'EUR',
    calls: 412,
    hasEstimates: false,
    unpricedCalls: 0,
    hitRate: null,
    promptCacheRate: null,
  };
  const words = (change: Partial<Spending>) => describeSpending(t, 'en', { ...spending, ...change });

  it('says how much of the limit that is, in one sentence too', () => {
    expect(words({})).toMatchObject({ amount: '€4.18', limit: 'of €25', tone: 'plain' });
    expect(words({})?.label).toBe('This month €4.18, of €25, 17% of the limit');
  });

  it('warns from 80 % on, and says when it is reached', () => {
    expect(words({ costMicros: 19_900_000 })?.tone).toBe('plain');
    expect(words({ costMicros: 20_000_000 })?.tone).toBe('near');
    expect(words({ costMicros: 26_000_000 })).toMatchObject({ tone: 'full', share: 1 });
    expect(words({ limitMicros: 0, costMicros: 0 })?.tone).toBe('full');
  });

  it('is silent where nothing was called and nothing is limited', () => {
    expect(words({ limitMicros: null, calls: 0, costMicros: 0 })).toBeNull();
    expect(words({ limitMicros: null })).toMatchObject({ limit: null, share: null, tone: 'plain' });
  });

  it('speaks of money as its language does', () => {
    expect(plain(formatMicros('fr', 'EUR', 4_215))).toBe('0,0042 €');
    expect(plain(describeSpending(french, 'fr', spending)?.limit)).toBe('sur 25 €');
  });
});
