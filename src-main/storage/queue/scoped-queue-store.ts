import type { Effect } from '#shared/model/effect.ts';
import type { QueueStore } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import { createClaims } from './claims.ts';
import { promotedAtOnce } from './queue-store.ts';
import type { ScopedJobs } from './scoped-jobs.ts';
import type { SettlementParts } from './settlements.ts';

/**
 * The queue's store port for a process that works on nothing but what it was asked for: jobs out of its scope are neither
 * claimed nor made ready, wake nobody and stand in nobody's way. Everything else is as in `whole`.
 */
export const createScopedQueueStore = (
  db: Database,
  parts: SettlementParts,
  own: ScopedJobs,
  whole: QueueStore<Effect>,
): QueueStore<Effect> => {
  const { lanes, events } = parts;
  const promote = db.connection.prepare<[number, string], { id: string; documentId: string | null }>(`
    UPDATE jobs SET state = 'ready', due_at = NULL, updated_at = ? WHERE id = ? AND state = 'scheduled'
    RETURNING id, document_id AS documentId`);

  /** When the next hold ends that keeps a job of the scope waiting. */
  const nextHoldEnd = (): number | null => {
    if (lanes.nextHoldEnd() === null) return null;
    const mine = own.lanes();
    const ends = lanes.all().flatMap(({ lane, holdUntil }) => (mine.has(lane) ? (holdUntil ?? []) : []));
    return ends.length > 0 ? Math.min(...ends) : null;
  };

  const nextDueAt = (): number | null => {
    const moments = [own.nextDueAt(), nextHoldEnd()].filter((at) => at !== null);
    return moments.length > 0 ? Math.min(...moments) : null;
  };

  return {
    ...whole,
    ...createClaims(db, parts, own.headOf),
    loneJob: (lanesPassedOver = []) =>
      own.lone().find(({ lane }) => lanes.openSince(lane) !== null && !lanesPassedOver.includes(lane)) ?? null,
    promoteDue: (now) => {
      const dueAt = nextDueAt();
      if (dueAt === null || dueAt > now) return;
      db.write(() => {
        // All that are over by their own terms: a server's lanes are held and released together.
        for (const lane of lanes.releaseOverdue(now)) events.append('lane', lane, null);
        for (const id of own.due(now, promotedAtOnce)) {
          const row = promote.get(now, id);
          if (row !== undefined) events.append('job', row.id, row.documentId);
        }
      }, 'normal');
    },
    nextDueAt,
    tryNow: (isMeant) => {
      const mine = own.lanes();
      whole.tryNow((lane) => mine.has(lane.lane) && isMeant(lane));
    },
  };
};
