-- What work with real models keeps: what calls rest on, answers, calls that go on without us, limits, failures.

-- What a call's numbers rest on: counted by the provider, estimated since it broke off, cached since it was there.
ALTER TABLE usage ADD COLUMN basis TEXT NOT NULL DEFAULT 'counted' CHECK (basis IN ('counted', 'estimated', 'cached'));
ALTER TABLE attempts ADD COLUMN basis TEXT;
UPDATE attempts SET basis = 'counted' WHERE request_id IS NOT NULL;

ALTER TABLE usage_months ADD COLUMN estimated_calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_months ADD COLUMN cached_answers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_months ADD COLUMN unpriced_calls INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER usage_added_up;
CREATE TRIGGER usage_added_up AFTER INSERT ON usage BEGIN
  INSERT INTO usage_months (month, provider, model, calls, estimated_calls, cached_answers, unpriced_calls,
    input_tokens, cached_tokens, output_tokens, reasoning_tokens, cost_micros)
  VALUES (
    strftime('%Y-%m', NEW.at / 1000, 'unixepoch', 'localtime'), NEW.provider, coalesce(NEW.model, ''),
    NEW.basis <> 'cached', NEW.basis = 'estimated', NEW.basis = 'cached',
    NEW.basis <> 'cached' AND NEW.cost_micros IS NULL,
    NEW.input_tokens, NEW.cached_tokens, NEW.output_tokens, NEW.reasoning_tokens, coalesce(NEW.cost_micros, 0))
  ON CONFLICT DO UPDATE SET
    calls            = calls + excluded.calls,
    estimated_calls  = estimated_calls + excluded.estimated_calls,
    cached_answers   = cached_answers + excluded.cached_answers,
    unpriced_calls   = unpriced_calls + excluded.unpriced_calls,
    input_tokens     = input_tokens + excluded.input_tokens,
    cached_tokens    = cached_tokens + excluded.cached_tokens,
    output_tokens    = output_tokens + excluded.output_tokens,
    reasoning_tokens = reasoning_tokens + excluded.reasoning_tokens,
    cost_micros      = cost_micros + excluded.cost_micros;
END;

-- What had arrived of a text that broke off; gone when a whole one comes.
ALTER TABLE sections ADD COLUMN partial_text TEXT;
ALTER TABLE run_sections ADD COLUMN is_cached INTEGER NOT NULL DEFAULT 0 CHECK (is_cached IN (0, 1));

-- Answers by what was asked: the same question is not paid for twice.
CREATE TABLE response_cache (
  key           TEXT PRIMARY KEY,
  provider      TEXT NOT NULL,
  model         TEXT NOT NULL,
  content       TEXT NOT NULL,
  input_tokens  INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  bytes         INTEGER NOT NULL,
  -- What it was written for: an answer says what a CV says, and goes when the document does.
  document_id   TEXT REFERENCES documents (id) ON DELETE CASCADE,
  created_at    INTEGER NOT NULL,
  used_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX response_cache_by_use ON response_cache (used_at, bytes);
CREATE INDEX responses_of_document ON response_cache (document_id);

-- Calls that go on at the provider whatever becomes of us, by the job that made them.
CREATE TABLE remote_calls (
  job_id      TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
  -- What was asked: another question is another call.
  request_key TEXT NOT NULL,
  provider    TEXT NOT NULL,
  response_id TEXT NOT NULL,
  sequence    INTEGER NOT NULL,
  started_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How much each server takes at once, as it was learnt, and when it was last asked: a restart is no reason to burst.
CREATE TABLE origin_limits (
  origin       TEXT PRIMARY KEY,
  concurrency  INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  paused_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE origin_starts (origin TEXT NOT NULL, started_at INTEGER NOT NULL) STRICT;
CREATE INDEX starts_of_origin ON origin_starts (origin, started_at);

-- Failures with their context: ids, kinds and codes, never what a document says.
CREATE TABLE error_log (
  seq           INTEGER PRIMARY KEY,
  at            INTEGER NOT NULL,
  code          TEXT NOT NULL,
  job_kind      TEXT NOT NULL,
  queue         TEXT NOT NULL,
  job_id        TEXT NOT NULL,
  document_id   TEXT,
  claim_no      INTEGER NOT NULL,
  outcome       TEXT NOT NULL,
  fault         TEXT,
  origin        TEXT,
  model         TEXT,
  status        INTEGER,
  provider_code TEXT,
  request_id    TEXT
) STRICT;

-- Sections that nobody has written yet: where a held server leaves a document empty, the embedded drafter fills it.
CREATE INDEX sections_empty ON sections (id) WHERE revision = 0;

-- A server's address was corrected: what waits for it goes to its new lane.
CREATE TRIGGER jobs_moved AFTER UPDATE OF lane ON jobs WHEN OLD.lane <> NEW.lane BEGIN
  UPDATE lanes SET
    scheduled = scheduled - (OLD.state = 'scheduled'),
    blocked   = blocked   - (OLD.state = 'blocked'),
    ready     = ready     - (OLD.state = 'ready')
  WHERE lane = OLD.lane;
  UPDATE lanes SET
    scheduled = scheduled + (NEW.state = 'scheduled'),
    blocked   = blocked   + (NEW.state = 'blocked'),
    ready     = ready     + (NEW.state = 'ready')
  WHERE lane = NEW.lane;
END;
