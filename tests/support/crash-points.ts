import type { ClaimedJob } from '../../src-main/queue/job.ts';
import type { QueueStore } from '../../src-main/queue/ports.ts';
import type { Store } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { Journal } from './crash-journal.ts';
import type { CrashPoint } from './crash-options.ts';

/** Points inside a transaction, as moments at which a row is written: SQLite stops there by itself. */
const triggers: Partial<Record<CrashPoint, readonly string[]>> = {
  'during-claim': ["AFTER UPDATE OF state ON main.jobs WHEN NEW.state = 'running'"],
  // The marks come first, then the usage, then texts: after each of the former there is more to come.
  'during-effects': ["AFTER INSERT ON main.jobs WHEN instr(NEW.id, '_done_') > 0", 'AFTER INSERT ON main.usage'],
  'during-recovery': ["AFTER UPDATE OF outcome ON main.attempts WHEN NEW.outcome = 'lost'"],
  'during-promote': ["AFTER UPDATE OF state ON main.jobs WHEN OLD.state = 'scheduled' AND NEW.state = 'ready'"],
  'during-enqueue': ["AFTER INSERT ON main.jobs WHEN NEW.queue <> 'sink'"],
  'during-cancel': ["AFTER UPDATE OF state ON main.jobs WHEN OLD.state <> 'running' AND NEW.state = 'cancelled'"],
  'during-clean-up': ['AFTER DELETE ON main.jobs'],
};

/** Calls `pass` whenever SQLite comes to a point that lies inside a transaction. */
export const watchRows = ({ database: { connection } }: Store, point: CrashPoint, pass: () => void): void => {
  const moments = triggers[point];
  if (!moments) return;
  connection.function('crash_point', () => {
    pass();
    return null;
  });
  for (const [nth, moment] of moments.entries()) {
    connection.exec(`CREATE TEMP TRIGGER crash_point_${nth} ${moment} BEGIN SELECT crash_point(); END`);
  }
};

interface Watch {
  readonly store: Store;
  readonly boot: string;
  readonly journal: Journal;
  readonly pass: (point: CrashPoint) => void;
  /** The point that is waited for, if any. */
  readonly point: CrashPoint | undefined;
}

/** The queue's store with its commits told to the journal and its points passed. */
export const watchQueueStore = ({ store, boot, journal, pass, point }: Watch): QueueStore<Effect> => {
  /** Has the transaction of `work` commit a moment later than `work` ends, if somebody waits for that. */
  const heldOpen = <T>(work: () => T, before: CrashPoint, durability: 'full' | 'normal'): T => {
    if (point !== before) return work();
    return store.database.write(() => {
      const result = work();
      pass(before);
      return result;
    }, durability);
  };
  const claimed = (jobs: readonly ClaimedJob[]): void => {
    if (jobs.length === 0) return;
    journal.write({ type: 'claimed', boot, claims: jobs.map((job) => [job.id, job.claimNo]) });
    pass('after-claim');
  };
  const settleOrKeep: QueueStore<Effect>['settle'] = (ends, now) => {
    try {
      return store.queue.settle(ends, now);
    } catch (error) {
      journal.write({ type: 'kept', boot, jobs: ends.map(({ job }) => job.id) });
      throw error;
    }
  };
  return {
    ...store.queue,
    claim: (request) => {
      pass('before-claim');
      const jobs = heldOpen(() => store.queue.claim(request), 'before-claim-commit', 'normal');
      claimed(jobs);
      return jobs;
    },
    claimLone: (lone, claim) => {
      const job = store.queue.claimLone(lone, claim);
      claimed(job ? [job] : []);
      return job;
    },
    settle: (ends, now) => {
      const results = heldOpen(() => settleOrKeep(ends, now), 'before-commit', 'full');
      const applied = ends.filter((_, nth) => results[nth]?.isApplied === true);
      journal.write({
        type: 'settled',
        boot,
        ends: applied.map(({ job, settlement }) => [job.id, job.claimNo, settlement.attemptOutcome]),
      });
      pass('after-commit');
      return results;
    },
  };
};
