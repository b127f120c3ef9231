import type { JobSummary } from '#shared/model/job.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCodes } from '../terminal/exit-code.ts';
import type { Report } from '../terminal/report.ts';
import { printable } from '../terminal/terminal-text.ts';
import { jobTitle, stateText } from './job-text.ts';
import { knownJobs } from './known-jobs.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

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
export const waitForJobs = async (
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
