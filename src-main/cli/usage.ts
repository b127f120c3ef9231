import { defaultExperienceCount } from '#shared/kinds/competence-file/options.ts';

const draft = `Usage: dossier draft --kind competence-file --candidate FILE [--job FILE] --out DIR
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

const exports = `Usage: dossier export DOCUMENT… --out DIR [--formats pdf,docx,html,md,txt,json] [--theme NAME] [--zip]
         [--anonymise [--hide-employers]] [--data-dir DIR] [--json]
       dossier export --all --out DIR …

Writes documents of the library to DIR, each named by its id, its title or a part of it. Files that are there already
are never overwritten: a name that is taken gets a number.

  --formats         what to write, comma-separated (default: pdf,docx)
  --theme           instead of each document's own, by name or id
  --anonymise       initials in place of the name, no contact data, in every file and its name
  --hide-employers  with --anonymise: "Company A" in place of the first employer, and so on
  --zip             all files in one ZIP
  --data-dir        where Dossier keeps its data (default: the app's own folder)
  --json            print one JSON object and nothing else; progress goes to stderr

Ctrl+C leaves what isn't written yet queued. Exit codes: 0 all written, 3 some, 1 none (or bad input), 2 wrong usage,
5 still waiting.
`;

const queue = `Usage: dossier queue VERB …

  list [--queue NAME] [--state open|running|waiting|failed|completed|cancelled] [--limit N] [--offset N]
                          jobs in the order in which they go, and all queues in numbers
  show ID                 everything about one job: attempts, timings, errors, tokens, cost
  retry ID…               put failed and cancelled jobs back in line
  retry --failed [--queue NAME] [--batch ID] [--run ID]
  cancel ID…              cancel jobs, waiting or running
  cancel --all [--queue NAME] [--batch ID]
  pause [--queue NAME]    take no more work; what runs goes on to its end
  resume [--queue NAME]
  clean [--older-than DAYS]
                          remove ended jobs that may go; documents stay
  priority N ID…          1 to 10, higher goes first
  schedule ID… --at TIME  not before 18:30, "2026-01-05 18:30", +2h
  schedule ID… --now
  wait ID… [--timeout SECONDS]
                          until all have ended (default: 300 seconds at the most)

Each takes --data-dir DIR, and --json to print one JSON value and nothing else. Works through a Dossier that runs on
the same data; where none does, nothing is started.

Queues: sections, chat, audio, large, presentations, reports, exports, images, analytics, maintenance.

Exit codes: 0 done, 1 failed (an unknown id included), 2 wrong usage. Of wait: 0 all completed, 3 some, 1 none,
5 still open.
`;

const monitor = `Usage: dossier monitor [--interval SECONDS] [--data-dir DIR]

Shows the queue live: what runs, what comes next, what is held and why, throughput and errors. q or Ctrl+C leaves.
Into a pipe or file it prints a line for each queue that has changed, until it is interrupted or Dossier closes.

  --interval  the shortest time between two looks (default: 0.25); without changes there is none
  --data-dir  where Dossier keeps its data (default: the app's own folder)

NO_COLOR in the environment turns colours off. Exit codes: 0 left, 1 failed, 2 wrong usage.
`;

const health = `Usage: dossier health [--data-dir DIR] [--json]

Says whether every queue is well, in one line; with --json as one JSON object with each queue's numbers and reasons.

Exit codes: 0 healthy, 4 unhealthy, 1 failed, 2 wrong usage.
`;

const providers = `Usage: dossier providers [list] [--data-dir DIR] [--json]
       dossier providers test [NAME] [--base-url URL] [--model NAME] [--data-dir DIR] [--json]

Lists the servers with models that are set up, or tests them: whether they are reached, take the key, and have the model.
A test asks for nothing that costs. Without a NAME or address all of them are tested.

Keys: OPENAI_API_KEY for OpenAI (and servers on this computer), DOSSIER_API_KEY for the server that is named. A key from
the environment is used where Dossier has none, and written nowhere.

Exit codes: 0 well, 1 failed, 2 wrong usage.
`;

/** How each command is used. */
const topics: ReadonlyMap<string, string> = new Map(
  Object.entries({ draft, export: exports, queue, monitor, health, providers }),
);

const overview = `${draft}
Other commands:

  dossier export …        write documents of the library to a folder: themes, anonymous, all at once
  dossier queue VERB …    list, show, retry, cancel, pause, resume, clean, priority, schedule, wait
  dossier monitor         the queue, live in the terminal
  dossier health          whether all is well, for scripts: exit code 0, or 4 if not
  dossier providers       servers with models: list them, test them
  dossier help [COMMAND]  this, or more about one command
`;

/** What `--help`, `help` and a call without a command print: about one command where `topic` names one. */
export const usageOf = (topic: string | undefined): string => topics.get(topic ?? '') ?? overview;

/** All commands there are. */
export const commandNames: readonly string[] = [...topics.keys()];
