import type { JobSummary } from '#shared/model/job.ts';
import { attemptText, jobTitle, progressText, stateText, timeText } from '../queue/job-text.ts';
import { queueTable } from '../queue/queue-table.ts';
import { addUpQueues, isUnused, verdictText, workText } from '../queue/queue-text.ts';
import { countText, cutTo, textWidth } from '../terminal/terminal-text.ts';
import type { Column } from '../terminal/text-table.ts';
import { textTable } from '../terminal/text-table.ts';
import { clockText } from '../terminal/time-text.ts';
import type { QueueLook } from './look-at-queue.ts';
import type { Paint } from './monitor-screen.ts';

export interface FrameOptions {
  /** Size of the terminal in characters. */
  readonly columns: number;
  readonly rows: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly isLive: boolean;
  /** The watched Dossier has quit. */
  readonly isLost: boolean;
  readonly paint: Paint;
}

const jobColumns = (title: string): readonly Column[] => [
  { title, least: 12 },
  { title: 'DOCUMENT', least: 10, dropOrder: 2 },
  { title: 'STATE', least: 10 },
  { title: 'TRY', align: 'right', dropOrder: 1 },
  { title: 'TIME', align: 'right' },
];

const barLength = 10;

const bar = ({ progress }: JobSummary): string => {
  if (progress === null) return '';
  if (progress.total === null) return progressText(progress);
  const done = Math.min(barLength, Math.floor((progress.done / progress.total) * barLength));
  return `${'█'.repeat(done)}${'░'.repeat(barLength - done)} ${progressText(progress)}`;
};

const runningTable = (jobs: readonly JobSummary[], now: number, room: number): string[] =>
  textTable(
    jobColumns('RUNNING'),
    jobs.map((job) => [jobTitle(job), job.documentTitle ?? '-', bar(job), attemptText(job), timeText(job, now)]),
    room,
  );

const nextTable = (jobs: readonly JobSummary[], now: number, room: number): string[] =>
  textTable(
    jobColumns('NEXT IN LINE'),
    jobs.map((job) => [
      jobTitle(job),
      job.documentTitle ?? '-',
      stateText(job, now),
      attemptText(job),
      timeText(job, now),
    ]),
    room,
  );

const ends = (left: string, right: string, columns: number): string => {
  const space = columns - textWidth(left) - textWidth(right);
  return space > 0 ? left + ' '.repeat(space) + right : cutTo(left, columns);
};

const standing = (at: number): string =>
  `This is how things stood at ${clockText(at)}; a Dossier that starts is shown.`;

const notices = ({ overview }: QueueLook, { isLive, isLost }: FrameOptions): string[] => {
  if (isLost) return ['Dossier has gone away.'];
  return isLive ? [] : [`Dossier is not running: nothing is being done. ${standing(overview.at)}`];
};

/** As many jobs as fit into the lines, below a blank line and a title. */
const fitting = <T>(jobs: readonly T[], lines: number): readonly T[] => jobs.slice(0, Math.max(0, lines - 2));

/** The monitor's screen as lines, none longer or more than the terminal has room for. */
export const monitorFrame = (look: QueueLook, options: FrameOptions): string[] => {
  const { columns, rows, now, paint } = options;
  const { queues, isHealthy } = look.overview;
  const totals = addUpQueues(queues);
  const verdict = isHealthy ? `healthy: ${workText(queues)}` : `${verdictText(queues)} (${workText(queues)})`;
  const head = [
    paint.bold(ends('Dossier', clockText(now), columns)),
    (isHealthy ? paint.good : paint.bad)(cutTo(verdict, columns)),
    ...notices(look, options).map((line) => paint.warning(cutTo(line, columns))),
    '',
  ];
  const used = queues.filter((queue) => !isUnused(queue));
  const [title = '', ...queueLines] = queueTable(queues, now, columns);
  const table = [
    paint.faint(title),
    ...queueLines.map((line, at) => {
      const queue = used[at];
      if (queue === undefined) return paint.faint(line);
      if (!queue.isHealthy) return paint.bad(line);
      return queue.held > 0 || queue.isPaused ? paint.warning(line) : line;
    }),
  ];
  const foot = ['', paint.faint(cutTo(`q leaves. ${countText(totals.waiting)} in line.`, columns))];
  const room = rows - head.length - table.length - foot.length;
  const running = fitting(look.running, Math.max(Math.ceil(room / 2), room - look.next.length - 2));
  const next = fitting(look.next, room - (running.length === 0 ? 0 : running.length + 2));
  const section = (lines: readonly string[], isShown: boolean): string[] => {
    const [first = '', ...rest] = lines;
    return isShown ? ['', paint.faint(first), ...rest] : [];
  };
  const body = [
    ...section(runningTable(running, now, columns), running.length > 0),
    ...section(nextTable(next, now, columns), next.length > 0),
  ];
  return [...[...head, ...table, ...body].slice(0, Math.max(0, rows - foot.length)), ...foot].slice(0, rows);
};
