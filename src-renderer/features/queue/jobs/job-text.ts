import { formatDuration } from '#shared/i18n/format-time.ts';
import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { JobProgress, JobState, JobSummary } from '#shared/model/job.ts';
import { errorWords } from '../../../components/error-sentence.ts';
import { labelName } from '../../../components/section-name.ts';
import type { Wish } from '../../../stores/job-list-store.ts';
import { formatElapsed } from '../format-elapsed.ts';
import { queueName } from '../queue-name.ts';
import { waitText } from './wait-text.ts';

export type Tone = 'plain' | 'on' | 'warn' | 'bad';

const wishKeys: Readonly<Record<Wish, MessageKey>> = {
  cancel: 'row.cancelling',
  retry: 'row.retrying',
  start: 'row.starting',
};

const units = ['sections', 'photos', 'pages', 'seconds', 'files', 'documents'] as const;
const isKnownUnit = (unit: string): unit is (typeof units)[number] => units.some((known) => known === unit);

/** What a person calls this piece of work. */
export const jobTitle = (
  t: Translate,
  { label, queue, kind }: Pick<JobSummary, 'label' | 'queue'> & { readonly kind?: string },
): string => {
  if (label === null) return queueName(t, queue);
  const name = labelName(t, label);
  return kind === 'first-draft' ? t('row.first-draft', { name }) : name;
};

const kindKeys: Readonly<Record<string, MessageKey>> = {
  'draft-section': 'kind-of.draft-section',
  'first-draft': 'kind-of.first-draft',
  'export-document': 'kind-of.export-document',
  'export-archive': 'kind-of.export-archive',
  'clean-up': 'kind-of.clean-up',
};

/** What kind of work it is; nothing for one that its queue already says all of. */
export const kindName = (t: Translate, kind: string): string => {
  const key = kindKeys[kind];
  return key === undefined ? '' : t(key);
};

/** "3 of 12 photos", or "41 pages" where nobody knows how many there will be (requirement A7). */
export const progressText = (t: Translate, { done, total, unit }: JobProgress): string => {
  const count = total ?? done;
  const name = isKnownUnit(unit) ? t(`unit.${unit}`, { count }) : `${count} ${unit}`;
  return total === null ? name : t('row.progress', { done, what: name });
};

const shortReasons: Partial<Record<AppError['code'], MessageKey>> = {
  'provider.unavailable': 'why.provider.unavailable',
  'provider.empty': 'why.provider.empty',
  'provider.cut': 'why.provider.cut',
  'provider.closed': 'why.provider.closed',
  'provider.failed': 'why.provider.failed',
  'provider.refused': 'why.provider.refused',
  'provider.timeout': 'why.provider.timeout',
  'provider.malformed': 'why.provider.malformed',
  'provider.invalid': 'why.provider.invalid',
  'provider.no-model': 'why.provider.no-model',
  'provider.too-long': 'why.provider.too-long',
  'provider.truncated': 'why.provider.truncated',
  'job.timeout': 'why.job.timeout',
  'job.crashed': 'why.job.crashed',
  'job.dependency-failed': 'why.job.dependency-failed',
};

/** Why something failed, in a word or two; its whole sentence where there is no shorter way to say it. */
export const shortReason = (t: Translate, locale: string, error: AppError): string => {
  const short = shortReasons[error.code];
  return short ? t(short) : errorWords(t, locale, error).sentence.replace(/\.$/u, '');
};

/** That a job failed, and why. */
const failureText = (t: Translate, locale: string, error: AppError | null): string => {
  if (!error) return t('row.failed');
  return t('row.failed-because', { why: shortReason(t, locale, error) });
};

/** How the state of a job is coloured; `isKeptBack` when a start limit keeps it waiting. */
export const stateTone = ({ state, wait }: JobSummary, wanted: Wish | undefined, isKeptBack: boolean): Tone => {
  if (wanted) return 'plain';
  if (state === 'running') return 'on';
  if (state === 'failed') return 'bad';
  if (isKeptBack || wait?.type === 'held' || wait?.type === 'alone') return 'warn';
  return wait?.type === 'jobs' && wait.failed > 0 ? 'bad' : 'plain';
};

const endKeys = { completed: 'row.completed', cancelled: 'row.cancelled' } as const;
const waitingKeys = { scheduled: 'row.scheduled', blocked: 'row.blocked', ready: 'row.ready' } as const;

export interface StateContext {
  readonly wish: Wish | undefined;
  readonly progress: JobProgress | null;
  /** When the start limit of its lane lets the next one go, epoch milliseconds; null when nothing is in the way. */
  readonly nextStartAt: number | null;
}

/** Where a job is and, if it waits, why: the one thing its row has to say. `now` in epoch milliseconds. */
export const stateText = (
  t: Translate,
  locale: string,
  job: JobSummary,
  { wish, progress, nextStartAt }: StateContext,
  now: number,
): string => {
  if (wish) return t(wishKeys[wish]);
  switch (job.state) {
    case 'running': {
      const doing = t(job.queue === 'sections' ? 'row.drafting' : 'row.running');
      return progress ? `${doing} · ${progressText(t, progress)}` : doing;
    }
    case 'failed':
      return failureText(t, locale, job.error);
    case 'completed':
    case 'cancelled':
      return t(endKeys[job.state]);
    default:
      return job.wait ? waitText(t, job, job.wait, nextStartAt, now) : t(waitingKeys[job.state]);
  }
};

/** "2 of 3" while an attempt is under way or was spent; nothing before the first. */
export const attemptText = (t: Translate, { state, attemptsSpent, attemptLimit }: JobSummary): string => {
  const hasFailedOnly = state !== 'running' && state !== 'completed';
  const n = hasFailedOnly ? attemptsSpent : Math.min(attemptsSpent + 1, attemptLimit);
  return n === 0 ? '' : t('row.attempt', { n, limit: attemptLimit });
};

const openStates: readonly JobState[] = ['scheduled', 'blocked', 'ready', 'running'];
/** It waits or runs: it can be cancelled. */
export const isOpen = ({ state }: Pick<JobSummary, 'state'>): boolean => openStates.includes(state);

/** How long it has run or waited, or how long it took; nothing for what never ran. `now` in epoch milliseconds. */
export const timeText = (t: Translate, job: JobSummary, now: number): string => {
  if (job.state === 'running') return formatElapsed(t, now - (job.startedAt ?? now));
  if (isOpen(job)) return formatElapsed(t, now - job.createdAt);
  if (job.startedAt === null || job.finishedAt === null) return '';
  return formatDuration(t, job.finishedAt - job.startedAt);
};
