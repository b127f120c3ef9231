-- Jobs that a second choice does, since the server of their run was held for too long.
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

-- Null where the run's own drafter, or the user, wrote the text.
ALTER TABLE sections ADD COLUMN stand_in TEXT CHECK (json_valid(stand_in));
ALTER TABLE run_sections ADD COLUMN stand_in TEXT CHECK (json_valid(stand_in));
