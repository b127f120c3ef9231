import type { Effect } from '#shared/model/effect.ts';
import type { QueueStore } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import { createClaims } from './claims.ts';
import type { SettlementParts } from './settlements.ts';
import { createSettle } from './settlements.ts';

/** How many due rows become ready at once: more would block the event loop. */
const promotedAtOnce = 500;

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
        lanes.hold(lane, reason, until, now);
        events.append('lane', lane, null);
      }),
    release: (lane, now) =>
      db.write(() => {
        lanes.release(lane, now);
        events.append('lane', lane, null);
      }),
  };
};
