import { z } from 'zod';
import { batchIdSchema, jobIdSchema, runIdSchema } from '#shared/model/ids.ts';
import {
  dataFolderArgument,
  filterArgument,
  idArgument,
  jobIdsArgument,
  queueArgument,
  someJobIdsArgument,
  typedNumber,
  wholeNumber,
} from '../terminal/argument-schemas.ts';
import { parseMoment } from '../terminal/parse-moment.ts';
import { readArguments, UsageError } from '../terminal/read-arguments.ts';

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

const common = { 'data-dir': dataFolderArgument, json: z.boolean().default(false) };
const commonOptions = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

const string = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const batch = idArgument(batchIdSchema, (word) => `--batch: "${word}" is not the id of a batch`).optional();
const run = idArgument(runIdSchema, (word) => `--run: "${word}" is not the id of a run`).optional();

const list = z.object({
  ...common,
  queue: queueArgument.optional(),
  state: filterArgument.default('open'),
  limit: wholeNumber('--limit', 1, 500).default(50),
  offset: wholeNumber('--offset', 0, 1_000_000_000).default(0),
});

const show = z.object({
  ...common,
  words: z
    .array(z.string())
    .length(1, 'show takes the id of one job')
    .transform((words) => words[0])
    .pipe(idArgument(jobIdSchema, (word) => `"${word}" is not the id of a job`)),
});

const someOrAll = { ...common, words: jobIdsArgument, queue: queueArgument.optional(), batch };
const retry = z.object({ ...someOrAll, failed: z.boolean().default(false), run });
const cancel = z.object({ ...someOrAll, all: z.boolean().default(false) });

/** Jobs are given by id, or all of them by an option (perhaps narrowed to a queue, batch or run); never both. */
const requireOneWay = (
  ids: readonly unknown[],
  option: string,
  isGiven: boolean,
  narrowing: readonly unknown[],
): void => {
  if (ids.length > 0 && isGiven) throw new UsageError(`${option} and ids of jobs exclude each other`);
  if (ids.length === 0 && !isGiven) throw new UsageError(`the id of a job is missing, or ${option}`);
  if (!isGiven && narrowing.some((value) => value !== undefined)) {
    throw new UsageError(`--queue, --batch and --run go with ${option}`);
  }
};

const pause = z.object({ ...common, queue: queueArgument.optional() });
const clean = z.object({ ...common, 'older-than': wholeNumber('--older-than', 0, 3_650).optional() });

const priority = z.object({
  ...common,
  words: z.array(z.string()).min(1, 'priority takes a number, then ids of jobs'),
});
const priorityNumber = wholeNumber('priority', 1, 10);

const schedule = z.object({
  ...common,
  words: someJobIdsArgument,
  at: z.string().optional(),
  now: z.boolean().default(false),
});

const secondsError = '--timeout takes seconds, from 0 to 86400';
const wait = z.object({
  ...common,
  words: someJobIdsArgument,
  timeout: typedNumber(secondsError).pipe(z.number().min(0, secondsError).max(86_400, secondsError)).default(300),
});

/** What follows `dossier queue`, read and checked, by verb. */
const readers = {
  list: (args: readonly string[]) => {
    const options = { ...commonOptions, queue: string, state: string, limit: string, offset: string };
    return { verb: 'list', ...readArguments(args, { options, schema: list }) } as const;
  },
  show: (args: readonly string[]) => {
    const { words, ...rest } = readArguments(args, { options: commonOptions, schema: show, takesWords: true });
    return { verb: 'show', jobId: words, ...rest } as const;
  },
  retry: (args: readonly string[]) => {
    const options = { ...commonOptions, failed: flag, queue: string, batch: string, run: string };
    const { words, ...rest } = readArguments(args, { options, schema: retry, takesWords: true });
    requireOneWay(words, '--failed', rest.failed, [rest.queue, rest.batch, rest.run]);
    return { verb: 'retry', jobIds: words, ...rest } as const;
  },
  cancel: (args: readonly string[]) => {
    const options = { ...commonOptions, all: flag, queue: string, batch: string };
    const { words, ...rest } = readArguments(args, { options, schema: cancel, takesWords: true });
    requireOneWay(words, '--all', rest.all, [rest.queue, rest.batch]);
    return { verb: 'cancel', jobIds: words, ...rest } as const;
  },
  pause: (args: readonly string[]) => {
    const options = { ...commonOptions, queue: string };
    return { verb: 'pause', ...readArguments(args, { options, schema: pause }) } as const;
  },
  resume: (args: readonly string[]) => {
    const options = { ...commonOptions, queue: string };
    return { verb: 'resume', ...readArguments(args, { options, schema: pause }) } as const;
  },
  clean: (args: readonly string[]) => {
    const options = { ...commonOptions, 'older-than': string };
    return { verb: 'clean', ...readArguments(args, { options, schema: clean }) } as const;
  },
  priority: (args: readonly string[]) => {
    const { words, ...rest } = readArguments(args, { options: commonOptions, schema: priority, takesWords: true });
    const number = priorityNumber.safeParse(words[0]);
    if (!number.success) throw new UsageError(number.error.issues[0]?.message ?? 'priority');
    const ids = someJobIdsArgument.safeParse(words.slice(1));
    if (!ids.success) throw new UsageError(ids.error.issues[0]?.message ?? 'ids');
    return { verb: 'priority', priority: number.data, jobIds: ids.data, ...rest } as const;
  },
  schedule: (args: readonly string[], now: number) => {
    const options = { ...commonOptions, at: string, now: flag };
    const { words, at, now: isNow, ...rest } = readArguments(args, { options, schema: schedule, takesWords: true });
    if ((at === undefined) !== isNow) throw new UsageError('schedule takes either --at TIME or --now');
    return {
      verb: 'schedule',
      jobIds: words,
      dueAt: at === undefined ? null : parseMoment(at, now, '--at'),
      ...rest,
    } as const;
  },
  wait: (args: readonly string[]) => {
    const options = { ...commonOptions, timeout: string };
    const { words, timeout, ...rest } = readArguments(args, { options, schema: wait, takesWords: true });
    return { verb: 'wait', jobIds: words, timeoutMs: Math.round(timeout * 1_000), ...rest } as const;
  },
};

/** Everything `dossier queue` can be asked for. */
export type QueueArguments = ReturnType<(typeof readers)[keyof typeof readers]>;
/** The arguments of one verb. */
export type QueueArgumentsOf<V extends QueueArguments['verb']> = Extract<QueueArguments, { verb: V }>;

const isVerb = (word: string): word is keyof typeof readers => Object.hasOwn(readers, word);

/**
 * Reads what follows `dossier queue`. Throws a UsageError naming the first thing that is wrong.
 *
 * @param now epoch milliseconds, for times such as `18:30` and `+2h`
 */
export const parseQueueArguments = (args: readonly string[], now: number): QueueArguments => {
  const [verb = '', ...rest] = args;
  if (!isVerb(verb)) {
    const wrong = verb === '' ? 'queue takes a verb' : `queue: "${verb}" is no verb`;
    throw new UsageError(`${wrong}; there are: ${Object.keys(readers).join(', ')}`);
  }
  return readers[verb](rest, now);
};
