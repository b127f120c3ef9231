import { beforeEach, describe, expect, it } from 'vitest';
import { catalogs } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import type { UnhealthyReason } from '#shared/model/queue-overview.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { FinishedDocument, Notice } from '../../../src-main/app/notices/notification-text.ts';
import { documentsNotice } from '../../../src-main/app/notices/notification-text.ts';
import { notifyUser } from '../../../src-main/app/notices/notify-user.watch.ts';
import { batchIdSchema, documentIdSchema } from '../../../src-shared/model/ids.ts';
import { ManualTime } from '../../support/manual-time.ts';

const many: UnhealthyReason = { type: 'error-rate', rate: 0.342, limit: 0.25, window: 50 };

/** A user who is away, and what is up on their screen. */
const awayUser = () => {
  const time = new ManualTime();
  const up: Notice[] = [];
  let shownInAll = 0;
  const user = { isInFront: false, isWanted: true, language: 'en' as 'en' | 'fr' };
  const notifications = notifyUser({
    timers: time,
    isInFront: () => user.isInFront,
    isWanted: () => user.isWanted,
    translate: () => createTranslator(user.language, catalogs[user.language]),
    show: (notice) => {
      up.push(notice);
      shownInAll += 1;
      return () => void up.splice(up.indexOf(notice), 1);
    },
  });
  const ends = (title: string, status: FinishedDocument['status'] = 'completed', failedSections = 0) =>
    notifications.hear({
      name: 'document.finished',
      payload: { documentId: documentIdSchema.parse(title.replaceAll(/\W/g, '')), title, status, failedSections },
    });
  const exported = (completed: number, failed: number, finishedAt: number | null = 1) =>
    notifications.hear({
      name: 'export-batch.updated',
      payload: {
        batchId: batchIdSchema.parse('b'),
        folder: '/home/nour/clients',
        formats: ['pdf'],
        variant: { themeId: null, anonymise: null, paper: null },
        isZip: false,
        total: completed + failed,
        waiting: 0,
        running: 0,
        completed,
        failed,
        cancelled: 0,
        files: completed,
        createdAt: 0,
        finishedAt,
        remainingMs: null,
        failures: [],
      },
    });
  const alerts = (queue: string, reason: UnhealthyReason = many) =>
    notifications.hear({ name: 'queue.alerted', payload: { queue, reasons: [reason] } });
  const holds = (reason: HoldReason, label = 'OpenAI') =>
    notifications.hear({
      name: 'provider.held',
      payload: { reason, origin: 'https://api.openai.com', connection: 'openai', label, held: 14 },
    });
  const comesBack = () => {
    user.isInFront = true;
    notifications.forget();
  };
  return { time, up, user, ends, exported, alerts, holds, comesBack, shownInAll: () => shownInAll };
};

const finished = {
  documentId: documentIdSchema.parse('d'),
  title: 'Nour Haddad',
  status: 'completed',
  failedSections: 0,
} as const;

describe('notifications while the window is not in front (D6)', () => {
  let away: ReturnType<typeof awayUser>;
  beforeEach(() => {
    away = awayUser();
  });
  const titles = () => away.up.map(({ title }) => title);

  it.each<[HoldReason, string]>([
    ['no-key', 'OpenAI: There is no key for the model’s server.'],
    ['quota', 'OpenAI: The budget at the model’s provider is used up.'],
    ['spending-limit', 'OpenAI: This month’s spending limit is reached.'],
  ])('say once that a server waits for the user: %s', async (reason, title) => {
    away.holds(reason);
    away.holds(reason);
    await away.time.advance(3_000);
    expect(away.up).toMatchObject([{ title, target: { type: 'queue' } }]);
  });

  it('say nothing of a server that is only away: it goes on by itself (F1)', async () => {
    away.holds('offline');
    await away.time.advance(60_000);
    expect(away.shownInAll()).toBe(0);
  });

  it('name the part of a document that ended, where it has several', () => {
    const part = { key: 'interview-pack.questions', params: { set: 2 } };
    const { title } = documentsNotice(createTranslator('fr', catalogs.fr), [{ ...finished, part }]);
    expect(title).toMatch(/^Prêt\s: Nour Haddad · Questions, série 2$/u);
    expect(documentsNotice(createTranslator('en', catalogs.en), [finished]).title).toBe('Ready: Nour Haddad');
  });

  it('say by its title alone that a document is ready, and lead to it', async () => {
    away.ends('Nour Haddad, Data engineer');
    await away.time.advance(3_000);
    expect(away.up).toEqual([
      {
        title: 'Ready: Nour Haddad, Data engineer',
        text: 'Every section is drafted. Click to open it.',
        target: { type: 'document', documentId: 'NourHaddadDataengineer' },
      },
    ]);
  });

  it.each([
    ['partial', 'A: 2 sections failed'],
    ['failed', 'Could not draft A'],
  ] as const)('tell when a run is %s', async (status, title) => {
    away.ends('A', status, 2);
    await away.time.advance(3_000);
    expect(titles()).toEqual([title]);
  });

  it.each(['cancelled', 'processing', 'draft', 'queued'] as const)('are silent about %s', async (status) => {
    away.ends('A', status);
    await away.time.advance(60_000);
    expect(away.shownInAll()).toBe(0);
  });

  it('gather what ends within a few seconds', async () => {
    away.ends('A');
    await away.time.advance(1_000);
    away.ends('B');
    away.ends('C');
    await away.time.advance(2_000);
    expect(titles()).toEqual(['3 documents are ready']);
    expect(away.up[0]?.target).toEqual({ type: 'library' });
    expect(away.shownInAll()).toBe(1);
  });

  it('tell ready ones from those that need attention', async () => {
    away.ends('A');
    away.ends('B', 'partial', 1);
    away.ends('C');
    away.ends('D', 'failed');
    await away.time.advance(3_000);
    expect(titles()).toEqual(['2 of 4 documents ready, 2 need attention']);
  });

  it('say of a document that ended twice only how it stands', async () => {
    away.ends('A', 'failed');
    away.ends('A');
    await away.time.advance(3_000);
    expect(titles()).toEqual(['Ready: A']);
  });

  it('take the place of an earlier one that nobody came back for, and not at once', async () => {
    away.ends('A');
    await away.time.advance(3_000);
    away.ends('B', 'failed');
    await away.time.advance(14_999);
    expect(titles()).toEqual(['Ready: A']);
    await away.time.advance(1);
    expect(titles()).toEqual(['1 of 2 documents ready, 1 needs attention']);
  });

  it('are taken away when the window comes to the front, and begin anew after that', async () => {
    away.ends('A');
    await away.time.advance(3_000);
    away.comesBack();
    expect(titles()).toEqual([]);
    away.user.isInFront = false;
    away.ends('B');
    await away.time.advance(3_000);
    expect(titles()).toEqual(['Ready: B']);
  });

  it('are not shown while the window is in front, nor when it has come there in the meantime', async () => {
    away.user.isInFront = true;
    away.ends('A');
    away.user.isInFront = false;
    await away.time.advance(60_000);
    away.ends('B');
    await away.time.advance(2_999);
    away.user.isInFront = true;
    await away.time.advance(1);
    expect(away.shownInAll()).toBe(0);
  });

  it('are silent once they are switched off', async () => {
    away.ends('A');
    away.user.isWanted = false;
    away.ends('B');
    away.alerts('sections');
    await away.time.advance(60_000);
    expect(away.shownInAll()).toBe(0);
  });

  it('speak the language of the interface', async () => {
    away.user.language = 'fr';
    away.ends('A');
    away.ends('B');
    away.alerts('sections');
    await away.time.advance(3_000);
    // French puts a space before a colon that no line may break at.
    expect(titles().map((title) => title.replaceAll('\u00a0', ' '))).toEqual([
      '2 documents sont prêts',
      'Sections : beaucoup d’essais échouent (34 %)',
    ]);
  });

  it('tell that a queue needs attention and why, and lead to the queue (E4)', async () => {
    away.alerts('sections');
    await away.time.advance(3_000);
    expect(titles()).toEqual(['Sections: many attempts fail (34 %)']);
    expect(away.up[0]?.target).toEqual({ type: 'queue' });
  });

  it.each([
    [{ type: 'backlog', waiting: 612, limit: 500 }, 'Reports: the line is long (612 wait)'],
    [{ type: 'oldest-wait', waitMs: 14 * 60_000, limitMs: 600_000 }, 'Reports: the oldest has waited for 14 min'],
  ] as const)('say what %o means', async (reason, title) => {
    away.alerts('reports', reason);
    await away.time.advance(3_000);
    expect(titles()).toEqual([title]);
  });

  it('name the queues when several need attention', async () => {
    away.alerts('sections');
    away.alerts('reports');
    await away.time.advance(3_000);
    expect(away.up).toEqual([
      { title: '2 queues need attention', text: 'Sections, Reports', target: { type: 'queue' } },
    ]);
  });

  it('tells that a bulk export has ended, and how many documents could not be written', async () => {
    away.exported(3, 0, null);
    await away.time.advance(60_000);
    expect(away.up).toEqual([]);
    away.exported(12, 0);
    await away.time.advance(3_000);
    expect(away.up).toMatchObject([{ title: '12 documents are exported', target: { type: 'library' } }]);
    away.exported(10, 2);
    await away.time.advance(60_000);
    expect(away.up).toMatchObject([{ title: '2 of 12 documents could not be exported' }]);
  });
});
