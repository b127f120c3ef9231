import type { JobId } from '#shared/model/ids.ts';
import type { ProviderName } from '#shared/model/run.ts';
import { providerNameSchema } from '#shared/model/run.ts';
import { laneName } from '../../queue/job.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import type { LanesStore } from './lanes-store.ts';

/**
 * Which lane a job is in: that of the address which its drafter has now, and which can be corrected at any time. Its drafter
 * is the provider of its run, or the second choice that stands in.
 */
export interface JobLanes {
  /** Puts a job into the lane it belongs to now, and returns that. A job of no provider with an address stays. */
  place(id: JobId): string;
  /** Whether one of these jobs waits in a lane that is held. */
  isAnyHeld(ids: readonly string[]): boolean;
  /** Notes a provider's origin and moves there all jobs it is to do that aren't completed. Returns how many. */
  moveToOrigin(provider: string, origin: string): number;
  /** Providers other than these that have jobs which aren't completed. */
  providersBut(known: readonly ProviderName[]): ProviderName[];
}

interface PlacedJob {
  readonly id: JobId;
  readonly queue: string;
  readonly lane: string;
  readonly documentId: string | null;
}

export const createJobLanes = (
  db: Database,
  { lanes, events }: { readonly lanes: LanesStore; readonly events: EventsStore },
): JobLanes => {
  const { connection } = db;
  const columns = 'j.id, j.queue, j.lane, j.document_id AS documentId';
  const selectPlace = connection.prepare<[string], PlacedJob & { readonly origin: string | null }>(`
    SELECT ${columns}, p.origin FROM jobs j
      LEFT JOIN runs r ON r.id = j.run_id LEFT JOIN stand_ins s ON s.job_id = j.id
      LEFT JOIN provider_origins p ON p.provider = coalesce(s.drafter, r.provider)
    WHERE j.id = ?`);
  const selectMovable = connection.prepare<[string, string], PlacedJob>(`
    SELECT ${columns} FROM runs r CROSS JOIN jobs j ON j.run_id = r.id
    WHERE r.provider = ? AND r.waiting + r.running + r.failed + r.cancelled > 0 AND j.state <> 'completed'
      AND NOT EXISTS (SELECT 1 FROM stand_ins s WHERE s.job_id = j.id)
    UNION ALL
    SELECT ${columns} FROM stand_ins s CROSS JOIN jobs j ON j.id = s.job_id
    WHERE s.drafter = ? AND j.state <> 'completed'`);
  const selectProviders = connection.prepare<[string], { provider: string }>(`
    SELECT DISTINCT provider FROM runs
    WHERE waiting + running + failed + cancelled > 0 AND provider NOT IN (SELECT value FROM json_each(?))`);
  const selectHeld = connection.prepare<[string], { held: number }>(`
    SELECT EXISTS (SELECT 1 FROM json_each(?) c CROSS JOIN jobs j ON j.id = c.value CROSS JOIN lanes l ON l.lane = j.lane
      WHERE j.state IN ('ready', 'scheduled', 'blocked') AND l.hold_reason IS NOT NULL) AS held`);
  const setLane = connection.prepare<[string, string]>('UPDATE jobs SET lane = ? WHERE id = ?');
  const noteOrigin = connection.prepare<[string, string]>(`
    INSERT INTO provider_origins (provider, origin) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET origin = excluded.origin WHERE origin <> excluded.origin`);

  const move = ({ id, queue, documentId }: PlacedJob, origin: string): string => {
    const lane = lanes.ensure(queue, origin);
    setLane.run(lane, id);
    events.append('job', id, documentId);
    return lane;
  };

  return {
    place: (id) => {
      const job = selectPlace.get(id);
      if (job === undefined) return '';
      const { origin, lane, queue } = job;
      return origin === null || lane === laneName(queue, origin) ? lane : move(job, origin);
    },
    isAnyHeld: (ids) => selectHeld.get(JSON.stringify(ids))?.held === 1,
    moveToOrigin: (provider, origin) =>
      db.write(() => {
        noteOrigin.run(provider, origin);
        const moved = selectMovable
          .all(provider, provider)
          .filter(({ queue, lane }) => lane !== laneName(queue, origin));
        for (const job of moved) move(job, origin);
        return moved.length;
      }),
    providersBut: (known) =>
      selectProviders.all(JSON.stringify(known)).map(({ provider }) => providerNameSchema.parse(provider)),
  };
};
