import { randomUUID } from 'node:crypto';
import { openBare, workOffInALoop } from './bare-floor.ts';
import type { Contestant } from './contestant.ts';
import { payloadOf } from './contestant.ts';

const schema = `
  CREATE TABLE lanes (lane TEXT PRIMARY KEY, ready INTEGER NOT NULL, running INTEGER NOT NULL, completed INTEGER NOT NULL) STRICT;
  INSERT INTO lanes VALUES ('test@embedded', 0, 0, 0);
  CREATE TABLE jobs (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL, rank INTEGER NOT NULL, claim_no INTEGER NOT NULL DEFAULT 0, boot_id TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, started_at INTEGER, finished_at INTEGER) STRICT;
  CREATE INDEX jobs_ready ON jobs (lane, rank, seq) WHERE state = 'ready';
  CREATE INDEX jobs_running ON jobs (boot_id) WHERE state = 'running';
  CREATE TABLE attempts (job_id TEXT NOT NULL, claim_no INTEGER NOT NULL, boot_id TEXT NOT NULL, started_at INTEGER NOT NULL,
    finished_at INTEGER, outcome TEXT, PRIMARY KEY (job_id, claim_no)) STRICT, WITHOUT ROWID;
  CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, entity TEXT NOT NULL, id TEXT NOT NULL) STRICT;`;

const lane = 'test@embedded';

interface Claimed {
  id: string;
  payload: string;
  claimNo: number;
}

/**
 * The rows that we write for a job (job, attempt, event, counters), by bare statements: what separates it from `floor` is
 * the price of keeping these records, what separates ours from it is the price of our code.
 */
export const allRowsFloor: Contestant = {
  name: 'floor-all-rows',
  settings:
    'better-sqlite3 13.2.0: the same job, attempt, event and counter rows as ours, one transaction a step, in a loop',
  open: (path, mode) => {
    const { connection, setSync } = openBare(path, schema, mode);
    const boot = randomUUID();
    const insert = connection.prepare<{ id: string; payload: string; now: number }>(`
      INSERT INTO jobs (id, lane, payload, state, rank, created_at, updated_at)
      VALUES (@id, '${lane}', @payload, 'ready', @now, @now, @now)`);
    const count = connection.prepare<[number, number, number, string]>(
      'UPDATE lanes SET ready = ready + ?, running = running + ?, completed = completed + ? WHERE lane = ?',
    );
    const insertEvent = connection.prepare<[string]>("INSERT INTO events (entity, id) VALUES ('job', ?)");
    const claimRow = connection.prepare<{ boot: string; now: number }, Claimed>(`
      UPDATE jobs SET state = 'running', claim_no = claim_no + 1, boot_id = @boot, started_at = @now, updated_at = @now
      WHERE seq = (SELECT seq FROM jobs WHERE lane = '${lane}' AND state = 'ready' ORDER BY rank, seq LIMIT 1)
      RETURNING id, payload, claim_no AS claimNo`);
    const insertAttempt = connection.prepare<[string, number, string, number]>(
      'INSERT INTO attempts (job_id, claim_no, boot_id, started_at) VALUES (?, ?, ?, ?)',
    );
    const finishRow = connection.prepare<{ now: number; id: string; claimNo: number }>(`
      UPDATE jobs SET state = 'completed', updated_at = @now, finished_at = @now
      WHERE id = @id AND claim_no = @claimNo AND state = 'running'`);
    const endAttempt = connection.prepare<[number, string, number]>(
      "UPDATE attempts SET outcome = 'completed', finished_at = ? WHERE job_id = ? AND claim_no = ?",
    );
    const begin = connection.prepare('BEGIN IMMEDIATE');
    const commit = connection.prepare('COMMIT');

    const addRow = (nth: number): void => {
      const id = randomUUID();
      insert.run({ id, payload: JSON.stringify(payloadOf(nth)), now: Date.now() });
      count.run(1, 0, 0, lane);
      insertEvent.run(id);
    };
    const addMany = (first: number, many: number): void => {
      setSync('full');
      begin.run();
      for (let nth = first; nth < first + many; nth++) addRow(nth);
      commit.run();
    };
    const claim = (): Claimed | null => {
      setSync('normal');
      begin.run();
      const now = Date.now();
      const job = claimRow.get({ boot, now });
      if (job) {
        insertAttempt.run(job.id, job.claimNo, boot, now);
        count.run(-1, 1, 0, lane);
        insertEvent.run(job.id);
      }
      commit.run();
      return job ?? null;
    };
    const finish = ({ id, claimNo }: Claimed): void => {
      setSync('full');
      begin.run();
      const now = Date.now();
      if (finishRow.run({ now, id, claimNo }).changes > 0) {
        endAttempt.run(now, id, claimNo);
        count.run(0, -1, 1, lane);
        insertEvent.run(id);
      }
      commit.run();
    };
    return {
      connection,
      add: (nth) => addMany(nth, 1),
      addMany,
      start: (run, onFinished) => {
        const claimNext = () => {
          const job = claim();
          return job === null ? null : { job, payload: JSON.parse(job.payload) };
        };
        workOffInALoop(claimNext, finish, run, onFinished);
      },
      close: () => {
        connection.close();
      },
    };
  },
};
