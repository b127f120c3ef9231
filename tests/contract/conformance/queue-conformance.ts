import { describe } from 'vitest';
import { attemptConformance } from './attempts.ts';
import { crashConformance } from './crashes.ts';
import { dependencyConformance } from './dependencies.ts';
import { holdConformance } from './holds.ts';
import type { OpenQueue } from './open-queue.ts';
import { orderConformance } from './order.ts';
import { recordConformance } from './records.ts';
import { settlementConformance } from './settlements.ts';
import { startLimitConformance } from './start-limits.ts';
import { stoppingConformance } from './stopping.ts';

const parts = [
  orderConformance,
  dependencyConformance,
  attemptConformance,
  stoppingConformance,
  holdConformance,
  startLimitConformance,
  crashConformance,
  settlementConformance,
  recordConformance,
];

/** Everything the queue promises, through its store port, its engine and the stores of its rows. */
export const queueConformance = (name: string, open: OpenQueue): void => {
  describe(name, () => {
    for (const conformance of parts) conformance(open);
  });
};
