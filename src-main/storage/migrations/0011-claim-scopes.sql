-- A process that works on one batch alone finds its best ready job without sorting.
DROP INDEX jobs_of_batch;
CREATE INDEX jobs_of_batch ON jobs (batch_id, state, lane, rank, seq) WHERE batch_id IS NOT NULL;
-- First drafts: jobs about a document that belong to no run and no batch.
CREATE INDEX jobs_of_document ON jobs (document_id, state)
  WHERE document_id IS NOT NULL AND run_id IS NULL AND batch_id IS NULL;

-- A job that goes while it is open, since its document was deleted for good, will never end: for its batch, and for its
-- run if that outlives it, it was cancelled. Otherwise both would stay open for ever.
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

-- Batches that were left open so.
UPDATE batches SET (waiting, running, cancelled, finished_at) = (
  SELECT open.waiting, open.running, cancelled + batches.waiting + batches.running - open.waiting - open.running,
    CASE WHEN open.waiting + open.running = 0 THEN CAST(unixepoch('subsec') * 1000 AS INTEGER) END
  FROM (SELECT
    count(*) FILTER (WHERE state <> 'running') AS waiting, count(*) FILTER (WHERE state = 'running') AS running
    FROM jobs WHERE batch_id = batches.id AND state IN ('scheduled', 'blocked', 'ready', 'running')) open)
WHERE waiting + running > 0;
