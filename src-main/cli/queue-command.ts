import type { CommandContext } from './command-context.ts';
import type { QueueArguments } from './parse-queue-arguments.ts';
import { cancelJobs } from './queue/cancel-jobs.ts';
import { cleanUpJobs } from './queue/clean-up-jobs.ts';
import { listJobs } from './queue/list-jobs.ts';
import { pauseQueues } from './queue/pause-queues.ts';
import { prioritizeJobs } from './queue/prioritize-jobs.ts';
import { resumeQueues } from './queue/resume-queues.ts';
import { retryJobs } from './queue/retry-jobs.ts';
import { scheduleJobs } from './queue/schedule-jobs.ts';
import { showJob } from './queue/show-job.ts';
import { waitForJobs } from './queue/wait-for-jobs.ts';
import type { Report } from './report.ts';
import { printReport } from './report.ts';

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
