import type { QueueView } from '#shared/model/queue-overview.ts';
import { countText } from '../terminal/terminal-text.ts';
import type { Column } from '../terminal/text-table.ts';
import { textTable } from '../terminal/text-table.ts';
import { holdsText, isUnused, percentText } from './queue-text.ts';

const columns: readonly Column[] = [
  { title: 'QUEUE' },
  { title: 'RUNNING', align: 'right' },
  { title: 'WAITING', align: 'right' },
  { title: 'HELD', align: 'right' },
  { title: 'FAILED', align: 'right' },
  { title: 'COMPLETED', align: 'right', dropOrder: 2 },
  { title: 'A MINUTE', align: 'right', dropOrder: 3 },
  { title: 'ERRORS', align: 'right', dropOrder: 1 },
  { title: 'STATE', least: 9 },
];

const stateOf = (queue: QueueView, now: number): string => {
  const holds = holdsText(queue, now);
  if (holds === '') return queue.isHealthy ? 'healthy' : 'unhealthy';
  return queue.isHealthy ? holds : `unhealthy, ${holds}`;
};

/** A table of the queues that have or had something to do; the others are only counted. */
export const queueTable = (queues: readonly QueueView[], now: number, room: number | null): string[] => {
  const used = queues.filter((queue) => !isUnused(queue));
  const rest = queues.length - used.length;
  const restLine = rest === 0 ? [] : [`${rest} ${rest === 1 ? 'queue' : 'queues'} without jobs`];
  if (used.length === 0) return restLine;
  const rows = used.map((queue) => [
    queue.queue,
    countText(queue.running),
    countText(queue.waiting),
    countText(queue.held),
    countText(queue.failed),
    countText(queue.completed),
    queue.throughputPerMinute.toFixed(1),
    percentText(queue.errorRate),
    stateOf(queue, now),
  ]);
  return [...textTable(columns, rows, room), ...restLine];
};
