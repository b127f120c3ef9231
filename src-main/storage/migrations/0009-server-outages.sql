-- Holds that end by trying (trouble, quota, no key): since when, how often it was tried, what failed last. While
-- `is_trying`, the lane is held and yet lets calls through, one at a time.
ALTER TABLE lanes ADD COLUMN hold_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN is_trying INTEGER NOT NULL DEFAULT 0 CHECK (is_trying IN (0, 1));
ALTER TABLE lanes ADD COLUMN hold_error TEXT;

-- Where the jobs of each provider's runs go now: lanes are worked out from it whenever a job gets back in line.
CREATE TABLE provider_origins (
  provider TEXT PRIMARY KEY,
  origin   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A job in any state can move: one that failed or runs comes back into the lane of the corrected address.
DROP TRIGGER jobs_moved;
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
