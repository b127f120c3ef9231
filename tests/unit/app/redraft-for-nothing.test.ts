import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { createFakeModel } from '../../support/fake-model.ts';
import { ManualTime } from '../../support/manual-time.ts';
import type { ModelServer } from '../../support/model-server/model-server.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import { openProvider } from '../../support/model-server/open-provider.ts';
import { createTestApp } from '../../support/test-app.ts';

const dayMs = 24 * 60 * 60_000;

/** What a model answers with where a set of questions is asked for. */
const questions = ['a pipeline', 'a report', 'a mistake', 'a plan', 'a team'].map((about) => ({
  theme: 'experience',
  question: `Tell me about ${about}.`,
  why: 'It shows how the work was done.',
  goodAnswer: 'Says what was done, and what came of it.',
  requirement: null,
  evidence: [{ quote: 'Moved 38 pipelines.', experience: 0 }],
  anchors: { low: 'Vague.', middle: 'Clear.', high: 'Clear, with figures.' },
}));

/** A document of each kind, all of whose texts are asked for. */
const documents = {
  'competence-file': {},
  'interview-pack': { questions: questions.length, answers: 'all' },
} as const;
type Kind = keyof typeof documents;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer({
    rules: [{ contains: 'Write a set of exactly', steps: [{ do: 'answer', text: JSON.stringify({ questions }) }] }],
  });
});
afterEach(async () => {
  await server.close();
});

/** The app with a provider towards a real server, begun on a day. */
const open = (begunAt: number) => {
  const { provider } = openProvider(server.baseUrl);
  const { facts } = createFakeModel([], { baseUrl: server.baseUrl });
  const app = createTestApp({
    time: new ManualTime(begunAt),
    policy: { startLimit: null },
    settings: { responseCache: { maxDays: 60 } },
    models: [{ model: { ...provider, name: 'lab' }, facts }],
  });
  let waiting: (() => void)[] = [];
  app.store.database.onCommit(() => {
    const told = waiting;
    waiting = [];
    setImmediate(() => {
      for (const wake of told) wake();
    });
  });
  app.engine.start();
  /** Drafts the same input again; what was sent of it. */
  const draft = async (kind: Kind): Promise<string[]> => {
    const sent = server.journal.to('/v1/responses').length;
    const kindOptions = documents[kind];
    const { runId } = app.start({ kind, options: runOptionsSchema.parse({ provider: 'lab', kindOptions }) });
    for (;;) {
      const run = app.store.runs.get(runId);
      expect(run?.failed).toBe(0);
      if (run?.waiting === 0 && run.running === 0) break;
      await new Promise<void>((wake) => waiting.push(wake));
    }
    return server.journal
      .to('/v1/responses')
      .slice(sent)
      .map(({ body }) => userMessage.parse(JSON.parse(body)));
  };
  return { ...app, draft };
};

const userMessage = z
  .object({ input: z.tuple([z.object({ content: z.string() })]) })
  .transform(({ input: [{ content }] }) => content);

describe('drafting unchanged input again (A12)', () => {
  it('costs nothing for forty days, over the ends of two months, whatever the kind', async () => {
    const app = open(Date.UTC(2026, 0, 25, 9));
    expect(await app.draft('competence-file')).toHaveLength(11);
    expect(await app.draft('interview-pack')).toHaveLength(1 + questions.length);
    for (const days of [1, 6, 1, 24, 8]) {
      app.time.jump(days * dayMs);
      expect(await app.draft('competence-file')).toEqual([]);
      expect(await app.draft('interview-pack')).toEqual([]);
    }
    expect(new Date(app.time.now()).toISOString()).toMatch(/^2026-03-06/);
  });

  it('asks again only for sections whose text follows from the date, once it does', async () => {
    // In January the candidate, at work since January 2017, has nine years of experience in place of eight.
    const app = open(Date.UTC(2025, 11, 28, 9));
    await app.draft('competence-file');
    app.time.jump(7 * dayMs);
    const again = await app.draft('competence-file');
    expect(again).toHaveLength(3);
    for (const message of again) expect(message).toContain('"years": "9 years of experience"');
  });
});
