import type { QueueHealth, QueueView, UnhealthyReason } from '#shared/model/queue-overview.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { countText } from '../terminal/terminal-text.ts';
import { lengthText, shortMomentText } from '../terminal/time-text.ts';

/** Why a lane takes no work, in words. */
export const holdReasonText = (reason: HoldReason): string => {
  switch (reason) {
    case 'no-key':
      return 'no key';
    case 'spending-limit':
      return 'spending limit';
    case 'trouble':
      return 'server in trouble';
    case 'no-server':
      return 'server removed';
    case 'offline':
    case 'quota':
    case 'paused':
      return reason;
  }
};

/** A share, 0-1, in whole percent; a dash when null. */
export const percentText = (share: number | null): string => (share === null ? '-' : `${Math.round(share * 100)} %`);

/** Why a queue is unhealthy, with the numbers. */
export const unhealthyText = (reason: UnhealthyReason): string => {
  switch (reason.type) {
    case 'error-rate':
      return `${percentText(reason.rate)} of the last ${reason.window} failed (limit ${percentText(reason.limit)})`;
    case 'backlog':
      return `${countText(reason.waiting)} waiting (limit ${countText(reason.limit)})`;
    case 'running':
      return `${countText(reason.running)} running at once (limit ${countText(reason.limit)})`;
    case 'oldest-wait':
      return `the oldest has waited ${lengthText(reason.waitMs)} (limit ${lengthText(reason.limitMs)})`;
  }
};

/** Why a queue takes no work: `paused`, or `held: offline until 12:05:00`; empty when it takes work. */
export const holdsText = (queue: QueueView, now: number): string => {
  if (queue.isPaused) return 'paused';
  const holds = queue.lanes.flatMap(({ hold, origin }) => (hold === null ? [] : [{ ...hold, origin }]));
  if (holds.length === 0) return '';
  const words = holds.map(({ reason, until, origin }) => {
    const where = queue.lanes.length > 1 ? ` (${origin})` : '';
    return `${holdReasonText(reason)}${where}${until === null ? '' : ` until ${shortMomentText(until, now)}`}`;
  });
  return `held: ${[...new Set(words)].join(', ')}`;
};

/** Why jobs of these queues are held, each reason once: `offline, paused`. */
export const heldReasons = (queues: readonly QueueView[]): string => {
  const reasons = queues
    .filter(({ held }) => held > 0)
    .flatMap((queue) => [
      ...(queue.isPaused ? (['paused'] as const) : []),
      ...queue.lanes.flatMap(({ hold }) => (hold === null ? [] : [hold.reason])),
    ]);
  return [...new Set(reasons)].map(holdReasonText).join(', ');
};

/** Adds up the numbers of several queues. */
export const addUpQueues = (queues: readonly QueueHealth[]) => {
  const sum = (count: (queue: QueueHealth) => number): number => queues.reduce((all, queue) => all + count(queue), 0);
  return {
    running: sum(({ running }) => running),
    waiting: sum(({ waiting }) => waiting),
    held: sum(({ held }) => held),
    failed: sum(({ failed }) => failed),
    completed: sum(({ completed }) => completed),
  };
};

/** What there is to do, in one phrase: `3 running, 6 waiting, 1 held (offline)`. */
export const workText = (queues: readonly QueueView[]): string => {
  const { running, waiting, held } = addUpQueues(queues);
  const reasons = heldReasons(queues);
  const heldText = held === 0 ? [] : [`${countText(held)} held${reasons === '' ? '' : ` (${reasons})`}`];
  return [`${countText(running)} running`, `${countText(waiting)} waiting`, ...heldText].join(', ');
};

/** `healthy`, or each unhealthy queue with its reasons. */
export const verdictText = (queues: readonly QueueHealth[]): string => {
  const unwell = queues.filter(({ isHealthy }) => !isHealthy);
  if (unwell.length === 0) return 'healthy';
  return `unhealthy: ${unwell.map(({ queue, reasons }) => `${queue}: ${reasons.map(unhealthyText).join(', ')}`).join('; ')}`;
};

/** Whether a queue never had jobs and is healthy and open. */
export const isUnused = (queue: QueueView): boolean =>
  queue.isHealthy &&
  !queue.isPaused &&
  queue.lanes.every(({ hold }) => hold === null) &&
  queue.waiting + queue.running + queue.completed + queue.failed + queue.cancelled === 0;
