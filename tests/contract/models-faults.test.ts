import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AimockFixture, AimockServer } from '../support/aimock-server.ts';
import { startAimock } from '../support/aimock-server.ts';
import type { ModelApp, ModelAppOptions } from '../support/model-app.ts';
import { openModelApp } from '../support/model-app.ts';
import { accountsOf, callsBySection, messagesOf } from '../support/model-app-sections.ts';

/** Everything on our side goes so much faster than real time. */
const speed = 50;
const text = 'Twelve years of **work**, told in some words so that it comes in several pieces.';
const answer = { content: text, usage: { input_tokens: 300, output_tokens: 20 } };
const healthy: AimockFixture = { match: { model: 'test-model' }, response: answer, chunkSize: 8 };
const rateLimit = (retryAfter: number) => ({
  error: { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' },
  status: 429,
  retryAfter,
});
const serverError = { error: { message: 'It broke.', type: 'server_error' }, status: 500 };

describe('a competence file drafted through aimock, with the whole main side', () => {
  let aimock: AimockServer;
  let folder: string;
  let app: ModelApp;
  beforeAll(async () => {
    aimock = await startAimock([healthy]);
  });
  afterAll(() => aimock.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-faults-'));
  });
  afterEach(async () => {
    expect(app.unexpected).toEqual([]);
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Queues a draft, so that its prompts are known, has the server play what is made of them, and lets it go. */
  const begin = async (
    fixturesOf: (messages: ReadonlyMap<string, string>) => readonly AimockFixture[],
    options: Partial<ModelAppOptions> = {},
  ) => {
    app = openModelApp({ folder, baseUrl: aimock.baseUrl, speed, ...options });
    app.draft();
    const messages = messagesOf(folder);
    await aimock.play(fixturesOf(messages));
    app.begin();
    return messages;
  };
  /** No outage is made of failures that follow each other while no other call ends. */
  const everyFailureCounts = { settings: { outages: { failures: null } } };
  const finished = () => app.until(() => accountsOf(folder).every(({ state }) => /completed|failed/.test(state)));
  /** A fault in the first calls of a section, in this order, and then what a healthy server does. */
  const firstOf = (message: string | undefined, steps: readonly Omit<AimockFixture, 'match'>[]): AimockFixture[] =>
    steps.map((step, sequenceIndex) => ({ match: { userMessage: message ?? '', sequenceIndex }, ...step }));

  it('streams all 14 sections in pieces, with one call each, and books what the server counted (A3, F1)', async () => {
    const pieces = new Map<string, number>();
    const onDelta = ({ sectionId }: { sectionId: string }) => pieces.set(sectionId, (pieces.get(sectionId) ?? 0) + 1);
    const messages = await begin(() => [healthy], { onDelta });
    await finished();
    const sections = accountsOf(folder);
    expect(sections).toHaveLength(14);
    for (const section of sections) {
      expect(section).toMatchObject({ state: 'completed', isSuccess: true, content: text, spent: 0, claims: 1 });
      expect(section.bases).toEqual(['counted']);
    }
    expect([...callsBySection(messages, await aimock.calls()).values()]).toEqual(sections.map(() => 1));
    expect(pieces.size).toBe(14);
    expect(Math.min(...pieces.values())).toBeGreaterThan(3);
    expect(app.deps.store.usage.months()).toMatchObject([
      { calls: 14, estimatedCalls: 0, inputTokens: 14 * 300, outputTokens: 14 * 20 },
    ]);
  });

  it('waits as long as Retry-After says, spends no attempt, halves its pace, and speeds up again after a quiet minute (F3)', async () => {
    const messages = await begin((all) => [
      ...firstOf(all.get('header'), [{ response: rateLimit(1) }, { response: rateLimit(1) }]),
      healthy,
    ]);
    expect(app.limiters.concurrencyOf(app.origin)).toBe(4);
    const startedAt = performance.now();
    await app.until(() => (app.limiters.concurrencyOf(app.origin) ?? 4) < 4);
    // Not until the limits are whole again, which the same answer says is in six minutes.
    expect(app.limiters.waitMsOf(app.origin)).toBeLessThanOrEqual(1_000);
    await finished();
    const header = accountsOf(folder).find(({ key }) => key === 'header');
    expect(header).toMatchObject({ state: 'completed', spent: 0, outcomes: ['snoozed', 'snoozed', 'completed'] });
    expect(header?.bases).toEqual([null, null, 'counted']);
    expect(accountsOf(folder).every(({ state, spent }) => state === 'completed' && spent === 0)).toBe(true);
    const calls = callsBySection(messages, await aimock.calls());
    expect(calls.get('header')).toBe(3);
    // Two waits of a second, by a clock that goes faster.
    expect((performance.now() - startedAt) * speed).toBeGreaterThan(2_000);
    expect(app.limiters.concurrencyOf(app.origin)).toBeLessThanOrEqual(2);
    const grown = new Promise<void>((resolve) => {
      const look = () => ((app.limiters.concurrencyOf(app.origin) ?? 0) >= 4 ? resolve() : void setImmediate(look));
      look();
    });
    await grown;
    expect((performance.now() - startedAt) * speed).toBeGreaterThan(2 * 60_000);
  });

  it('tries again after 500s, each costing an attempt, and fails with the reason when none is left (A4, A5)', async () => {
    const messages = await begin(
      (all) => [
        ...firstOf(all.get('languages'), [{ response: serverError }, { response: serverError }]),
        ...firstOf(all.get('education'), [
          { response: serverError },
          { response: serverError },
          { response: serverError },
        ]),
        healthy,
      ],
      everyFailureCounts,
    );
    await finished();
    const byKey = new Map(accountsOf(folder).map((section) => [section.key, section]));
    expect(byKey.get('languages')).toMatchObject({ state: 'completed', spent: 2, content: text });
    expect(byKey.get('education')).toMatchObject({
      state: 'failed',
      spent: 3,
      isSuccess: false,
      error: 'provider.failed',
      content: '',
      bases: ['estimated', 'estimated', 'estimated'],
    });
    const calls = callsBySection(messages, await aimock.calls());
    expect([calls.get('languages'), calls.get('education')]).toEqual([3, 3]);
    for (const { key, outcomes } of byKey.values()) expect(calls.get(key)).toBe(outcomes.length);
    expect([...byKey.values()].filter(({ state }) => state === 'completed')).toHaveLength(13);
  });

  it('counts a stream that is cut as an attempt, keeps nothing half, and says that it may have been billed (F1)', async () => {
    const messages = await begin(
      (all) => [
        // Before the first word, after some, and after all of them but the end.
        ...firstOf(all.get('header'), [{ response: answer, chunkSize: 8, truncateAfterChunks: 2 }]),
        ...firstOf(all.get('languages'), [
          { response: answer, chunkSize: 8, truncateAfterChunks: 7 },
          { response: answer, chunkSize: 8, truncateAfterChunks: 15 },
        ]),
        healthy,
      ],
      everyFailureCounts,
    );
    await finished();
    const byKey = new Map(accountsOf(folder).map((section) => [section.key, section]));
    expect(byKey.get('header')).toMatchObject({ state: 'completed', spent: 1, bases: ['estimated', 'counted'] });
    expect(byKey.get('languages')).toMatchObject({
      state: 'completed',
      spent: 2,
      content: text,
      outcomes: ['retry', 'retry', 'completed'],
      bases: ['estimated', 'estimated', 'counted'],
    });
    const calls = callsBySection(messages, await aimock.calls());
    for (const { key, claims } of byKey.values()) expect(calls.get(key)).toBe(claims);
    expect(app.deps.store.usage.months()).toMatchObject([{ calls: 17, estimatedCalls: 3 }]);
  });

  it('takes an answer of no stream and a torn connection for what they are, and tries again', async () => {
    const messages = await begin(
      (all) => [
        ...firstOf(all.get('header'), [{ response: answer, chaos: { malformedRate: 1 } }]),
        ...firstOf(all.get('languages'), [{ response: answer, chaos: { disconnectRate: 1 } }]),
        healthy,
      ],
      everyFailureCounts,
    );
    await finished();
    const sections = accountsOf(folder);
    expect(sections.filter(({ spent }) => spent === 1).map(({ key }) => key)).toEqual(['header', 'languages']);
    expect(sections.every(({ state }) => state === 'completed')).toBe(true);
    const faults = app.store.errorLog.list(null, 10);
    expect(faults.map(({ code }) => code).sort()).toEqual(['provider.closed', 'provider.malformed']);
    const calls = callsBySection(messages, await aimock.calls());
    for (const { key, claims } of sections) expect(calls.get(key)).toBe(claims);
  });

  it('waits for a first token that is slow to come, without a second call', async () => {
    const slow = { ...healthy, streamingProfile: { ttft: 300, tps: 2_000 } };
    const messages = await begin(() => [slow]);
    await finished();
    expect(accountsOf(folder).every(({ state, claims }) => state === 'completed' && claims === 1)).toBe(true);
    expect([...callsBySection(messages, await aimock.calls()).values()].every((count) => count === 1)).toBe(true);
  });

  it('stops asking when the account is empty, asks once for all sections, and fails none of them (F3)', async () => {
    const empty = {
      match: { model: 'test-model' },
      response: { error: { message: 'Quota.', type: 'insufficient_quota', code: 'insufficient_quota' }, status: 429 },
    };
    await begin(() => [empty]);
    await app.until(() => app.store.lanes.all().some(({ holdReason }) => holdReason === 'quota'));
    // First drafts of the embedded drafter stand in for the model, all of them.
    await app.until(() => accountsOf(folder).every(({ content, state }) => content !== '' && state !== 'running'));
    const sections = accountsOf(folder);
    expect(sections.every(({ spent, error }) => spent === 0 && error === null)).toBe(true);
    // As many as were under way together.
    expect((await aimock.calls()).length).toBeLessThanOrEqual(3);
    const lane = app.store.lanes.all().find(({ origin }) => origin === app.origin);
    await aimock.play([healthy]);
    app.store.queue.release(lane?.lane ?? '', app.deps.clock.now());
    await finished();
    expect(accountsOf(folder).every(({ content }) => content === text)).toBe(true);
    expect(await aimock.calls()).toHaveLength(14);
  });
});
