-- What a call was for: a run, and the section that its step writes, if any. Costs were looked for by the job that is named
-- in the record's lines, which for questions answered on request is the outline's: it was counted once for each of them.

ALTER TABLE usage ADD COLUMN run_id TEXT;
ALTER TABLE usage ADD COLUMN section_id TEXT;

UPDATE usage SET (run_id, section_id) =
  (SELECT j.run_id, json_extract(j.payload, '$.sectionId') FROM jobs j WHERE j.id = usage.job_id)
WHERE EXISTS (SELECT 1 FROM jobs j WHERE j.id = usage.job_id);
-- Jobs that were cleaned up: their run's record still names them. A job in several of its lines found those sections.
UPDATE usage SET (run_id, section_id) =
  (SELECT min(r.run_id), CASE WHEN count(DISTINCT r.section_id) = 1 THEN min(r.section_id) END
   FROM run_sections r WHERE r.job_id = usage.job_id)
WHERE run_id IS NULL AND EXISTS (SELECT 1 FROM run_sections r WHERE r.job_id = usage.job_id);

CREATE INDEX usage_of_run ON usage (run_id, section_id) WHERE run_id IS NOT NULL;
CREATE INDEX usage_of_document ON usage (document_id, section_id) WHERE document_id IS NOT NULL;

-- The caller's own name for what it asked for: the same again is answered with the run that is there.
ALTER TABLE runs ADD COLUMN request_id TEXT;
CREATE UNIQUE INDEX runs_of_request ON runs (request_id) WHERE request_id IS NOT NULL;
