import type { Effect } from '#shared/model/effect.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import { isEnded } from '../../queue/job.ts';
import type { QueueStore, SettleResult, SettlingJob } from '../../queue/ports.ts';
import type { Settlement } from '../../queue/settlement.ts';
import { SettlementRefused } from '../../queue/settlement-refused.ts';
import type { Database } from '../database.ts';
import { isPassingError } from '../database.ts';
import type { EffectApplier } from '../effect-applier.ts';
import type { ErrorLogStore } from '../log/error-log-store.ts';
import type { EventsStore } from '../log/events-store.ts';
import { jsonParameter } from '../rows.ts';
import type { AttemptsStore } from './attempts-store.ts';
import type { JobsStore } from './jobs-store.ts';
import type { LanesStore } from './lanes-store.ts';
import type { StatisticsStore } from './statistics-store.ts';

/** Throws SettlementRefused for what can never be stored: a broken constraint, an output that isn't JSON. Other errors may pass. */
const orRefuse = <T>(apply: () => T): T => {
  try {
    return apply();
  } catch (cause) {
    if (isPassingError(cause)) throw cause;
    throw new SettlementRefused('it contradicts what is stored', { cause });
  }
};

export interface SettlementParts {
  readonly lanes: LanesStore;
  readonly statistics: StatisticsStore;
  readonly jobs: JobsStore;
  readonly attempts: AttemptsStore;
  readonly events: EventsStore;
  readonly effects: EffectApplier;
  readonly errorLog: ErrorLogStore;
}

/** Makes the port's `settle`: the ends of several jobs in one transaction, each fenced by its claim number. */
export const createSettle = (db: Database, parts: SettlementParts): QueueStore<Effect>['settle'] => {
  const { lanes, statistics, jobs, attempts, events, effects, errorLog } = parts;
  // The fence: only the newest claim of a job that still runs may end it.
  const settleFenced = db.connection.prepare<(string | number | null)[]>(`
    UPDATE jobs SET state = ?, due_at = ?, attempts_spent = ?, crashes = ?, snoozes = ?, error = ?, output = ?,
      updated_at = ?, finished_at = ?
    WHERE id = ? AND claim_no = ? AND state = 'running'`);

  /** Writes the job's new state if the claim is still the newest of a running job; says whether it was. */
  const writeState = (job: ClaimedJob, settlement: Settlement<Effect>, now: number): boolean => {
    const { state, dueAt, attemptsSpent, crashes, snoozes, error, output } = settlement;
    const { changes } = settleFenced.run(
      state,
      dueAt,
      attemptsSpent,
      crashes,
      snoozes,
      jsonParameter(error),
      output === undefined ? null : JSON.stringify(output),
      now,
      isEnded(state) ? now : null,
      job.id,
      job.claimNo,
    );
    return changes > 0;
  };

  const toTheEnd = db.connection.prepare<[string]>(`
    UPDATE jobs SET rank = max(rank, 1 + coalesce(
      (SELECT max(o.rank) FROM jobs o WHERE o.lane = jobs.lane AND o.state = 'ready' AND o.id <> jobs.id), rank - 1))
    WHERE id = ?`);

  /** The hold on all lanes of the server that was called, or the end of one. */
  const holdServer = (lane: string, { hold, endsOutage }: Settlement<Effect>, now: number): void => {
    if (endsOutage) {
      for (const sibling of lanes.endOutage(lane, now)) events.append('lane', sibling, null);
    }
    if (hold === null) return;
    for (const sibling of lanes.ofSameOrigin(lane)) {
      lanes.hold(sibling, hold, now);
      events.append('lane', sibling, null);
    }
  };

  /** What follows from a state that was written: holds, the place in line, the dependants. */
  const follow = (job: ClaimedJob, settlement: Settlement<Effect>, now: number): void => {
    const { state, goesLast } = settlement;
    // The address may have been corrected while it ran.
    const lane = jobs.place(job.id);
    // A server that isn't there any more is held where its jobs wait now; any other where it was called.
    holdServer(settlement.hold?.reason === 'no-server' ? lane : job.lane, settlement, now);
    if (goesLast) toTheEnd.run(job.id);
    if (isEnded(state)) jobs.releaseDependants(job.id, state === 'completed', now);
    events.append('job', job.id, job.documentId);
  };

  const settleOne = ({ job, settlement }: SettlingJob<Effect>, now: number): SettleResult => {
    const isApplied = orRefuse(() => writeState(job, settlement, now));
    if (settlement.isTried) attempts.end(job, settlement.attemptOutcome, settlement.error, now);
    else attempts.drop(job);
    orRefuse(() =>
      effects.apply(settlement.effects, { job, now, isFenced: !isApplied || settlement.isRefused === true }),
    );
    if (!isApplied) return { isApplied, state: jobs.stateOf(job.id) ?? 'cancelled' };
    follow(job, settlement, now);
    errorLog.note(job, settlement, now);
    return { isApplied, state: settlement.state };
  };

  return (ends, now) =>
    db.write(() => {
      const results = ends.map((end) => settleOne(end, now));
      statistics.add(
        ends.filter((_end, nth) => results[nth]?.isApplied),
        now,
      );
      return results;
    });
};
