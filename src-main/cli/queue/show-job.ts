import type { Attempt, JobView } from '#shared/model/job.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { succeeded } from '../terminal/report.ts';
import { countText, jsonText, printable } from '../terminal/terminal-text.ts';
import type { Column } from '../terminal/text-table.ts';
import { textTable } from '../terminal/text-table.ts';
import { lengthText, momentText } from '../terminal/time-text.ts';
import { knownJobs } from './change-jobs.ts';
import { attemptText, jobTitle, stateText } from './job-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

const attemptColumns: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'STARTED' },
  { title: 'TOOK', align: 'right' },
  { title: 'OUTCOME' },
  { title: 'TOKENS IN', align: 'right' },
  { title: 'OUT', align: 'right' },
  { title: 'COST', align: 'right' },
  { title: 'REQUEST' },
  { title: 'ERROR' },
];

const costText = (micros: number | null): string => (micros === null ? '-' : (micros / 1_000_000).toFixed(4));

const attemptRow = (attempt: Attempt): string[] => [
  String(attempt.claimNo),
  momentText(attempt.startedAt),
  attempt.finishedAt === null ? '-' : lengthText(attempt.finishedAt - attempt.startedAt),
  attempt.outcome ?? 'running',
  countText(attempt.inputTokens),
  countText(attempt.outputTokens),
  costText(attempt.costMicros),
  attempt.requestId ?? '-',
  attempt.error?.message ?? '-',
];

const moment = (at: number | null): string | null => (at === null ? null : momentText(at));

const errorText = ({ error }: JobView): string | null =>
  error === null ? null : `${error.message}${error.action ? ` ${error.action}` : ''} (${error.code})`;

/** The job's fields as text, without attempts and dependencies; null where empty. */
const facts = (job: JobView, now: number): [string, string | null][] => [
  ['id', job.id],
  ['kind', job.kind],
  ['queue', `${job.queue}, towards ${job.origin}`],
  ['document', job.documentId && (job.documentTitle ? `${job.documentTitle} (${job.documentId})` : job.documentId)],
  ['run', job.runId],
  ['batch', job.batchId],
  ['state', stateText(job, now)],
  ['priority', String(job.priority)],
  ['attempts', `${attemptText(job)}${job.crashes > 0 ? `, and ${job.crashes} that died with the process` : ''}`],
  ['timeout', lengthText(job.timeoutMs)],
  ['created', momentText(job.createdAt)],
  ['updated', momentText(job.updatedAt)],
  ['started', moment(job.startedAt)],
  ['finished', moment(job.finishedAt)],
  ['error', errorText(job)],
  ['input', job.input === undefined || job.input === null ? null : jsonText(job.input)],
  ['output', job.output === undefined || job.output === null ? null : jsonText(job.output)],
];

/** A job as lines: what it is, what it waits for, and every attempt. Nothing is cut. */
export const jobLines = (job: JobView, now: number): string[] => {
  const dependencies = job.dependsOn.map(({ id, title, state }) => `  ${printable(title ?? '-')} (${id}): ${state}`);
  return [
    printable(jobTitle(job)),
    ...facts(job, now).flatMap(([name, text]) => (text === null ? [] : [`  ${name.padEnd(10)}${printable(text)}`])),
    ...(dependencies.length > 0 ? ['', 'Waits for', ...dependencies] : []),
    '',
    ...(job.attempts.length > 0
      ? textTable(attemptColumns, job.attempts.map(attemptRow), null)
      : ['It has not been tried yet.']),
  ];
};

/** `dossier queue show`: one job with all there is to know of it. */
export const showJob = async (
  { jobId }: QueueArgumentsOf<'show'>,
  { client, now }: CommandContext,
): Promise<Report> => {
  await knownJobs(client, [jobId]);
  const job = await callOrThrow(client, 'job.get', { jobId });
  return succeeded(job, jobLines(job, now()));
};
