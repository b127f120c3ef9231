import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectToOwner } from '../../../src-main/api/local-client.ts';
import { startLocalServer } from '../../../src-main/api/local-server.ts';
import { Publisher } from '../../../src-main/api/publisher.ts';
import { startRun } from '../../../src-main/app/drafting/start-run.ts';
import { getQueueStatus } from '../../../src-main/app/queue/get-queue-status.ts';
import { routes } from '../../../src-shared/contract/routes.ts';
import { err, ok } from '../../../src-shared/model/app-error.ts';
import { testFolder } from '../../support/sqlite-store.ts';
import { createTestApp, testCandidate } from '../../support/test-app.ts';

const requestId = 'd3b7:first-try';
const request = { kind: 'competence-file', input: { candidate: testCandidate }, requestId } as const;

const documentCount = ({ store }: ReturnType<typeof createTestApp>) => store.documents.count('');

describe('asking for a run twice under the same name (B1)', () => {
  it('gives the run that is there, and drafts nothing twice', async () => {
    const app = createTestApp();
    const first = app.start({ requestId });
    const again = app.start({ requestId });
    expect(again).toMatchObject({ documentId: first.documentId, runId: first.runId, sections: first.sections });
    expect(documentCount(app)).toBe(1);
    expect(app.start({ requestId: 'another' }).runId).not.toBe(first.runId);
    expect(app.start().runId).not.toBe(app.start().runId);
    app.engine.start();
    await app.time.advance(60_000);
    expect(app.start({ requestId })).toMatchObject({ runId: first.runId, position: 0 });
  });

  it('is taken although the queue has no room for another run', () => {
    const app = createTestApp({ policy: { hardLimit: 12, softLimit: 10 } });
    const first = app.start({ requestId });
    expect(() => app.start()).toThrow(/queue is full/);
    expect(app.start({ requestId }).runId).toBe(first.runId);
  });

  it('gives the same run after a restart', () => {
    const path = join(testFolder(), 'dossier.db');
    const life = createTestApp({ path });
    const { runId } = life.start({ requestId });
    life.store.database.close();
    const next = createTestApp({ path });
    onTestFinished(() => next.store.database.close());
    expect(next.start({ requestId }).runId).toBe(runId);
    expect(documentCount(next)).toBe(1);
  });

  it('gives the same run over the socket of an owner, whose events carry the name', async () => {
    const app = createTestApp();
    const dataFolder = testFolder();
    const publisher = new Publisher({
      events: app.store.events,
      timers: app.time,
      queueStatus: getQueueStatus(app.deps),
      whenDurable: app.store.database.whenDurable,
      onUnexpected: (error) => expect.unreachable(String(error)),
    });
    app.store.database.onCommit(() => publisher.committed());
    const router = {
      call: async () => err({ code: 'not-found', message: 'not asked for' }),
      callUntyped: async (_name: unknown, input: unknown) =>
        ok(startRun(app.deps)(routes['run.start'].input.parse(input))),
      close: () => Promise.resolve(),
    };
    const server = await startLocalServer({ dataFolder, router, publisher });
    const asked = async () => {
      // The first client goes away before it has its answer, as far as anybody knows.
      const client = await connectToOwner(dataFolder);
      if (client === null) return expect.unreachable('no owner');
      const named = new Promise<string | undefined>((resolve) =>
        client.on((event) => {
          if (event.name !== 'store.changed') return;
          const run = event.payload.changes.find(({ entity }) => entity === 'run');
          if (run !== undefined) resolve(run.requestId);
        }),
      );
      const answer = await client.call('run.start', request);
      return { client, answer, named };
    };
    const first = await asked();
    await app.time.advance(100);
    expect(await first.named).toBe(requestId);
    first.client.close();
    const second = await asked();
    second.client.close();
    await server.close();
    expect(first.answer.ok && second.answer.ok && first.answer.value.runId === second.answer.value.runId).toBe(true);
    expect(documentCount(app)).toBe(1);
  });

  it('takes no name that could hold anything else', () => {
    const { input } = routes['run.start'];
    expect(input.safeParse({ ...request, requestId: '' }).success).toBe(false);
    expect(input.safeParse({ ...request, requestId: 'a b' }).success).toBe(false);
    expect(input.safeParse({ ...request, requestId: 'x'.repeat(101) }).success).toBe(false);
  });
});
