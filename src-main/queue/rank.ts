/** How much waiting one step of priority is worth: a job of priority 5 goes before one of 6 that came a minute later. */
export const agingStepMs = 60_000;

/**
 * Priority aged by waiting as one number, written once: since every job ages at the same speed, the order of two jobs
 * never changes, so it can be stored and indexed instead of being worked out at each claim. Smaller goes first.
 *
 * @param priority 1-10, higher first
 * @param since epoch ms from which it waits
 */
export const rankOf = (priority: number, since: number): number => since - priority * agingStepMs;
