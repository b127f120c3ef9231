import { kinds } from '#shared/kinds/registry.ts';
import { draftUsage } from './draft/draft-usage.ts';
import { exportUsage } from './export/export-arguments.ts';
import { healthUsage } from './health/health-command.ts';
import { monitorUsage } from './monitor/monitor-arguments.ts';
import { providersUsage } from './providers/providers-arguments.ts';
import { queueUsage } from './queue/queue-arguments.ts';

/** How each command is used. */
const topics: ReadonlyMap<string, string> = new Map(
  Object.entries({
    draft: draftUsage(kinds),
    export: exportUsage,
    queue: queueUsage,
    monitor: monitorUsage,
    health: healthUsage,
    providers: providersUsage,
  }),
);

const overview = `${draftUsage(kinds)}
Other commands:

  dossier export …        write documents of the library to a folder: themes, anonymous, all at once
  dossier queue VERB …    list, show, retry, cancel, pause, resume, clean, priority, schedule, wait
  dossier monitor         the queue, live in the terminal
  dossier health          whether all is well, for scripts: exit code 0, or 4 if not
  dossier providers       servers with models: list them, test them
  dossier help [COMMAND]  this, or more about one command
`;

/** What `--help`, `help` and a call without a command print: about one command where `topic` names one. */
export const usageText = (topic: string | undefined): string => topics.get(topic ?? '') ?? overview;

/** All commands there are. */
export const commandNames: readonly string[] = [...topics.keys()];
