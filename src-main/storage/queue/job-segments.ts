import type { JobState } from '#shared/model/job.ts';
import { housekeepingQueue } from '#shared/model/queue-policy.ts';
import type { Database } from '../database.ts';
import type { LaneRow } from './lanes-store.ts';

/** A run of rows that one index holds in list order. */
interface Segment {
  readonly count: number;
  readonly isReady: boolean;
  seqs(offset: number, limit: number): number[];
}

const prepareOrders = ({ connection }: Database) => {
  // Each order has its index by name: without it SQLite may sort a hundred thousand rows for the sake of one page.
  const ofLane = (index: string, state: string, order: string) =>
    connection.prepare<[string, number, number], { seq: number }>(
      `SELECT seq FROM jobs INDEXED BY ${index} WHERE lane = ? AND state = '${state}' ORDER BY ${order} LIMIT ? OFFSET ?`,
    );
  const ofQueue = (index: string, state: string, order: string, also = '') => {
    const select = (
      condition: string,
    ) => `SELECT seq FROM jobs INDEXED BY ${index} WHERE state = '${state}'${also}${condition}
      ORDER BY ${order} LIMIT ? OFFSET ?`;
    const all = connection.prepare<[number, number], { seq: number }>(select(` AND queue <> '${housekeepingQueue}'`));
    const one = connection.prepare<[string, number, number], { seq: number }>(select(' AND queue = ?'));
    return (queue: string | null, limit: number, offset: number) =>
      queue === null ? all.all(limit, offset) : one.all(queue, limit, offset);
  };
  const readyOf = ofLane('jobs_ready', 'ready', 'rank, seq');
  const blockedOf = ofLane('jobs_blocked', 'blocked', 'seq');
  const running = ofQueue('jobs_running', 'running', 'started_at, seq');
  const scheduled = ofQueue('jobs_due', 'scheduled', 'due_at');
  const ended = {
    failed: ofQueue('jobs_ended', 'failed', 'finished_at DESC', ' AND finished_at IS NOT NULL'),
    completed: ofQueue('jobs_ended', 'completed', 'finished_at DESC', ' AND finished_at IS NOT NULL'),
    cancelled: ofQueue('jobs_ended', 'cancelled', 'finished_at DESC', ' AND finished_at IS NOT NULL'),
  };
  return { readyOf, blockedOf, running, scheduled, ended };
};

/**
 * Makes what finds the segments of the jobs in one state, in the order of the list: of one queue, or of all but
 * housekeeping where it is null. `rows` are the lanes that belong to it.
 */
export const createJobSegments = (db: Database) => {
  const { readyOf, blockedOf, running, scheduled, ended } = prepareOrders(db);
  return (state: JobState, queue: string | null, rows: readonly LaneRow[]): Segment[] => {
    const whole = (page: typeof running): Segment => ({
      count: rows.reduce((sum, lane) => sum + lane[state], 0),
      isReady: false,
      seqs: (offset, limit) => page(queue, limit, offset).map(({ seq }) => seq),
    });
    const byLane = (page: typeof readyOf): Segment[] =>
      rows.map((lane) => ({
        count: lane[state],
        isReady: state === 'ready',
        seqs: (offset, limit) => page.all(lane.lane, limit, offset).map(({ seq }) => seq),
      }));
    switch (state) {
      case 'ready':
        return byLane(readyOf);
      case 'blocked':
        return byLane(blockedOf);
      case 'running':
        return [whole(running)];
      case 'scheduled':
        return [whole(scheduled)];
      case 'completed':
      case 'failed':
      case 'cancelled':
        return [whole(ended[state])];
    }
  };
};
