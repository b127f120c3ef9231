import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { ConnectionReport, ConnectionView } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import { newConnection } from '../../../src-renderer/components/connection/new-connection.ts';
import { isUsable, reportError, testSteps, withModel } from '../../../src-renderer/components/connection/test-steps.ts';
import { describeHold } from '../../../src-renderer/components/hold-text.ts';
import { connectionState, keyText } from '../../../src-renderer/features/settings/models/connection-card.tsx';

const t = createTranslator('en', en);
const french = createTranslator('fr', fr);
const view = (patch: Partial<ConnectionView> = {}): ConnectionView => ({
  ...newConnection('openai', []),
  origin: 'https://api.openai.com',
  reach: 'internet',
  hasKey: true,
  currentConcurrency: 4,
  pausedUntil: null,
  ...patch,
});
const now = 1_000_000;
const stateOf = (patch: Partial<ConnectionView>, hold?: { reason: 'offline' | 'quota'; held: number }) =>
  connectionState(t, 'en', view(patch), hold, now);

describe('how a connection stands', () => {
  it('is told by what is most pressing', () => {
    const worst = { hasKey: false, pausedUntil: now + 60_000, currentConcurrency: 1, model: null };
    expect(stateOf(worst, { reason: 'quota', held: 3 })).toEqual({
      tone: 'bad',
      text: 'Budget used up · 3 sections wait',
    });
    expect(stateOf(worst).text).toBe('Needs a key');
    expect(stateOf({ ...worst, hasKey: true }).text).toMatch(/^Paused until /);
    expect(stateOf({ ...worst, hasKey: true, pausedUntil: now }).text).toBe('Slowed down to 1 of 4 at once');
    expect(stateOf({ model: null }).text).toBe('Needs a model');
    expect(stateOf({})).toEqual({ tone: 'good', text: 'Ready' });
  });

  it('asks for no key where a server may do without one', () => {
    expect(stateOf({ preset: 'ollama', reach: 'loopback', hasKey: false }).text).toBe('Ready');
    expect(stateOf({ preset: 'custom', hasKey: false }).text).toBe('Ready');
  });

  it('says plainly where the key is, and where it lives only until Dossier quits', () => {
    expect(keyText(t, view(), 'system')).toBe('in the system’s key store');
    expect(keyText(t, view(), 'memory')).toBe('until Dossier quits');
    expect(keyText(t, view({ hasKey: false }), 'system')).toBe('no key');
  });
});

describe('what is said of a hold', () => {
  const said = (reason: HoldReason, translate = t) => describeHold(translate, reason, 'OpenAI', 9);

  it.each(holdReasonSchema.exclude(['paused']).options)(
    '%s: what happened, that nothing is lost, one thing to do',
    (reason) => {
      expect(said(reason).text).toContain('9 sections wait. Nothing is lost.');
      expect(said(reason, french).text).toContain('9 sections attendent. Rien n’est perdu.');
      expect(said(reason).title).toMatch(/OpenAI|spending limit/);
    },
  );

  it('sends to the key or to the limit where those are what is missing, else offers to try again', () => {
    expect(said('no-key')).toMatchObject({ remedy: 'models' });
    expect(said('spending-limit')).toMatchObject({ remedy: 'costs' });
    expect(said('offline')).toMatchObject({ remedy: 'try-now' });
    expect(said('quota')).toMatchObject({ remedy: 'try-now' });
  });
});

describe('a test of a connection, step by step', () => {
  const report = (patch: Partial<ConnectionReport> = {}): ConnectionReport => ({
    isReachable: true,
    isKeyAccepted: true,
    dialect: 'responses',
    models: ['gpt-5', 'gpt-5-mini'],
    isModelThere: true,
    latencyMs: 41.6,
    problem: null,
    ...patch,
  });
  const steps = (patch: Partial<ConnectionReport>, model: string | null = 'gpt-5-mini') =>
    testSteps(t, report(patch), model).map(({ state, text }) => `${state}: ${text}`);

  it('tells of each step that was reached and of none behind the one that failed', () => {
    expect(steps({})).toEqual([
      'ok: Reached, in 42 ms',
      'ok: Key accepted',
      'ok: Speaks Responses',
      'ok: Has gpt-5-mini',
    ]);
    expect(steps({ isReachable: false, latencyMs: null })).toEqual(['bad: Not reached']);
    expect(steps({ isKeyAccepted: false })).toEqual(['ok: Reached, in 42 ms', 'bad: Key not accepted']);
    expect(steps({ isModelThere: false }).at(-1)).toBe('bad: Does not have gpt-5-mini');
  });

  it('blames nobody for what there was nothing to find of', () => {
    const local = steps({ isKeyAccepted: null, models: null, isModelThere: null, dialect: 'chat' });
    expect(local.slice(1)).toEqual([
      'skipped: No key asked for',
      'ok: Speaks chat completions',
      'skipped: Keeps no list of models',
    ]);
    expect(steps({ isModelThere: null }, null).at(-1)).toBe('skipped: 2 models');
  });

  it('still stands when another model is chosen, and says nothing against one that is half typed', () => {
    const missing = report({ isModelThere: false, problem: { code: 'provider.no-model', message: 'Not there.' } });
    expect(isUsable(withModel(missing, 'gpt-5'))).toBe(true);
    expect(withModel(report(), 'gp')).toMatchObject({ isModelThere: null, isReachable: true, problem: null });
    const noBudget = report({ problem: { code: 'provider.quota', message: 'Used up.' } });
    expect(isUsable(withModel(noBudget, 'gpt-5'))).toBe(false);
  });

  it('is good enough to draft with only where nothing failed', () => {
    expect(isUsable(report())).toBe(true);
    expect(isUsable(report({ isKeyAccepted: null, models: null, isModelThere: null }))).toBe(true);
    expect(isUsable(report({ isModelThere: false }))).toBe(false);
    expect(isUsable(report({ problem: { code: 'provider.quota', message: 'Used up.' } }))).toBe(false);
  });

  it('turns its problem into an error with words in every language, a code it doesn’t know included', () => {
    expect(reportError(report({ problem: { code: 'provider.auth', message: 'No.' } }))?.code).toBe('provider.auth');
    expect(reportError(report({ problem: { code: 'news', message: 'No.' } }))?.code).toBe('provider.failed');
    expect(reportError(report())).toBeNull();
  });
});
