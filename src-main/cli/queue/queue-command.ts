import type { JobSummary } from '#shared/model/job.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { printReport, succeeded } from '../terminal/report.ts';
import { exitCodes } from '../terminal/terminal.ts';
import { printable } from '../terminal/terminal-text.ts';
import { cancelJobs, knownJobs, prioritizeJobs, retryJobs, scheduleJobs } from './change-jobs.ts';
import { jobsText, jobTitle, laterLines, stateText } from './job-text.ts';
import { listJobs } from './list-jobs.ts';
import type { QueueArguments, QueueArgumentsOf } from './queue-arguments.ts';
import { showJob } from './show-job.ts';

/** `dossier queue pause`: one queue or all take no more work; what runs goes on to its end. */
const pauseQueues = async ({ queue }: QueueArgumentsOf<'pause'>, { client }: CommandContext): Promise<Report> => {
  await callOrThrow(client, 'queue.pause', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} is` : 'All queues are';
  return succeeded({ queue: queue ?? null, isPaused: true }, [`${what} paused; what runs goes on to its end.`]);
};

/** `dossier queue resume`: one queue or all take work again. */
const resumeQueues = async ({ queue }: QueueArgumentsOf<'resume'>, context: CommandContext): Promise<Report> => {
  await callOrThrow(context.client, 'queue.resume', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} takes` : 'All queues take';
  return succeeded({ queue: queue ?? null, isPaused: false }, [`${what} work again.`, ...laterLines(context)]);
};

/** `dossier queue clean`: removes ended jobs that may go (E6); documents, run records and totals stay. */
const cleanUpJobs = async (
  { 'older-than': olderThanDays }: QueueArgumentsOf<'clean'>,
  { client }: CommandContext,
): Promise<Report> => {
  const { removed } = await callOrThrow(client, 'queue.clean-up', olderThanDays === undefined ? {} : { olderThanDays });
  return succeeded({ removed }, [
    removed === 0
      ? 'Nothing to remove: the newest jobs of each kind, and those of runs that go on, are kept.'
      : `${jobsText(removed)} removed. Documents and their records are untouched.`,
  ]);
};

const isOpen = ({ state }: JobSummary): boolean => state !== 'completed' && state !== 'failed' && state !== 'cancelled';

const exitCodeFor = (jobs: readonly JobSummary[]): number => {
  if (jobs.some(isOpen)) return exitCodes.waiting;
  const completed = jobs.filter(({ state }) => state === 'completed').length;
  if (completed === jobs.length) return exitCodes.complete;
  return completed > 0 ? exitCodes.partial : exitCodes.failed;
};

/**
 * `dossier queue wait`: until the jobs have ended, the time is over or the user leaves. Where nobody runs Dossier nothing
 * would ever change, so it says how things are and doesn't wait.
 */
const waitForJobs = async (
  { jobIds, timeoutMs }: QueueArgumentsOf<'wait'>,
  { client, isAlone, signal, now }: CommandContext,
): Promise<Report> => {
  const before = await knownJobs(client, jobIds);
  let leave = () => {};
  const left = new Promise<null>((resolve) => {
    leave = () => resolve(null);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
  });
  const asked = isAlone ? { jobs: before } : callOrThrow(client, 'job.wait', { jobIds, timeoutMs });
  const jobs = (await Promise.race([asked, left]))?.jobs ?? (await knownJobs(client, jobIds));
  signal.removeEventListener('abort', leave);
  const open = jobs.filter(isOpen).length;
  return {
    value: { hasEnded: open === 0, jobs },
    lines: [
      ...jobs.map((job) => printable(`${job.id}  ${jobTitle(job)}: ${stateText(job, now())}`)),
      ...(open > 0 && isAlone ? ['Dossier is not running, so nothing was waited for.'] : []),
    ],
    exitCode: exitCodeFor(jobs),
  };
};

const reportFor = (args: QueueArguments, context: CommandContext): Promise<Report> => {
  switch (args.verb) {
    case 'list':
      return listJobs(args, context);
    case 'show':
      return showJob(args, context);
    case 'retry':
      return retryJobs(args, context);
    case 'cancel':
      return cancelJobs(args, context);
    case 'pause':
      return pauseQueues(args, context);
    case 'resume':
      return resumeQueues(args, context);
    case 'clean':
      return cleanUpJobs(args, context);
    case 'priority':
      return prioritizeJobs(args, context);
    case 'schedule':
      return scheduleJobs(args, context);
    case 'wait':
      return waitForJobs(args, context);
  }
};

/** `dossier queue …`. Returns the exit code. */
export const queueCommand = (args: QueueArguments, context: CommandContext): Promise<number> =>
  printReport(() => reportFor(args, context), args, context.terminal);
