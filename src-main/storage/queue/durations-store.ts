import type { ClaimedJob } from '../../queue/job.ts';
import { laneName } from '../../queue/job.ts';
import type { Database } from '../database.ts';

/** The weight of a new sample never falls below 1/20, so that estimates follow a provider that becomes slower. */
const memory = 20;

/** How long each kind of job takes at each origin, as a running mean: what estimates are made from. */
export interface DurationsStore {
  add(job: ClaimedJob, durationMs: number): void;
  /** Mean duration in milliseconds, or null before the first was measured. */
  meanMs(kind: string, queue: string, origin: string): number | null;
  /** The same over all kinds of a lane, weighted by how often each ran. */
  laneMeanMs(lane: string): number | null;
}

export const createDurationsStore = (db: Database): DurationsStore => {
  const add = db.connection.prepare<{ kind: string; lane: string; durationMs: number }>(`
    INSERT INTO durations (kind, lane, samples, mean_ms) VALUES (@kind, @lane, 1, @durationMs)
    ON CONFLICT DO UPDATE SET samples = samples + 1, mean_ms = mean_ms + (@durationMs - mean_ms) / min(samples + 1, ${memory})`);
  const select = db.connection.prepare<[string, string], { meanMs: number }>(
    'SELECT mean_ms AS meanMs FROM durations WHERE kind = ? AND lane = ?',
  );
  const selectLane = db.connection.prepare<[string], { meanMs: number | null }>(`
    SELECT sum(mean_ms * min(samples, ${memory})) / sum(min(samples, ${memory})) AS meanMs FROM durations WHERE lane = ?`);
  return {
    add: (job, durationMs) => {
      // The clock may have been set back in between.
      add.run({ kind: job.kind, lane: job.lane, durationMs: Math.max(0, durationMs) });
    },
    meanMs: (kind, queue, origin) => select.get(kind, laneName(queue, origin))?.meanMs ?? null,
    laneMeanMs: (lane) => selectLane.get(lane)?.meanMs ?? null,
  };
};
