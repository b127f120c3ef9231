-- Documents of any kind: what a section is about (brief), is called (label) and holds besides its text (data) is stored
-- with it, and so is what there is to do (steps). Until now there were competence files only, planned anew at each look.

CREATE TEMP TABLE labels AS
  SELECT title, CASE
    WHEN title GLOB 'Experience [0-9]* · *' THEN json_object('key', 'competence-file.named-experience', 'params',
      json_object('number', CAST(substr(title, 12) AS INTEGER), 'name', substr(title, instr(title, ' · ') + 3)))
    WHEN title GLOB 'Experience [0-9]*' THEN json_object('key', 'competence-file.experience', 'params',
      json_object('number', CAST(substr(title, 12) AS INTEGER)))
    WHEN title = 'Professional experiences summary' THEN '{"key":"competence-file.experiences-summary","params":{}}'
    WHEN title IN ('Header', 'Professional summary', 'Functional skills', 'Technical skills', 'Areas of expertise',
      'Education', 'Certifications', 'Languages')
      THEN json_object('key', 'competence-file.' || replace(lower(title), ' ', '-'), 'params', json_object())
    ELSE json_object('key', 'text', 'params', json_object('text', title))
  END AS label
  FROM (
    SELECT title FROM sections UNION SELECT title FROM run_sections
    UNION SELECT title FROM jobs WHERE title IS NOT NULL AND kind IN ('draft-section', 'first-draft')
  );

ALTER TABLE documents RENAME COLUMN candidate_name TO subject;
-- What else of the input it is found by.
ALTER TABLE documents ADD COLUMN search_terms TEXT NOT NULL DEFAULT '';
-- What the window shows of the input.
ALTER TABLE documents ADD COLUMN view TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(view));
-- What its text is written in (BCP 47); null until somebody asks after the text has changed.
ALTER TABLE documents ADD COLUMN language TEXT;
UPDATE documents SET view = json_object('job', json(coalesce(input -> '$.job', 'null')));

UPDATE runs SET options = json_set(
  json_remove(options, '$.experiences', '$.includeJobContext'),
  '$.kindOptions', json_object(
    'experiences', json(coalesce(options -> '$.experiences', '5')),
    'includeJobContext', json(coalesce(options -> '$.includeJobContext', 'true'))));

ALTER TABLE sections RENAME COLUMN category TO group_name;
ALTER TABLE sections ADD COLUMN role TEXT NOT NULL DEFAULT 'body' CHECK (role IN ('masthead', 'body', 'list', 'entry'));
ALTER TABLE sections ADD COLUMN label TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(label));
ALTER TABLE sections ADD COLUMN brief TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(brief));
ALTER TABLE sections ADD COLUMN data TEXT CHECK (json_valid(data));
UPDATE sections SET
  role = CASE
    WHEN group_name = 'identity' THEN 'masthead'
    WHEN group_name = 'skills' THEN 'list'
    WHEN key GLOB 'experience-[0-9]*' THEN 'entry'
    ELSE 'body' END,
  brief = CASE
    WHEN key GLOB 'experience-[0-9]*'
      THEN json_object('section', 'experience', 'number', CAST(substr(key, 12) AS INTEGER))
    ELSE json_object('section', key) END,
  label = (SELECT l.label FROM labels l WHERE l.title = sections.title);
ALTER TABLE sections DROP COLUMN title;
ALTER TABLE section_versions ADD COLUMN data TEXT CHECK (json_valid(data));

ALTER TABLE run_sections RENAME COLUMN category TO group_name;
ALTER TABLE run_sections ADD COLUMN label TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(label));
ALTER TABLE run_sections ADD COLUMN data TEXT CHECK (json_valid(data));
UPDATE run_sections SET label = (SELECT l.label FROM labels l WHERE l.title = run_sections.title);
ALTER TABLE run_sections DROP COLUMN title;

ALTER TABLE jobs ADD COLUMN label TEXT CHECK (json_valid(label));
UPDATE jobs SET label = CASE
  WHEN kind IN ('draft-section', 'first-draft') THEN (SELECT l.label FROM labels l WHERE l.title = jobs.title)
  ELSE json_object('key', 'text', 'params', json_object('text', title)) END
  WHERE title IS NOT NULL;
ALTER TABLE jobs DROP COLUMN title;
UPDATE jobs SET payload = json_remove(json_set(payload, '$.stepKey', payload ->> '$.sectionKey'), '$.sectionKey')
  WHERE kind IN ('draft-section', 'first-draft');

DROP TABLE labels;

-- What there is to do on a document, as its kind planned it.
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
  seq          INTEGER PRIMARY KEY,
  UNIQUE (document_id, key)
) STRICT;
CREATE INDEX steps_of_section ON steps (section_id) WHERE section_id IS NOT NULL;

INSERT INTO steps (document_id, key, section_id, kind_version, job_kind, label, waits_for, rule, can_embed, start, job_id,
    done_at)
  SELECT s.document_id, s.key, s.id, 1, 'draft-section', s.label,
    CASE WHEN s.key = 'experiences-summary' THEN (
      SELECT json_group_array(e.key) FROM (
        SELECT key FROM sections WHERE document_id = s.document_id AND key GLOB 'experience-[0-9]*' ORDER BY position
      ) e) ELSE '[]' END,
    'all-finished', 1, 'now', s.job_id, CASE WHEN s.content <> '' THEN s.updated_at END
  FROM sections s ORDER BY s.document_id, s.position;

-- What the user noted at a section without changing its text, by the name its kind gives it: a rating, a score, a remark.
CREATE TABLE section_marks (
  section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  data       TEXT NOT NULL CHECK (json_valid(data)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (section_id, name)
) STRICT, WITHOUT ROWID;
