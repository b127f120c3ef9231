import { describe } from 'vitest';
import { dependencyConformance } from './dependencies.ts';
import type { OpenQueue } from './open-queue.ts';
import { orderConformance } from './order.ts';

/** Everything the queue promises, through its store port, its engine and the stores of its rows. */
export const queueConformance = (name: string, open: OpenQueue): void =>
  describe(name, () => {
    orderConformance(open);
    dependencyConformance(open);
  });
