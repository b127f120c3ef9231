import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AimockCall, AimockChaos, AimockFixture, AimockServer } from '../support/aimock-server.ts';
import { startAimock } from '../support/aimock-server.ts';
import { openModelApp } from '../support/model-app.ts';
import { chaosOf, chaosText } from '../support/model-app-chaos.ts';
import type { SectionAccount } from '../support/model-app-sections.ts';
import { accountsOf, callsBySection, messagesOf } from '../support/model-app-sections.ts';

// More seeds: DOSSIER_CHAOS_SEEDS=200 npm test -- tests/contract/models-chaos.test.ts

const speed = 50;
const seedCount = Number(process.env['DOSSIER_CHAOS_SEEDS'] ?? 8);
const seeds = Array.from({ length: seedCount }, (_, index) => 20_261_122 + index);

/** What the other side throws at random: so many calls in a hundred that it turns away, breaks or tears. */
const dice: readonly AimockChaos[] = [
  { dropRate: 0.25 },
  { malformedRate: 0.15, disconnectRate: 0.15 },
  { dropRate: 0.1, malformedRate: 0.1, disconnectRate: 0.1 },
  { dropRate: 0.5, disconnectRate: 0.3 },
];

/** How a claim ends after which the section goes on; a check of the server is released. */
const goesOn = ['retry', 'snoozed', 'held', 'released'];

describe('whatever the server does', () => {
  let aimock: AimockServer;
  beforeAll(async () => {
    aimock = await startAimock([{ match: { model: 'test-model' }, response: { content: 'x' } }], 7);
  });
  afterAll(() => aimock.stop());

  /** Drafts a document to its end and says what came of it. */
  const play = async (
    planOf: (messages: ReadonlyMap<string, string>) => {
      readonly fixtures: readonly AimockFixture[];
      readonly chaos?: AimockChaos;
    },
  ) => {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-chaos-'));
    const app = openModelApp({ folder, baseUrl: aimock.baseUrl, speed });
    try {
      app.draft();
      const messages = messagesOf(folder);
      const { fixtures, chaos } = planOf(messages);
      await aimock.play(fixtures, chaos);
      app.begin();
      const counts = app.store.database.connection.prepare<[], { open: number }>(
        "SELECT count(*) AS open FROM jobs WHERE state NOT IN ('completed', 'failed')",
      );
      await app.until(() => counts.get()?.open === 0);
      expect(app.unexpected).toEqual([]);
      return { sections: accountsOf(folder), calls: await aimock.calls(), messages };
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };

  /** What holds of every document, however its calls went. */
  const expectInvariants = (
    sections: readonly SectionAccount[],
    calls: readonly AimockCall[],
    messages: ReadonlyMap<string, string>,
  ) => {
    const made = callsBySection(messages, calls);
    expect(sections).toHaveLength(14);
    for (const { key, state, isSuccess, content, error, spent, limit, outcomes, bases } of sections) {
      const isDrafted = state === 'completed' && isSuccess && content === chaosText && error === null;
      // Of a section that failed there is at most the first draft that it got while it waited.
      const hasFailed =
        state === 'failed' && !isSuccess && content !== chaosText && error?.startsWith('provider.') === true;
      expect({ key, isEither: isDrafted !== hasFailed }).toEqual({ key, isEither: true });
      expect(spent).toBeLessThanOrEqual(limit);
      // Every claim made one call and every call had a claim: none was made for nothing, none twice.
      const checked = outcomes.filter((outcome) => outcome === 'released').length;
      expect({ key, calls: made.get(key) }).toEqual({ key, calls: outcomes.length - checked });
      // What was answered in full is the last that was asked: nobody calls again for a section that is there.
      expect(outcomes.slice(0, -1).filter((outcome) => !goesOn.includes(outcome))).toEqual([]);
      // Whole, where the attempts allow it: it fails for want of attempts, or because no attempt can help.
      if (hasFailed && !/refused|too-long/.test(error ?? '')) expect(spent).toBe(limit);
      // Trouble of the server may be forgiven, nothing else is.
      expect(spent).toBeLessThanOrEqual(
        outcomes.filter((outcome) => outcome === 'retry' || outcome === 'failed').length,
      );
      expect(bases.filter((basis) => basis === 'counted')).toHaveLength(checked + (isDrafted ? 1 : 0));
    }
    // One booking a call, except for those that were turned away before anything was worked out.
    const turnedAway = calls.filter(({ status }) => status === 429 || status === 400).length;
    const refused = sections.filter(({ error }) => error === 'provider.refused').length;
    const booked = sections.flatMap(({ bases }) => bases).filter((basis) => basis !== null).length;
    expect(booked).toBe(calls.length - turnedAway + refused);
  };

  it.each(seeds)('each section has the fate its calls lead to, no more and no fewer calls (seed %i)', async (seed) => {
    let fateOf: ReturnType<typeof chaosOf>['fateOf'] = () => expect.fail('no plan');
    const { sections, calls, messages } = await play((all) => {
      const chaos = chaosOf(seed, all);
      ({ fateOf } = chaos);
      return chaos;
    });
    expectInvariants(sections, calls, messages);
    for (const { key, state, error, spent, outcomes, bases } of sections) {
      const isCall = (nth: number) => outcomes[nth] !== 'released';
      const own = bases.filter((_basis, nth) => isCall(nth));
      const fate = fateOf(key, own.length);
      expect({ key, isCompleted: state === 'completed', bases: own }).toEqual({
        key,
        isCompleted: fate.isCompleted,
        bases: fate.bases,
      });
      expect(fate.errors).toContain(error);
      expect(spent).toBeGreaterThanOrEqual(fate.fewestSpent);
      expect(spent).toBeLessThanOrEqual(fate.mostSpent);
    }
  });

  it.each(dice)('the invariants hold when aimock throws its own dice, %j', async (chaos) => {
    const { sections, calls, messages } = await play(() => ({
      fixtures: [{ match: { model: 'test-model' }, response: { content: chaosText, usage: { input_tokens: 9 } } }],
      chaos,
    }));
    expect(sections.some(({ outcomes }) => outcomes.length > 1)).toBe(true);
    expectInvariants(sections, calls, messages);
  });
});
