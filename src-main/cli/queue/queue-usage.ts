/** How `dossier queue` is used. */
export const queueUsage = `Usage: dossier queue VERB …

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
