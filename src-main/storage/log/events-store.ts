import type { Change, ChangedEntity } from '#shared/contract/events.ts';
import { changeSchema } from '#shared/contract/events.ts';
import type { Database } from '../database.ts';

/** How many events are kept. A client that is further behind asks for a new snapshot. */
export const keptEvents = 10_000;

/** How many are deleted at once: more would block the event loop. */
const trimmedAtOnce = 5_000;

export interface EventsStore {
  /** Notes a change in the transaction that makes it. */
  append(entity: ChangedEntity, id: string, documentId: string | null): void;
  /** The number of the newest event, 0 before the first. */
  lastSeq(): number;
  /** Events after `seq`, oldest first. */
  since(seq: number, limit: number): Change[];
  /** Deletes events that no client needs, a bounded number at a time. Returns whether there are more. */
  trim(): boolean;
}

export const createEventsStore = (db: Database): EventsStore => {
  const insert = db.connection.prepare<[string, string, string | null]>(
    'INSERT INTO events (entity, id, document_id) VALUES (?, ?, ?)',
  );
  const last = db.connection.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM events');
  const select = db.connection.prepare<[number, number], { requestId: string | null }>(
    `SELECT e.seq, e.entity, e.id, e.document_id AS documentId, r.request_id AS requestId
     FROM events e LEFT JOIN runs r ON e.entity = 'run' AND r.id = e.id
     WHERE e.seq > ? ORDER BY e.seq LIMIT ?`,
  );
  const selectFirst = db.connection.prepare<[], { seq: number | null }>('SELECT min(seq) AS seq FROM events');
  const remove = db.connection.prepare<[number]>('DELETE FROM events WHERE seq <= ?');
  const lastSeq = () => last.get()?.seq ?? 0;
  return {
    append: (entity, id, documentId) => {
      insert.run(entity, id, documentId);
    },
    lastSeq,
    since: (seq, limit) =>
      select
        .all(seq, limit)
        .map(({ requestId, ...row }) => changeSchema.parse(requestId === null ? row : { ...row, requestId })),
    trim: () => {
      const end = lastSeq() - keptEvents;
      const until = Math.min(end, (selectFirst.get()?.seq ?? end) + trimmedAtOnce - 1);
      db.write(() => remove.run(until), 'normal');
      return until < end;
    },
  };
};
