import type { Effect } from '#shared/model/effect.ts';
import { isTryable } from '#shared/model/queue-status.ts';
import type { QueueStore } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import { createClaims } from './claims.ts';
import type { SettlementParts } from './settlements.ts';
import { createSettle } from './settlements.ts';

/** How many due rows become ready at once: more would block the event loop. */
export const promotedAtOnce = 500;

/** The queue's store port over SQLite: claims, settlements and what wakes the scheduler. */
export const createQueueStore = (db: Database, parts: SettlementParts): QueueStore<Effect> => {
  const { connection } = db;
  const { lanes, jobs, events, effects } = parts;
  const promote = connection.prepare<[number, number], { id: string; documentId: string | null }>(`
    UPDATE jobs SET state = 'ready', due_at = NULL, updated_at = ? WHERE seq IN (
      SELECT seq FROM jobs WHERE state = 'scheduled' AND due_at <= ? ORDER BY due_at LIMIT ${promotedAtOnce})
    RETURNING id, document_id AS documentId`);
  const selectDue = connection.prepare<[], { dueAt: number | null; holdEnd: number | null }>(`
    SELECT (SELECT min(due_at) FROM jobs WHERE state = 'scheduled') AS dueAt, (SELECT min(hold_until) FROM lanes) AS holdEnd`);

  // A wait of the queue's own has an error; a moment that the user chose has none, and stays.
  const bringJobsNearer = connection.prepare<[number]>(
    "UPDATE jobs SET due_at = due_at - ? WHERE state = 'scheduled' AND error IS NOT NULL",
  );

  // A wait that began in the future lasts as long as it was meant to, from now on.
  const bringJobsBack = connection.prepare<{ now: number }>(
    `UPDATE jobs SET due_at = due_at - (updated_at - @now), updated_at = @now
     WHERE state = 'scheduled' AND error IS NOT NULL AND updated_at > @now`,
  );

  const nextDueAt = (): number | null => {
    const { dueAt = null, holdEnd = null } = selectDue.get() ?? {};
    return dueAt === null || holdEnd === null ? (dueAt ?? holdEnd) : Math.min(dueAt, holdEnd);
  };

  return {
    ...createClaims(db, parts),
    settle: createSettle(db, parts),
    claimableDepths: lanes.claimableDepths,
    promoteDue: (now) => {
      const dueAt = nextDueAt();
      if (dueAt === null || dueAt > now) return;
      db.write(() => {
        for (const lane of lanes.releaseOverdue(now)) events.append('lane', lane, null);
        for (const row of promote.all(now, now)) events.append('job', row.id, row.documentId);
      }, 'normal');
    },
    nextDueAt,
    cancelJobs: (ids, now, effectsOnCancel) =>
      db.write(() =>
        jobs.cancelWaiting(ids, now, (job) =>
          effects.apply(effectsOnCancel(job.kind, job.payload), {
            job: { ...job, startedAt: null },
            now,
            isFenced: false,
          }),
        ),
      ),
    hold: (lane, reason, until, now) =>
      db.write(() => {
        lanes.hold(lane, { reason, until }, now);
        events.append('lane', lane, null);
      }),
    release: (lane, now) =>
      db.write(() => {
        lanes.release(lane, now);
        events.append('lane', lane, null);
      }),
    outages: lanes.outages,
    tryNow: (isMeant) => {
      const meant = lanes
        .all()
        .filter(({ lane, holdReason: reason }) => reason !== null && isTryable(reason) && isMeant({ lane, reason }));
      if (meant.length === 0) return;
      db.write(() => {
        for (const { lane } of meant) {
          lanes.tryNow(lane);
          events.append('lane', lane, null);
        }
      }, 'normal');
    },
    bringNearer: (byMs) =>
      db.write(() => {
        bringJobsNearer.run(byMs);
        lanes.bringNearer(byMs);
      }, 'normal'),
    bringBack: (now, longestTryMs) =>
      db.write(() => {
        bringJobsBack.run({ now });
        lanes.bringTriesBack(now + longestTryMs);
      }, 'normal'),
  };
};
