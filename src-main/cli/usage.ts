import { defaultExperienceCount } from '#shared/model/run.ts';

/** What `--help` and a wrong call print. */
export const usageText = `Usage: dossier draft --kind competence-file --candidate FILE [--job FILE] --out DIR
         [--format pdf,docx,md,json] [--provider embedded] [--model NAME]
         [--experiences N|all] [--max-retries N] [--no-job-context] [--title TEXT]
         [--data-dir DIR] [--wait SECONDS] [--json]

Drafts a competence file from a candidate (JSON or JSON Resume) and, if given, a job description (JSON or text),
and writes it to DIR. Files that are there already are never overwritten.

  --format       what to write, comma-separated (default: pdf,docx,md,json)
  --experiences  how many experiences get a section of their own (default: ${defaultExperienceCount})
  --max-retries  tries after the first for each section (default: 2)
  --wait         seconds to wait for the draft; what isn't done then stays queued (default: until it is done)
  --data-dir     where Dossier keeps its data (default: the app's own folder)
  --json         print one JSON object, the run record, and nothing else

Exit codes: 0 complete, 3 partial, 1 failed (bad input included), 2 wrong usage, 5 still waiting.
`;
