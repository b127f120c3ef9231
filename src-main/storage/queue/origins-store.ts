import type { Database } from '../database.ts';

/** How much a server takes, as learnt from it. Moments are epoch milliseconds. */
export interface OriginLimit {
  readonly limit: number;
  readonly changedAt: number;
  readonly pausedUntil: number | null;
}

/** What is remembered about servers across restarts: how much they take at once, and recent starts. */
export interface OriginsStore {
  load(origin: string): OriginLimit | null;
  save(origin: string, limit: OriginLimit): void;
  /** When requests to the origin began since a moment, oldest first. */
  startsSince(origin: string, since: number): number[];
  noteStart(origin: string, at: number): void;
}

/** Windows are one minute; older starts aren't needed. */
const keptMs = 5 * 60_000;

export const createOriginsStore = (db: Database): OriginsStore => {
  const { connection } = db;
  const select = connection.prepare<[string], OriginLimit>(`
    SELECT concurrency AS "limit", changed_at AS changedAt, paused_until AS pausedUntil FROM origin_limits WHERE origin = ?`);
  const upsert = connection.prepare<[string, number, number, number | null]>(`
    INSERT INTO origin_limits (origin, concurrency, changed_at, paused_until) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET concurrency = excluded.concurrency, changed_at = excluded.changed_at,
      paused_until = excluded.paused_until`);
  const selectStarts = connection.prepare<[string, number], { at: number }>(
    'SELECT started_at AS at FROM origin_starts WHERE origin = ? AND started_at >= ? ORDER BY started_at',
  );
  const insertStart = connection.prepare<[string, number]>(
    'INSERT INTO origin_starts (origin, started_at) VALUES (?, ?)',
  );
  const dropStarts = connection.prepare<[string, number]>(
    'DELETE FROM origin_starts WHERE origin = ? AND started_at < ?',
  );
  return {
    load: (origin) => select.get(origin) ?? null,
    save: (origin, { limit, changedAt, pausedUntil }) => {
      db.write(() => upsert.run(origin, limit, changedAt, pausedUntil), 'normal');
    },
    startsSince: (origin, since) => selectStarts.all(origin, since).map(({ at }) => at),
    noteStart: (origin, at) => {
      db.write(() => {
        insertStart.run(origin, at);
        dropStarts.run(origin, at - keptMs);
      }, 'normal');
    },
  };
};
