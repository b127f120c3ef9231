import { expect } from 'vitest';
import type { Store } from '../../src-main/storage/store.ts';
import { rowOf, rowsOf } from './sqlite-store.ts';

const doubleClaims = `SELECT d.job_id FROM attempts d JOIN attempts later ON later.job_id = d.job_id
  AND later.claim_no > d.claim_no WHERE d.outcome IN ('completed', 'failed')`;

/** What must be true of a store whose process was killed, whenever it was. `jobs`: how many were enqueued. */
export const auditStore = (store: Store, jobs: number): void => {
  expect(rowsOf(store, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(rowsOf(store, 'PRAGMA foreign_key_check')).toEqual([]);
  // No job lost.
  expect(rowOf(store, "SELECT count(*) AS n FROM jobs WHERE queue = 'test'")).toEqual({ n: jobs });
  // Each effect once for each completed job, and none for any other.
  const marks = rowsOf(store, "SELECT replace(id, '-mark', '') AS id FROM jobs WHERE queue = 'sink' ORDER BY id");
  expect(marks).toEqual(
    rowsOf(store, "SELECT id FROM jobs WHERE queue = 'test' AND state = 'completed' ORDER BY id || '-mark'"),
  );
  const ofRuns = rowOf(
    store,
    "SELECT count(*) AS n FROM jobs WHERE run_id IS NOT NULL AND queue = 'test' AND state = 'completed'",
  );
  expect(rowOf(store, 'SELECT count(*) AS n FROM section_versions WHERE revision = 1')).toEqual(ofRuns);
  expect(rowsOf(store, 'SELECT * FROM section_versions WHERE revision > 1 OR is_proposal = 1')).toEqual([]);
  expect(rowsOf(store, 'SELECT id FROM runs WHERE total_tokens <> 17 * completed')).toEqual([]);
  expect(rowOf(store, 'SELECT count(*) AS n FROM usage')).toEqual(ofRuns);
  // Nothing that had ended was claimed again.
  expect(rowsOf(store, doubleClaims)).toEqual([]);
  expect(rowsOf(store, "SELECT id FROM jobs WHERE queue = 'test' AND attempts_spent > attempt_limit")).toEqual([]);
  // A job runs under its newest claim, whose attempt alone is open.
  expect(
    rowsOf(store, 'SELECT job_id AS id, claim_no AS claimNo FROM attempts WHERE outcome IS NULL ORDER BY job_id'),
  ).toEqual(rowsOf(store, "SELECT id, claim_no AS claimNo FROM jobs WHERE state = 'running' ORDER BY id"));
  auditCounters(store);
};

const auditCounters = (store: Store): void => {
  const states = ['scheduled', 'blocked', 'ready', 'running', 'completed', 'failed', 'cancelled'] as const;
  for (const lane of store.lanes.all()) {
    for (const state of states) {
      const { n } = rowOf(store, 'SELECT count(*) AS n FROM jobs WHERE lane = ? AND state = ?', lane.lane, state);
      expect([lane.lane, state, lane[state]]).toEqual([lane.lane, state, n]);
    }
  }
  const wrong = rowsOf(
    store,
    `SELECT r.id FROM runs r JOIN (
       SELECT run_id, count(*) AS total, sum(state IN ('scheduled', 'blocked', 'ready')) AS waiting,
         sum(state = 'running') AS running, sum(state = 'completed') AS completed, sum(state = 'failed') AS failed
       FROM jobs WHERE run_id IS NOT NULL GROUP BY run_id) j ON j.run_id = r.id
     WHERE (r.total, r.waiting, r.running, r.completed, r.failed)
       <> (j.total, j.waiting, j.running, j.completed, j.failed)
       OR (r.finished_at IS NULL) <> (j.waiting + j.running > 0)`,
  );
  expect(wrong).toEqual([]);
};
