CREATE TABLE assets (
  id            TEXT PRIMARY KEY CHECK (length(id) = 64),
  media_type    TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  width         INTEGER NOT NULL,
  height        INTEGER NOT NULL,
  name          TEXT NOT NULL,
  -- Since when no document names it; null while one does.
  unnamed_since INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX assets_unnamed ON assets (unnamed_since) WHERE unnamed_since IS NOT NULL;

CREATE TABLE attempts (
  job_id      TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  claim_no    INTEGER NOT NULL,
  boot_id     TEXT NOT NULL,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  outcome     TEXT,
  error       TEXT, input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0, cost_micros INTEGER, request_id TEXT, basis TEXT,
  PRIMARY KEY (job_id, claim_no)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE document_assets (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  asset_id    TEXT NOT NULL,
  PRIMARY KEY (document_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_of_asset ON document_assets (asset_id);

CREATE TABLE documents (
  id             TEXT PRIMARY KEY,
  kind           TEXT NOT NULL,
  title          TEXT NOT NULL,
  client         TEXT,
  subject TEXT NOT NULL,
  -- Title, client and name as search compares them: small letters, no accents.
  search_text    TEXT NOT NULL,
  input          TEXT NOT NULL CHECK (json_valid(input)),
  current_run_id TEXT REFERENCES runs (id) DEFERRABLE INITIALLY DEFERRED,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  deleted_at     INTEGER
, theme_id TEXT, search_terms TEXT NOT NULL DEFAULT '', view TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(view)), language TEXT) STRICT;

CREATE INDEX documents_of_run ON documents (current_run_id) WHERE current_run_id IS NOT NULL;

CREATE INDEX documents_recent ON documents (updated_at DESC, id DESC) WHERE deleted_at IS NULL;

CREATE TABLE durations (
  kind    TEXT NOT NULL,
  lane    TEXT NOT NULL,
  samples INTEGER NOT NULL,
  mean_ms REAL NOT NULL,
  PRIMARY KEY (kind, lane)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE "events" (
  seq         INTEGER PRIMARY KEY,
  entity      TEXT NOT NULL,
  id          TEXT NOT NULL,
  document_id TEXT
) STRICT;

CREATE TABLE export_batches (
  batch_id   TEXT PRIMARY KEY REFERENCES batches (id) ON DELETE CASCADE,
  folder     TEXT NOT NULL,
  formats    TEXT NOT NULL CHECK (json_valid(formats)),
  variant    TEXT NOT NULL CHECK (json_valid(variant)),
  is_zip     INTEGER NOT NULL,
  -- Where the ZIP stands once it is written.
  zip_path   TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX export_batches_recent ON export_batches (created_at DESC);

CREATE TABLE exports (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  run_id      TEXT,
  format      TEXT NOT NULL,
  path        TEXT NOT NULL,
  created_at  INTEGER NOT NULL
, batch_id TEXT) STRICT;

CREATE INDEX exports_of_batch ON exports (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX exports_of_document ON exports (document_id, created_at);

CREATE INDEX exports_of_run ON exports (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE form_drafts (
  kind     TEXT PRIMARY KEY,
  value    TEXT NOT NULL CHECK (json_valid(value)),
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job_dependencies (
  job_id       TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  depends_on   TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  is_satisfied INTEGER NOT NULL DEFAULT 0 CHECK (is_satisfied IN (0, 1)),
  PRIMARY KEY (job_id, depends_on)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_dependants ON job_dependencies (depends_on);

CREATE TABLE jobs (
  seq             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  queue           TEXT NOT NULL,
  lane            TEXT NOT NULL REFERENCES lanes (lane),
  payload         TEXT NOT NULL CHECK (json_valid(payload)),
  state           TEXT NOT NULL CHECK (state IN
                    ('scheduled', 'blocked', 'ready', 'running', 'completed', 'failed', 'cancelled')),
  priority        INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 10),
  -- Priority aged by waiting, as one number: smaller goes first. Written once.
  rank            INTEGER NOT NULL,
  due_at          INTEGER,
  document_id     TEXT,
  run_id          TEXT REFERENCES runs (id) ON DELETE CASCADE,
  batch_id        TEXT,
  unique_key      TEXT,
  dependency_rule TEXT NOT NULL DEFAULT 'all-succeeded' CHECK (dependency_rule IN ('all-succeeded', 'all-finished')),
  -- Dependencies not satisfied yet; 0 lets the job go.
  waiting_for     INTEGER NOT NULL DEFAULT 0,
  claim_no        INTEGER NOT NULL DEFAULT 0,
  attempts_spent  INTEGER NOT NULL DEFAULT 0,
  attempt_limit   INTEGER NOT NULL CHECK (attempt_limit >= 1),
  crashes         INTEGER NOT NULL DEFAULT 0,
  snoozes         INTEGER NOT NULL DEFAULT 0,
  timeout_ms      INTEGER NOT NULL,
  boot_id         TEXT,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  started_at      INTEGER,
  finished_at     INTEGER,
  progress        TEXT,
  output          TEXT,
  error           TEXT
, label TEXT CHECK (json_valid(label))) STRICT;

CREATE INDEX jobs_alone ON jobs (rank) WHERE state = 'ready' AND crashes >= 2;

CREATE INDEX jobs_blocked ON jobs (lane) WHERE state = 'blocked';

CREATE INDEX jobs_due ON jobs (due_at, queue) WHERE state = 'scheduled';

CREATE INDEX jobs_ended ON jobs (state, finished_at, queue, kind) WHERE finished_at IS NOT NULL;

CREATE INDEX jobs_of_batch ON jobs (batch_id, state, lane, rank, seq) WHERE batch_id IS NOT NULL;

CREATE INDEX jobs_of_document ON jobs (document_id, state)
  WHERE document_id IS NOT NULL AND run_id IS NULL AND batch_id IS NULL;

CREATE INDEX jobs_of_run ON jobs (run_id, seq) WHERE run_id IS NOT NULL;

CREATE INDEX jobs_ready ON jobs (lane, rank, seq, crashes) WHERE state = 'ready';

CREATE INDEX jobs_running ON jobs (boot_id) WHERE state = 'running';

CREATE UNIQUE INDEX jobs_unique_open ON jobs (unique_key)
  WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'blocked', 'ready', 'running');

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

CREATE TRIGGER jobs_cut_off_in_batch AFTER DELETE ON jobs
WHEN OLD.batch_id IS NOT NULL AND OLD.state IN ('scheduled', 'blocked', 'ready', 'running') BEGIN
  UPDATE batches SET
    waiting   = waiting - (OLD.state <> 'running'),
    running   = running - (OLD.state = 'running'),
    cancelled = cancelled + 1,
    finished_at = CASE WHEN waiting + running = 1
      THEN CAST(unixepoch('subsec') * 1000 AS INTEGER) ELSE finished_at END
  WHERE id = OLD.batch_id;
END;

CREATE TRIGGER jobs_cut_off_in_run AFTER DELETE ON jobs
WHEN OLD.run_id IS NOT NULL AND OLD.state IN ('scheduled', 'blocked', 'ready', 'running') BEGIN
  UPDATE runs SET
    waiting   = waiting - (OLD.state <> 'running'),
    running   = running - (OLD.state = 'running'),
    cancelled = cancelled + 1,
    finished_at = CASE WHEN waiting + running = 1
      THEN CAST(unixepoch('subsec') * 1000 AS INTEGER) ELSE finished_at END
  WHERE id = OLD.run_id;
END;

CREATE TRIGGER jobs_moved AFTER UPDATE OF lane ON jobs WHEN OLD.lane <> NEW.lane BEGIN
  UPDATE lanes SET
    scheduled = scheduled - (OLD.state = 'scheduled'),
    blocked   = blocked   - (OLD.state = 'blocked'),
    ready     = ready     - (OLD.state = 'ready'),
    running   = running   - (OLD.state = 'running'),
    completed = completed - (OLD.state = 'completed'),
    failed    = failed    - (OLD.state = 'failed'),
    cancelled = cancelled - (OLD.state = 'cancelled')
  WHERE lane = OLD.lane;
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

CREATE TABLE lane_starts (
  lane       TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  job_id     TEXT NOT NULL,
  claim_no   INTEGER NOT NULL,
  PRIMARY KEY (lane, started_at, job_id, claim_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE lanes (
  lane        TEXT PRIMARY KEY,
  queue       TEXT NOT NULL,
  origin      TEXT NOT NULL,
  hold_reason TEXT,
  hold_until  INTEGER,
  held_at     INTEGER,
  scheduled   INTEGER NOT NULL DEFAULT 0,
  blocked     INTEGER NOT NULL DEFAULT 0,
  ready       INTEGER NOT NULL DEFAULT 0,
  running     INTEGER NOT NULL DEFAULT 0,
  completed   INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  cancelled   INTEGER NOT NULL DEFAULT 0
, released_at INTEGER, hold_tries INTEGER NOT NULL DEFAULT 0, is_trying INTEGER NOT NULL DEFAULT 0 CHECK (is_trying IN (0, 1)), hold_error TEXT) STRICT;

CREATE INDEX lanes_of_queue ON lanes (queue);

CREATE TABLE origin_limits (
  origin       TEXT PRIMARY KEY,
  concurrency  INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  paused_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE origin_starts (origin TEXT NOT NULL, started_at INTEGER NOT NULL) STRICT;

CREATE INDEX starts_of_origin ON origin_starts (origin, started_at);

CREATE TABLE provider_origins (
  provider TEXT PRIMARY KEY,
  origin   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE remote_calls (
  job_id      TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
  -- What was asked: another question is another call.
  request_key TEXT NOT NULL,
  provider    TEXT NOT NULL,
  response_id TEXT NOT NULL,
  sequence    INTEGER NOT NULL,
  started_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE run_sections (
  run_id        TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  key           TEXT NOT NULL,
  group_name      TEXT NOT NULL,
  section_id    TEXT NOT NULL,
  job_id        TEXT NOT NULL,
  content       TEXT NOT NULL DEFAULT '',
  success       INTEGER NOT NULL DEFAULT 0 CHECK (success IN (0, 1)),
  error         TEXT,
  processing_ms INTEGER NOT NULL DEFAULT 0,
  tokens_used   INTEGER NOT NULL DEFAULT 0, is_cached INTEGER NOT NULL DEFAULT 0 CHECK (is_cached IN (0, 1)), label TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(label)), data TEXT CHECK (json_valid(data)), stand_in TEXT CHECK (json_valid(stand_in)),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id           TEXT PRIMARY KEY,
  document_id  TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  provider     TEXT NOT NULL,
  model        TEXT,
  options      TEXT NOT NULL CHECK (json_valid(options)),
  concurrency  INTEGER NOT NULL,
  today        TEXT NOT NULL,
  batch_id     TEXT,
  created_at   INTEGER NOT NULL,
  started_at   INTEGER,
  finished_at  INTEGER,
  total_tokens INTEGER NOT NULL DEFAULT 0,
  -- Kept by the triggers below; the run's status is a pure function of them.
  total        INTEGER NOT NULL DEFAULT 0,
  waiting      INTEGER NOT NULL DEFAULT 0,
  running      INTEGER NOT NULL DEFAULT 0,
  completed    INTEGER NOT NULL DEFAULT 0,
  failed       INTEGER NOT NULL DEFAULT 0,
  cancelled    INTEGER NOT NULL DEFAULT 0
, request_id TEXT) STRICT;

CREATE INDEX runs_finished ON runs (finished_at);

CREATE INDEX runs_of_document ON runs (document_id, created_at);

CREATE UNIQUE INDEX runs_of_request ON runs (request_id) WHERE request_id IS NOT NULL;

CREATE TABLE section_marks (
  section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  data       TEXT NOT NULL CHECK (json_valid(data)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (section_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE section_versions (
  id          INTEGER PRIMARY KEY,
  section_id  TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
  revision    INTEGER NOT NULL,
  is_proposal INTEGER NOT NULL CHECK (is_proposal IN (0, 1)),
  content     TEXT NOT NULL,
  origin      TEXT NOT NULL,
  run_id      TEXT,
  job_id      TEXT,
  claim_no    INTEGER,
  created_at  INTEGER NOT NULL
, data TEXT CHECK (json_valid(data))) STRICT;

CREATE INDEX versions_of_section ON section_versions (section_id, revision);

CREATE TABLE sections (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  key         TEXT NOT NULL,
  position    INTEGER NOT NULL,
  heading     TEXT,
  group_name    TEXT NOT NULL,
  has_source  INTEGER NOT NULL CHECK (has_source IN (0, 1)),
  content     TEXT NOT NULL DEFAULT '',
  revision    INTEGER NOT NULL DEFAULT 0,
  origin      TEXT,
  is_locked   INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
  -- The latest job that drafts this section; the job row may be gone, the text stays.
  job_id      TEXT,
  updated_at  INTEGER NOT NULL, partial_text TEXT, role TEXT NOT NULL DEFAULT 'body' CHECK (role IN ('masthead', 'body', 'list', 'entry')), label TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(label)), brief TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(brief)), data TEXT CHECK (json_valid(data)), first_of TEXT, stand_in TEXT CHECK (json_valid(stand_in)),
  UNIQUE (document_id, key)
) STRICT;

CREATE INDEX sections_empty ON sections (id) WHERE revision = 0;

CREATE TABLE stand_ins (
  job_id  TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
  -- Who does it now: a connection, or the embedded drafter.
  drafter TEXT NOT NULL,
  -- Who, instead of whom, and why, as it is told of the text.
  facts   TEXT NOT NULL CHECK (json_valid(facts)),
  -- Drafters that were held for too long: none of them gets the job again.
  passed  TEXT NOT NULL CHECK (json_valid(passed))
) STRICT, WITHOUT ROWID;

CREATE INDEX stand_ins_of_drafter ON stand_ins (drafter);

CREATE TABLE steps (
  document_id  TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  key          TEXT NOT NULL,
  -- The section it writes; null where it writes none.
  section_id   TEXT REFERENCES sections (id) ON DELETE CASCADE,
  -- The version of its kind that planned it.
  kind_version INTEGER NOT NULL,
  job_kind     TEXT NOT NULL,
  label        TEXT NOT NULL CHECK (json_valid(label)),
  -- Null where the section's own brief says it.
  brief        TEXT CHECK (json_valid(brief)),
  waits_for    TEXT NOT NULL CHECK (json_valid(waits_for)),
  rule         TEXT NOT NULL CHECK (rule IN ('all-succeeded', 'all-finished')),
  can_embed    INTEGER NOT NULL CHECK (can_embed IN (0, 1)),
  start        TEXT NOT NULL CHECK (start IN ('now', 'on-request')),
  -- While a step with this name is open, no other with it may be asked for.
  exclusive    TEXT,
  -- The latest job that does it; its row may be gone.
  job_id       TEXT,
  -- When it was done last; null where it never was.
  done_at      INTEGER,
  -- In the order in which they were planned.
  seq          INTEGER PRIMARY KEY, first_outline_at INTEGER,
  UNIQUE (document_id, key)
) STRICT;

CREATE INDEX steps_of_section ON steps (section_id) WHERE section_id IS NOT NULL;

CREATE INDEX steps_without_outline ON steps (seq)
  WHERE section_id IS NULL AND can_embed = 1 AND done_at IS NULL AND first_outline_at IS NULL;

CREATE TABLE themes (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  design        TEXT NOT NULL CHECK (json_valid(design)),
  logo          BLOB,
  logo_type     TEXT,
  logo_width    INTEGER,
  logo_height   INTEGER,
  -- A company's Word file, whose styles, header and footer DOCX exports take.
  template      BLOB,
  template_name TEXT,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  deleted_at    INTEGER,
  CHECK ((logo IS NULL) = (logo_type IS NULL)),
  CHECK ((template IS NULL) = (template_name IS NULL))
) STRICT;

CREATE TABLE usage (
  job_id           TEXT NOT NULL,
  claim_no         INTEGER NOT NULL,
  provider         TEXT NOT NULL,
  model            TEXT,
  document_id      TEXT,
  input_tokens     INTEGER NOT NULL,
  cached_tokens    INTEGER NOT NULL,
  output_tokens    INTEGER NOT NULL,
  reasoning_tokens INTEGER NOT NULL,
  request_id       TEXT,
  at               INTEGER NOT NULL, cost_micros INTEGER, basis TEXT NOT NULL DEFAULT 'counted' CHECK (basis IN ('counted', 'estimated', 'cached')), run_id TEXT, section_id TEXT,
  PRIMARY KEY (job_id, claim_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_of_document ON usage (document_id, section_id) WHERE document_id IS NOT NULL;

CREATE INDEX usage_of_run ON usage (run_id, section_id) WHERE run_id IS NOT NULL;

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

CREATE TABLE usage_months (
  month            TEXT NOT NULL,
  provider         TEXT NOT NULL,
  model            TEXT NOT NULL,
  calls            INTEGER NOT NULL,
  input_tokens     INTEGER NOT NULL,
  cached_tokens    INTEGER NOT NULL,
  output_tokens    INTEGER NOT NULL,
  reasoning_tokens INTEGER NOT NULL,
  cost_micros      INTEGER NOT NULL, estimated_calls INTEGER NOT NULL DEFAULT 0, cached_answers INTEGER NOT NULL DEFAULT 0, unpriced_calls INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (month, provider, model)
) STRICT, WITHOUT ROWID;
