import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { LaneView, QueueView } from '#shared/model/queue-overview.ts';
import type { QueueRules } from '#shared/model/queue-policy.ts';
import { holdKeys } from '../../../components/hold-keys.ts';
import { nextTryText } from '../outage-text.ts';

/** A queue's card in words. */
export interface LaneText {
  readonly headline: string;
  readonly detail: string;
  readonly tone: 'plain' | 'warn';
}

const rateWords = (t: Translate, { count, windowMs }: NonNullable<QueueRules['startLimit']>): string => {
  if (windowMs === 60_000) return t('queue.rate.minute', { count });
  if (windowMs === 1_000) return t('queue.rate.second', { count });
  return t('queue.rate.window', { count, time: formatEstimate(t, windowMs) });
};

/** What holds a lane that isn't simply paused: offline, no key, a quota. */
export const heldLanes = (queue: QueueView): (LaneView & { readonly hold: NonNullable<LaneView['hold']> })[] =>
  queue.lanes.flatMap((lane) => (lane.hold && lane.hold.reason !== 'paused' ? [{ ...lane, hold: lane.hold }] : []));

/** A start limit keeps the next job back for a while; null when none does, or not for long enough to speak of. */
const nextStart = (queue: QueueView, now: number): number | null => {
  const starts = queue.lanes.flatMap(({ nextStartAt, ready }) => (nextStartAt && ready > 0 ? [nextStartAt] : []));
  const next = Math.min(...starts);
  return Number.isFinite(next) && next > now + 1_000 ? next : null;
};

/** What holds a queue, in words; an offline hold goes by itself and says so. */
const describeHold = (t: Translate, hold: NonNullable<LaneView['hold']>, now: number): string => {
  const { reason, until } = hold;
  if (reason !== 'offline') return [t(holdKeys[reason]), nextTryText(t, hold, now)].filter(Boolean).join(': ');
  const leftMs = (until ?? 0) - now;
  return leftMs > 1_000 ? t('queue.offline-until', { time: formatEstimate(t, leftMs) }) : t('queue.offline');
};

/** Why nothing starts, if so. */
const reasonWords = (t: Translate, queue: QueueView, now: number): string | null => {
  if (queue.isPaused) return t(queue.running > 0 ? 'queue.paused-running' : 'queue.paused-by-you');
  const hold = heldLanes(queue)[0]?.hold;
  if (hold) return describeHold(t, hold, now);
  const next = nextStart(queue, now);
  if (next === null || !queue.policy.startLimit) return null;
  const time = formatEstimate(t, next - now);
  if (queue.running > 0) return t('queue.next-in', { count: queue.waiting, time });
  return t('queue.next-start', { rate: rateWords(t, queue.policy.startLimit), time });
};

const headlineOf = (t: Translate, queue: QueueView): string => {
  const { running, waiting } = queue;
  if (running > 0) return t(queue.queue === 'sections' ? 'status.drafting' : 'queue.running', { count: running });
  if (queue.isPaused) return t('queue.paused');
  if (heldLanes(queue).length > 0) return waiting > 0 ? t('queue.held-count', { count: waiting }) : t('queue.held');
  return waiting > 0 ? t('status.waiting', { count: waiting }) : t('queue.idle');
};

const idleWords = (t: Translate, queue: QueueView): string => {
  const lately = queue.minutes.reduce((sum, minute) => sum + minute.completed, 0);
  if (lately > 0) return t('queue.last-hour', { count: lately });
  return queue.completed > 0 ? t('queue.done-so-far', { count: queue.completed }) : t('queue.nothing-yet');
};

/** What a queue's card says at the moment `now`, epoch milliseconds. */
export const describeLane = (t: Translate, queue: QueueView, now: number): LaneText => {
  const headline = headlineOf(t, queue);
  const reason = reasonWords(t, queue, now);
  const isIdle = queue.running + queue.waiting === 0;
  const waiting = t('status.waiting', { count: queue.waiting });
  if (queue.isPaused && queue.waiting > 0 && queue.running === 0) return { headline, detail: waiting, tone: 'warn' };
  if (reason) return { headline, detail: reason, tone: 'warn' };
  if (isIdle) return { headline, detail: idleWords(t, queue), tone: 'plain' };
  const parts = [
    queue.waiting > 0 && queue.running > 0 && waiting,
    queue.remainingMs !== null && t('queue.left', { time: formatEstimate(t, queue.remainingMs) }),
  ];
  return { headline, detail: parts.filter(Boolean).join(' · '), tone: 'plain' };
};

const isHousekeeping = ({ queue }: QueueView): boolean => queue === 'maintenance';

/** Jobs that run or wait. Housekeeping is nobody's work: as it is always due some time, it counts only while it runs. */
export const openWork = (queue: QueueView): number => queue.running + (isHousekeeping(queue) ? 0 : queue.waiting);

/** Nothing was ever asked of this queue by anyone. */
export const isUnused = (queue: QueueView): boolean =>
  openWork(queue) + queue.failed + (isHousekeeping(queue) ? 0 : queue.completed + queue.cancelled) === 0;

/** The words of this card change by themselves before `now` is much later. */
export const isTicking = (queue: QueueView, now: number): boolean =>
  queue.lanes.some((lane) => (lane.nextStartAt ?? 0) > now || (lane.hold?.until ?? 0) > now);

/** Whether a queue has work, or had any that still matters: the others are folded away. */
const isLively = (queue: QueueView): boolean =>
  openWork(queue) + queue.failed > 0 ||
  (queue.minutes.length > 0 && !isHousekeeping(queue)) ||
  !queue.isHealthy ||
  heldLanes(queue).length > 0;

/** The queues that nothing is to be said of. A paused one is not among them, unless all are: that is said once. */
export const idleQueues = (queues: readonly QueueView[]): QueueView[] => {
  const isAllPaused = queues.every(({ isPaused }) => isPaused);
  return queues.filter((queue) => !isLively(queue) && (isAllPaused || !queue.isPaused));
};
