import { defaultExperienceCount } from '#shared/kinds/competence-file/options.ts';

/** How `dossier draft` is used. */
export const draftUsage = `Usage: dossier draft --kind competence-file --candidate FILE [--job FILE] --out DIR
         [--format pdf,docx,html,md,txt,json] [--provider NAME] [--base-url URL] [--model NAME]
         [--language NAME] [--tone TONE] [--length LENGTH] [--experiences N|all] [--max-retries N] [--no-job-context] [--title TEXT]
         [--theme NAME] [--anonymise [--hide-employers]]
         [--priority N] [--at TIME] [--data-dir DIR] [--wait SECONDS] [--json]

Drafts a competence file from a candidate (JSON or JSON Resume) and, if given, a job description (JSON or text),
and writes it to DIR. Files that are there already are never overwritten.

  --format       what to write, comma-separated (default: pdf,docx,md,json)
  --theme        how the files look, by the theme's name or id (default: as set in Settings)
  --anonymise    initials in place of the name, no contact data; --hide-employers: letters in place of employers, too
  --provider     who drafts: embedded (no network, no key), openai (key in OPENAI_API_KEY), or a server that
                 "dossier providers" lists (default: as set in Settings, at first embedded)
  --base-url     a server that speaks OpenAI's language, e.g. http://127.0.0.1:11434/v1 (key, if any, in DOSSIER_API_KEY)
  --model        the model's name (default: the server's own, or the first that it offers)
  --language     what a model writes in (default: as the candidate's text)
  --tone         for a model: neutral, formal, confident, warm
  --length       for a model: short, standard, detailed
  --experiences  how many experiences get a section of their own (default: ${defaultExperienceCount})
  --max-retries  tries after the first for each section (default: 2)
  --priority     1 to 10, higher goes first (default: 5)
  --at           start later: 18:30, "2026-01-05 18:30", +2h; doesn't wait, and writes no files
  --wait         seconds to wait for the draft; what isn't done then stays queued (default: until it is done)
  --data-dir     where Dossier keeps its data (default: the app's own folder)
  --json         print one JSON object, the run record, and nothing else

Exit codes: 0 complete (or put off with --at), 3 partial, 1 failed (bad input included), 2 wrong usage,
5 still waiting.
`;
