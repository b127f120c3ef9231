import type { QueueChanges, QueueName, QueueRules } from '#shared/model/queue-policy.ts';
import { defaultQueueRules, policiesOf } from '#shared/model/queue-policy.ts';
import type { Problem, Reading, TimeText } from '../form/read-number.ts';
import { readTime, readWhole, timeTextOf } from '../form/read-number.ts';
import { ruleBounds } from '../form/setting-bounds.ts';

/** A queue's rules as they are typed; whatever can be read of them is saved. */
export interface QueueRulesForm {
  readonly concurrency: string;
  /** What the start limit counts by, in milliseconds; null for no limit. */
  readonly startWindowMs: number | null;
  readonly startCount: string;
  readonly attemptLimit: string;
  readonly backoff: 'none' | 'exponential';
  readonly firstPause: TimeText;
  readonly longestPause: TimeText;
  readonly timeout: TimeText;
  readonly softLimit: string;
  readonly hardLimit: string;
  readonly completedDays: string;
}

export type RuleProblems = { readonly [F in keyof QueueRulesForm]?: Problem };

/** What the fields of a switched-off rule say when it is switched on. */
const startingPause = { baseMs: 1_000, maxMs: 60_000 } as const;
const startingCount = 3;

/** The rules that hold for a queue under these changes. */
export const rulesOf = (queue: QueueName, changes: QueueChanges): QueueRules => {
  const own = changes[queue];
  const policy = policiesOf(own ? { [queue]: own } : {}).find((one) => one.queue === queue);
  return policy ?? defaultQueueRules[queue];
};

/** A queue's rules as form fields. */
export const formOfRules = (rules: QueueRules): QueueRulesForm => {
  const pause = rules.backoff.type === 'none' ? startingPause : rules.backoff;
  return {
    concurrency: String(rules.concurrency),
    startWindowMs: rules.startLimit?.windowMs ?? null,
    startCount: String(rules.startLimit?.count ?? startingCount),
    attemptLimit: String(rules.attemptLimit),
    backoff: rules.backoff.type,
    firstPause: timeTextOf(pause.baseMs),
    longestPause: timeTextOf(pause.maxMs),
    timeout: timeTextOf(rules.timeoutMs),
    softLimit: String(rules.softLimit),
    hardLimit: String(rules.hardLimit),
    completedDays: String(rules.completedDays),
  };
};

/** Refuses what is less than another field, if that one can be read. */
const notBelow = (reading: Reading, other: Reading, than: 'first-pause' | 'warning', isTime: boolean): Reading =>
  reading.ok && other.ok && reading.value < other.value
    ? { ok: false, problem: { type: 'below', than, min: other.value, isTime } }
    : reading;

/** Reads a form: the rules whose fields are in order, and what is wrong with the others. */
export const readRules = (
  form: QueueRulesForm,
): { readonly rules: Partial<QueueRules>; readonly problems: RuleProblems } => {
  const concurrency = readWhole(form.concurrency, ruleBounds.concurrency);
  const startCount = readWhole(form.startCount, ruleBounds.startCount);
  const attemptLimit = readWhole(form.attemptLimit, ruleBounds.attemptLimit);
  const firstPause = readTime(form.firstPause, ruleBounds.firstPauseMs);
  const longest = readTime(form.longestPause, ruleBounds.longestPauseMs);
  const longestPause = notBelow(longest, firstPause, 'first-pause', true);
  const timeout = readTime(form.timeout, ruleBounds.timeoutMs);
  const softLimit = readWhole(form.softLimit, ruleBounds.softLimit);
  const hardLimit = notBelow(readWhole(form.hardLimit, ruleBounds.hardLimit), softLimit, 'warning', false);
  const completedDays = readWhole(form.completedDays, ruleBounds.completedDays);
  const { startWindowMs } = form;
  const hasPause = form.backoff === 'exponential';
  const hasLimit = startWindowMs !== null;

  const rules: Partial<QueueRules> = {
    ...(concurrency.ok && { concurrency: concurrency.value }),
    ...(attemptLimit.ok && { attemptLimit: attemptLimit.value }),
    ...(!hasPause && { backoff: { type: 'none' } }),
    ...(hasPause &&
      firstPause.ok &&
      longestPause.ok && {
        backoff: { type: 'exponential', baseMs: firstPause.value, maxMs: longestPause.value },
      }),
    ...(!hasLimit && { startLimit: null }),
    ...(hasLimit && startCount.ok && { startLimit: { count: startCount.value, windowMs: startWindowMs } }),
    ...(timeout.ok && { timeoutMs: timeout.value }),
    ...(softLimit.ok && { softLimit: softLimit.value }),
    ...(hardLimit.ok && { hardLimit: hardLimit.value }),
    ...(completedDays.ok && { completedDays: completedDays.value }),
  };
  const problems: RuleProblems = {
    ...(!concurrency.ok && { concurrency: concurrency.problem }),
    ...(!attemptLimit.ok && { attemptLimit: attemptLimit.problem }),
    ...(hasPause && !firstPause.ok && { firstPause: firstPause.problem }),
    ...(hasPause && !longestPause.ok && { longestPause: longestPause.problem }),
    ...(hasLimit && !startCount.ok && { startCount: startCount.problem }),
    ...(!timeout.ok && { timeout: timeout.problem }),
    ...(!softLimit.ok && { softLimit: softLimit.problem }),
    ...(!hardLimit.ok && { hardLimit: hardLimit.problem }),
    ...(!completedDays.ok && { completedDays: completedDays.problem }),
  };
  return { rules, problems };
};
