import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { printReport } from '../terminal/report.ts';
import { cancelJobs, prioritizeJobs, retryJobs, scheduleJobs } from './change-jobs.ts';
import { cleanUpJobs, pauseQueues, resumeQueues } from './change-queues.ts';
import { listJobs } from './list-jobs.ts';
import type { QueueArguments } from './queue-arguments.ts';
import { showJob } from './show-job.ts';
import { waitForJobs } from './wait-for-jobs.ts';

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
