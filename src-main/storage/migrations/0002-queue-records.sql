-- What the queue keeps besides its jobs: pauses, recent ends, minutes, batches, what attempts cost.

-- One row a queue. `recent` is a ring as text, newest first: c for a job completed, f for one failed.
CREATE TABLE queues (
  queue      TEXT PRIMARY KEY,
  paused_at  INTEGER,
  -- When a pause last ended: what waited through it couldn't start before.
  resumed_at INTEGER,
  recent     TEXT NOT NULL DEFAULT '',
  -- All jobs that ever ended so; the lanes' counters go down when rows are cleaned up.
  completed  INTEGER NOT NULL DEFAULT 0,
  failed     INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO queues (queue, completed, failed) SELECT queue, sum(completed), sum(failed) FROM lanes GROUP BY queue;
-- When a hold of the lane last ended.
ALTER TABLE lanes ADD COLUMN released_at INTEGER;

-- What happened in each minute of each queue: what the charts are drawn from, trimmed by age.
CREATE TABLE queue_minutes (
  queue     TEXT NOT NULL,
  minute    INTEGER NOT NULL,
  completed INTEGER NOT NULL DEFAULT 0,
  failed    INTEGER NOT NULL DEFAULT 0,
  retried   INTEGER NOT NULL DEFAULT 0,
  -- Attempts whose wait was measured, and the sum of their waits from ready to started.
  waits     INTEGER NOT NULL DEFAULT 0,
  wait_ms   INTEGER NOT NULL DEFAULT 0,
  run_ms    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (queue, minute)
) STRICT, WITHOUT ROWID;

-- Jobs asked for together, counted like the jobs of a run; the row outlives them.
CREATE TABLE batches (
  id          TEXT PRIMARY KEY,
  created_at  INTEGER NOT NULL,
  finished_at INTEGER,
  total       INTEGER NOT NULL DEFAULT 0,
  waiting     INTEGER NOT NULL DEFAULT 0,
  running     INTEGER NOT NULL DEFAULT 0,
  completed   INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  cancelled   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN title TEXT;

ALTER TABLE attempts ADD COLUMN input_tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN output_tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN cost_micros INTEGER;
ALTER TABLE attempts ADD COLUMN request_id TEXT;

-- Totals by month of the user's calendar, kept by a trigger: nothing adds up years of rows to show one number.
ALTER TABLE usage ADD COLUMN cost_micros INTEGER;
CREATE TABLE usage_months (
  month            TEXT NOT NULL,
  provider         TEXT NOT NULL,
  model            TEXT NOT NULL,
  calls            INTEGER NOT NULL,
  input_tokens     INTEGER NOT NULL,
  cached_tokens    INTEGER NOT NULL,
  output_tokens    INTEGER NOT NULL,
  reasoning_tokens INTEGER NOT NULL,
  cost_micros      INTEGER NOT NULL,
  PRIMARY KEY (month, provider, model)
) STRICT, WITHOUT ROWID;
INSERT INTO usage_months
  SELECT strftime('%Y-%m', at / 1000, 'unixepoch', 'localtime'), provider, coalesce(model, ''), count(*),
    sum(input_tokens), sum(cached_tokens), sum(output_tokens), sum(reasoning_tokens), 0
  FROM usage GROUP BY 1, 2, 3;
CREATE TRIGGER usage_added_up AFTER INSERT ON usage BEGIN
  INSERT INTO usage_months VALUES (
    strftime('%Y-%m', NEW.at / 1000, 'unixepoch', 'localtime'), NEW.provider, coalesce(NEW.model, ''), 1,
    NEW.input_tokens, NEW.cached_tokens, NEW.output_tokens, NEW.reasoning_tokens, coalesce(NEW.cost_micros, 0))
  ON CONFLICT DO UPDATE SET
    calls            = calls + 1,
    input_tokens     = input_tokens + excluded.input_tokens,
    cached_tokens    = cached_tokens + excluded.cached_tokens,
    output_tokens    = output_tokens + excluded.output_tokens,
    reasoning_tokens = reasoning_tokens + excluded.reasoning_tokens,
    cost_micros      = cost_micros + excluded.cost_micros;
END;

-- Each order in which a list shows jobs has an index of its own: none is ever sorted or counted by walking.
-- With its crashes in it, a claim passes over jobs that must run alone without looking at their rows.
DROP INDEX jobs_ready;
CREATE INDEX jobs_ready ON jobs (lane, rank, seq, crashes) WHERE state = 'ready';
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (due_at, queue) WHERE state = 'scheduled';
CREATE INDEX jobs_blocked ON jobs (lane) WHERE state = 'blocked';
-- Newest last; queue and kind are there so that filters read the index alone.
-- Only ended jobs have the moment; a query must ask for it, or SQLite can't see that the index holds its rows.
CREATE INDEX jobs_ended ON jobs (state, finished_at, queue, kind) WHERE finished_at IS NOT NULL;
-- Jobs that died with the process twice: they run when nothing else does.
CREATE INDEX jobs_alone ON jobs (rank) WHERE state = 'ready' AND crashes >= 2;
CREATE INDEX jobs_of_batch ON jobs (batch_id, state) WHERE batch_id IS NOT NULL;

-- Counters. A job's lane, run and batch never change, so a change of state is one update of each.
DROP TRIGGER jobs_counted_in;
DROP TRIGGER jobs_counted_over;
DROP TRIGGER jobs_counted_out;

CREATE TRIGGER jobs_counted_in AFTER INSERT ON jobs BEGIN
  UPDATE lanes SET
    scheduled = scheduled + (NEW.state = 'scheduled'),
    blocked   = blocked   + (NEW.state = 'blocked'),
    ready     = ready     + (NEW.state = 'ready'),
    running   = running   + (NEW.state = 'running'),
    completed = completed + (NEW.state = 'completed'),
    failed    = failed    + (NEW.state = 'failed'),
    cancelled = cancelled + (NEW.state = 'cancelled')
  WHERE lane = NEW.lane;
END;

CREATE TRIGGER jobs_counted_into_run AFTER INSERT ON jobs WHEN NEW.run_id IS NOT NULL BEGIN
  UPDATE runs SET
    total     = total + 1,
    waiting   = waiting   + (NEW.state IN ('scheduled', 'blocked', 'ready')),
    running   = running   + (NEW.state = 'running'),
    completed = completed + (NEW.state = 'completed'),
    failed    = failed    + (NEW.state = 'failed'),
    cancelled = cancelled + (NEW.state = 'cancelled'),
    finished_at = CASE WHEN NEW.state IN ('scheduled', 'blocked', 'ready', 'running') THEN NULL ELSE finished_at END
  WHERE id = NEW.run_id;
END;

CREATE TRIGGER jobs_counted_into_batch AFTER INSERT ON jobs WHEN NEW.batch_id IS NOT NULL BEGIN
  INSERT INTO batches (id, created_at) VALUES (NEW.batch_id, NEW.created_at) ON CONFLICT DO NOTHING;
  UPDATE batches SET
    total     = total + 1,
    waiting   = waiting   + (NEW.state IN ('scheduled', 'blocked', 'ready')),
    running   = running   + (NEW.state = 'running'),
    completed = completed + (NEW.state = 'completed'),
    failed    = failed    + (NEW.state = 'failed'),
    cancelled = cancelled + (NEW.state = 'cancelled'),
    finished_at = CASE WHEN NEW.state IN ('scheduled', 'blocked', 'ready', 'running') THEN NULL ELSE finished_at END
  WHERE id = NEW.batch_id;
END;

CREATE TRIGGER jobs_counted_over AFTER UPDATE OF state ON jobs WHEN OLD.state <> NEW.state BEGIN
  UPDATE lanes SET
    scheduled = scheduled - (OLD.state = 'scheduled') + (NEW.state = 'scheduled'),
    blocked   = blocked   - (OLD.state = 'blocked')   + (NEW.state = 'blocked'),
    ready     = ready     - (OLD.state = 'ready')     + (NEW.state = 'ready'),
    running   = running   - (OLD.state = 'running')   + (NEW.state = 'running'),
    completed = completed - (OLD.state = 'completed') + (NEW.state = 'completed'),
    failed    = failed    - (OLD.state = 'failed')    + (NEW.state = 'failed'),
    cancelled = cancelled - (OLD.state = 'cancelled') + (NEW.state = 'cancelled')
  WHERE lane = NEW.lane;
END;

CREATE TRIGGER jobs_counted_over_in_run AFTER UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state AND NEW.run_id IS NOT NULL BEGIN
  UPDATE runs SET
    waiting   = waiting   - (OLD.state IN ('scheduled', 'blocked', 'ready')) + (NEW.state IN ('scheduled', 'blocked', 'ready')),
    running   = running   - (OLD.state = 'running')   + (NEW.state = 'running'),
    completed = completed - (OLD.state = 'completed') + (NEW.state = 'completed'),
    failed    = failed    - (OLD.state = 'failed')    + (NEW.state = 'failed'),
    cancelled = cancelled - (OLD.state = 'cancelled') + (NEW.state = 'cancelled'),
    started_at = CASE WHEN NEW.state = 'running' THEN coalesce(started_at, NEW.started_at) ELSE started_at END,
    finished_at = CASE
      WHEN NEW.state IN ('completed', 'failed', 'cancelled')
        AND waiting + running = (OLD.state IN ('scheduled', 'blocked', 'ready', 'running'))
      THEN NEW.finished_at
      WHEN NEW.state IN ('scheduled', 'blocked', 'ready', 'running') THEN NULL
      ELSE finished_at END
  WHERE id = NEW.run_id;
END;

CREATE TRIGGER jobs_counted_over_in_batch AFTER UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state AND NEW.batch_id IS NOT NULL BEGIN
  UPDATE batches SET
    waiting   = waiting   - (OLD.state IN ('scheduled', 'blocked', 'ready')) + (NEW.state IN ('scheduled', 'blocked', 'ready')),
    running   = running   - (OLD.state = 'running')   + (NEW.state = 'running'),
    completed = completed - (OLD.state = 'completed') + (NEW.state = 'completed'),
    failed    = failed    - (OLD.state = 'failed')    + (NEW.state = 'failed'),
    cancelled = cancelled - (OLD.state = 'cancelled') + (NEW.state = 'cancelled'),
    finished_at = CASE
      WHEN NEW.state IN ('completed', 'failed', 'cancelled')
        AND waiting + running = (OLD.state IN ('scheduled', 'blocked', 'ready', 'running'))
      THEN NEW.finished_at
      WHEN NEW.state IN ('scheduled', 'blocked', 'ready', 'running') THEN NULL
      ELSE finished_at END
  WHERE id = NEW.batch_id;
END;

-- Runs and batches keep what they counted: their jobs may be cleaned up.
CREATE TRIGGER jobs_counted_out AFTER DELETE ON jobs BEGIN
  UPDATE lanes SET
    scheduled = scheduled - (OLD.state = 'scheduled'),
    blocked   = blocked   - (OLD.state = 'blocked'),
    ready     = ready     - (OLD.state = 'ready'),
    running   = running   - (OLD.state = 'running'),
    completed = completed - (OLD.state = 'completed'),
    failed    = failed    - (OLD.state = 'failed'),
    cancelled = cancelled - (OLD.state = 'cancelled')
  WHERE lane = OLD.lane;
END;

-- The newest event is never removed, so its number is never given twice; AUTOINCREMENT wrote a second page for that.
CREATE TABLE events_anew (
  seq         INTEGER PRIMARY KEY,
  entity      TEXT NOT NULL,
  id          TEXT NOT NULL,
  document_id TEXT
) STRICT;
INSERT INTO events_anew SELECT * FROM events ORDER BY seq DESC LIMIT 1;
DROP TABLE events;
ALTER TABLE events_anew RENAME TO events;
