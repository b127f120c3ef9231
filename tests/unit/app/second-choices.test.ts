import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchForFirstDrafts } from '../../../src-main/app/drafting/first-drafts.watch.ts';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { retryFailedSections } from '../../../src-main/app/drafting/retry-sections.ts';
import { getQueueOverview } from '../../../src-main/app/queue/get-queue-overview.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { jobIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { settingsSchema } from '../../../src-shared/model/settings.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, hanging } from '../../support/fake-model.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { openWithSecondChoice } from '../../support/second-choice-app.ts';
import { testFolder } from '../../support/sqlite-store.ts';
import { testCandidate } from '../../support/test-app.ts';

const minute = 60_000;
const offline: FakeAnswer = () => {
  throw new ProviderFault('offline', 'refused');
};
const failing =
  (kind: 'quota' | 'auth' | 'invalid'): FakeAnswer =>
  () => {
    throw new ProviderFault(kind, kind);
  };
const spareAfter5 = { lab: { provider: 'spare', afterMinutes: 5 } };
const embeddedAfter5 = { lab: { provider: 'embedded', afterMinutes: 5 } };

describe('a second choice (F13)', () => {
  it('takes over once the server has been held for as long as the user allows, and says so with the text', async () => {
    const app = openWithSecondChoice({
      answers: { lab: offline, spare: answering('By the spare.') },
      choices: spareAfter5,
    });
    const { documentId, runId } = app.begin();
    app.engine.start();
    await app.time.advance(4 * minute);
    expect(app.fake('spare').calls).toHaveLength(0);
    expect(app.document(documentId).run?.counts).toMatchObject({ waiting: 9 });
    await app.time.advance(2 * minute);
    const view = app.document(documentId);
    expect(view.status).toBe('completed');
    const standIn = { provider: 'spare', label: 'SPARE', insteadOf: 'lab', insteadOfLabel: 'LAB', reason: 'offline' };
    for (const section of view.sections) {
      expect(section).toMatchObject({ content: 'By the spare.', origin: 'model', standIn });
    }
    const record = getRunRecord(app.deps)({ runId });
    expect(record.provider).toBe('lab');
    expect(record.sections.every((section) => section.standIn?.provider === 'spare')).toBe(true);
    expect(app.fake('spare').calls).toHaveLength(9);
    expect(app.unexpected).toEqual([]);
  });

  it('is called with its own model, and its calls are booked under its name', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline, spare: answering('x') }, choices: spareAfter5 });
    app.begin();
    app.engine.start();
    await app.time.advance(6 * minute);
    expect(new Set(app.fake('spare').calls.map(({ model }) => model))).toEqual(new Set(['spare-model']));
    const booked = app.store.database.connection
      .prepare<[], { provider: string; model: string; calls: number }>(
        'SELECT provider, model, calls FROM usage_months',
      )
      .all();
    expect(booked).toEqual([{ provider: 'spare', model: 'spare-model', calls: 9 }]);
  });

  it('moves nothing when the first server is back before', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline }, choices: spareAfter5 });
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(4 * minute);
    app.fake('lab').next(answering('By the lab.'));
    app.release('lab');
    await app.time.advance(60 * minute);
    const { sections } = app.document(documentId);
    expect(sections.every(({ content, standIn }) => content === 'By the lab.' && standIn === undefined)).toBe(true);
  });

  it('keeps what it took over when the first server comes back', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline, spare: hanging() }, choices: spareAfter5 });
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(6 * minute);
    app.fake('lab').next(answering('By the lab.'));
    app.fake('spare').next(answering('By the spare.'));
    app.release('lab');
    await app.time.advance(30 * minute);
    // The summary waited for the others and was nobody's yet: its own server wrote it.
    const texts = app.document(documentId).sections.map(({ content }) => content);
    expect(texts.filter((text) => text === 'By the spare.').length).toBeGreaterThanOrEqual(8);
    expect(app.document(documentId).status).toBe('completed');
  });

  it.each(['quota', 'auth'] as const)('takes over from a server that refuses to work as well (%s)', async (kind) => {
    const app = openWithSecondChoice({
      answers: { lab: failing(kind), spare: answering('By the spare.') },
      choices: spareAfter5,
    });
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(6 * minute);
    expect(app.document(documentId).sections[0]?.standIn?.reason).toBe(kind === 'auth' ? 'no-key' : 'quota');
  });

  it('that is the embedded drafter writes the last word, over first drafts too, and not over an edited or locked text', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline }, choices: embeddedAfter5 });
    const drafts = watchForFirstDrafts(app.deps, (error) => app.unexpected.push(error));
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(minute);
    await drafts.look();
    await app.time.advance(minute);
    const [edited, locked] = app.document(documentId).sections;
    const { connection } = app.store.database;
    connection
      .prepare("UPDATE sections SET content = 'Mine.', origin = 'user', revision = revision + 1 WHERE id = ?")
      .run(edited?.id ?? '');
    connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(locked?.id ?? '');
    await app.time.advance(5 * minute);
    const view = app.document(documentId);
    expect(view.status).toBe('completed');
    expect(view.sections[0]).toMatchObject({ content: 'Mine.', origin: 'user' });
    expect(view.sections[0]?.standIn).toBeUndefined();
    expect(view.sections[1]).toMatchObject({ content: locked?.content, isLocked: true });
    for (const section of view.sections.slice(2)) {
      expect(section).toMatchObject({ origin: 'embedded', standIn: { provider: 'embedded', insteadOf: 'lab' } });
      expect(section.content).not.toBe('');
    }
    app.fake('lab').next(answering('By the lab.'));
    app.release('lab');
    await app.time.advance(30 * minute);
    expect(app.document(documentId).sections.some(({ content }) => content === 'By the lab.')).toBe(false);
    expect(app.unexpected).toEqual([]);
  });

  it('finds an outline as well, in place of the first one, and writes what follows from it while the server is away', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline }, choices: embeddedAfter5 });
    const drafts = watchForFirstDrafts(app.deps, (error) => app.unexpected.push(error));
    const { documentId } = app.start({
      kind: 'interview-pack',
      input: { candidate: testCandidate },
      options: runOptionsSchema.parse({ provider: 'lab', kindOptions: { questions: 5 } }),
    });
    app.engine.start();
    await app.time.advance(minute);
    await drafts.look();
    await app.time.advance(minute);
    expect(app.document(documentId).sections.every(({ givesWay }) => givesWay === true)).toBe(true);
    await app.time.advance(5 * minute);
    const view = app.document(documentId);
    expect(view.status).toBe('completed');
    expect(view.sections.length).toBeGreaterThanOrEqual(5);
    expect(view.sections.some(({ givesWay }) => givesWay === true)).toBe(false);
    expect(app.unexpected).toEqual([]);
  });

  it('gets no job that runs, and none whose call goes on at the server and is paid already', async () => {
    const app = openWithSecondChoice({
      answers: { lab: offline, spare: answering('By the spare.') },
      choices: spareAfter5,
      background: ['lab'],
    });
    app.begin();
    app.engine.start();
    await app.time.advance(minute);
    const [first] = app.store.database.connection.prepare<[], { id: string }>('SELECT id FROM jobs LIMIT 1').all();
    const job = app.store.jobList.get(jobIdSchema.parse(first?.id));
    if (job === null) throw new Error('no job');
    const remote = { provider: 'lab', requestKey: 'k', responseId: 'resp_1', sequence: 3 };
    app.store.remoteCalls.put(job.id, remote, app.time.now());
    await app.time.advance(6 * minute);
    expect(app.jobs()).toContain(`1 ready at ${app.originOf('lab')}`);
    expect(app.store.jobs.standIns.of(job.id)).toBeNull();
  });

  it('is passed over while it is held itself, and its own second choice does the work once both times are up', async () => {
    const app = openWithSecondChoice({
      answers: { lab: offline, spare: offline, third: answering('By the third.') },
      choices: { ...spareAfter5, spare: { provider: 'third', afterMinutes: 10 } },
    });
    const { documentId } = app.begin();
    app.begin('spare');
    app.engine.start();
    await app.time.advance(9 * minute);
    expect(app.fake('third').calls).toHaveLength(0);
    await app.time.advance(3 * minute);
    const [section] = app.document(documentId).sections;
    expect(section).toMatchObject({ content: 'By the third.', standIn: { provider: 'third', insteadOf: 'lab' } });
  });

  it('never hands a job round in a circle', async () => {
    const app = openWithSecondChoice({
      answers: { lab: offline, spare: offline },
      choices: { ...spareAfter5, spare: { provider: 'lab', afterMinutes: 5 } },
    });
    app.begin();
    app.engine.start();
    for (let hour = 0; hour < 12; hour += 1) {
      await app.time.advance(60 * minute);
      app.release(hour % 2 === 0 ? 'lab' : 'spare');
    }
    const moves = app.store.database.connection
      .prepare<[], { passed: string }>('SELECT DISTINCT passed FROM stand_ins')
      .all();
    expect(moves).toEqual([{ passed: '["lab"]' }]);
  });

  it('at which nobody listens gets nothing', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline }, choices: spareAfter5, unreached: ['spare'] });
    app.begin();
    app.engine.start();
    await app.time.advance(60 * minute);
    expect(app.jobs().every((line) => line.endsWith(app.originOf('lab')))).toBe(true);
  });

  it('is not asked again by a retry: the first server is', async () => {
    const app = openWithSecondChoice({
      answers: { lab: offline, spare: failing('invalid') },
      choices: spareAfter5,
    });
    const { documentId, runId } = app.begin();
    app.engine.start();
    await app.time.advance(6 * minute);
    expect(app.document(documentId).sections.some(({ state }) => state.type === 'failed')).toBe(true);
    app.choose({});
    app.fake('lab').next(answering('By the lab.'));
    app.release('lab');
    retryFailedSections(app.deps)({ runId });
    await app.time.advance(minute);
    expect(app.document(documentId).sections.every(({ content }) => content === 'By the lab.')).toBe(true);
    expect(app.document(documentId).sections.every(({ standIn }) => standIn === undefined)).toBe(true);
  });

  it('gives its work back when it is removed', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline, spare: offline }, choices: spareAfter5 });
    app.begin();
    app.engine.start();
    await app.time.advance(6 * minute);
    expect(app.jobs()).toEqual([`9 ready at ${app.originOf('spare')}`]);
    app.store.jobs.standIns.giveBack('spare');
    expect(app.jobs()).toEqual([`9 ready at ${app.originOf('lab')}`]);
    expect(app.store.jobs.standIns.drafters()).toEqual([]);
  });

  it('waits a minute after a start: the first server may be back', async () => {
    const folder = testFolder();
    const path = join(folder, 'dossier.db');
    const time = new ManualTime();
    const options = { answers: { lab: offline, spare: answering('By the spare.') }, choices: spareAfter5, time, path };
    let app = openWithSecondChoice(options);
    app.begin();
    app.engine.start();
    // A call waits for the disk, which no manual clock moves.
    while (app.laneOf('lab')?.holdReason !== 'offline') await app.settle(100);
    await time.advance(4 * minute);
    await app.close();
    time.jump(8 * 60 * minute);
    app = openWithSecondChoice(options);
    app.engine.recover();
    app.watch.giveTime();
    app.engine.start();
    await time.advance(50_000);
    expect(app.fake('spare').calls).toHaveLength(0);
    while (app.fake('spare').calls.length === 0 && time.elapsed() < 10 * minute) await app.settle(1_000);
    expect(time.elapsed()).toBeLessThan(6 * minute);
    await app.close();
  });

  it('is announced with the hold: who, and when', async () => {
    const app = openWithSecondChoice({ answers: { lab: offline }, choices: embeddedAfter5 });
    app.begin();
    app.engine.start();
    await app.time.advance(minute);
    const { health } = settingsSchema.parse({});
    const { queues } = getQueueOverview(app.deps, app.control, () => health)({ minutes: 1 });
    const hold = queues.flatMap(({ lanes }) => lanes).find(({ origin }) => origin === app.originOf('lab'))?.hold;
    expect(hold?.takeover).toMatchObject({ provider: 'embedded', label: null });
    expect(Math.round(((hold?.takeover?.at ?? 0) - app.time.now()) / minute)).toBe(4);
  });

  it('is written down by no setting unless the user wants one', () => {
    const stored = { id: 'lab', label: 'Lab', preset: 'custom', baseUrl: 'https://lab.example.com/v1' };
    expect(settingsSchema.parse({ connections: [stored] }).connections[0]?.secondChoice).toBeNull();
  });
});
