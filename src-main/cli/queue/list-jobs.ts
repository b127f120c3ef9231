import type { JobSummary } from '#shared/model/job.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { succeeded } from '../terminal/report.ts';
import { countText, printable } from '../terminal/terminal-text.ts';
import type { Column } from '../terminal/text-table.ts';
import { textTable } from '../terminal/text-table.ts';
import { attemptText, jobTitle, stateText, timeText } from './job-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';
import { queueTable } from './queue-table.ts';
import { verdictText } from './queue-text.ts';

const columns: readonly Column[] = [
  { title: 'WHAT', least: 10 },
  { title: 'DOCUMENT', least: 10, dropOrder: 3 },
  { title: 'STATE', least: 10 },
  { title: 'TRY', align: 'right', dropOrder: 2 },
  { title: 'TIME', align: 'right', dropOrder: 1 },
  // Never cut: the other commands ask for it.
  { title: 'ID' },
];

/** A table of jobs, a line each; `now` in epoch milliseconds. */
export const jobTable = (jobs: readonly JobSummary[], now: number, room: number | null): string[] =>
  textTable(
    columns,
    jobs.map((job) => [
      jobTitle(job),
      job.documentTitle ?? '-',
      stateText(job, now),
      attemptText(job),
      timeText(job, now),
      job.id,
    ]),
    room,
  );

const stretchLine = (shown: number, offset: number, total: number, state: string): string => {
  if (total === 0) return `No ${state} jobs.`;
  if (shown === 0) return `There are only ${countText(total)}.`;
  const last = offset + shown;
  const more = last < total ? `; more with --offset ${last}` : '';
  return `${countText(offset + 1)} to ${countText(last)} of ${countText(total)} ${state} jobs${more}`;
};

/** `dossier queue list`: one stretch of the jobs, and all queues in numbers. Never loads more than it shows. */
export const listJobs = async (
  { queue, state, limit, offset }: QueueArgumentsOf<'list'>,
  { client, terminal, now }: CommandContext,
): Promise<Report> => {
  const filter = { ...(queue && { queue }), filter: state };
  const { jobs, total } = await callOrThrow(client, 'job.list', { ...filter, limit, offset });
  const overview = await callOrThrow(client, 'queue.get-overview', { minutes: 1 });
  const queues = overview.queues.filter((view) => queue === undefined || view.queue === queue);
  const room = terminal.columns?.() ?? null;
  return succeeded({ jobs, total, offset, queues: queues.map(({ minutes, ...rest }) => rest) }, [
    ...(jobs.length === 0 ? [] : jobTable(jobs, now(), room)),
    stretchLine(jobs.length, offset, total, state),
    '',
    ...queueTable(queues, now(), room),
    // The reasons have numbers that don't fit into the table.
    ...(queues.every(({ isHealthy }) => isHealthy) ? [] : [printable(verdictText(queues))]),
  ]);
};
