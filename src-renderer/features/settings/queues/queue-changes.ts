import type { QueueChanges, QueueName, QueueRules } from '#shared/model/queue-policy.ts';
import { defaultQueueRules, queueRulesSchema } from '#shared/model/queue-policy.ts';
import type { QueueRulesForm } from './queue-rules-form.ts';
import { readRules, rulesOf } from './queue-rules-form.ts';

/** Rules are numbers, null, or flat records of those. */
const isSameRule = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return entries.length === others.size && entries.every(([key, value]) => others.get(key) === value);
};

const changedRulesSchema = queueRulesSchema.partial();

/** What of these rules isn't as the queue's defaults. */
const differencesOf = (queue: QueueName, rules: QueueRules): NonNullable<QueueChanges[QueueName]> => {
  const defaults = new Map<string, unknown>(Object.entries(defaultQueueRules[queue]));
  const different = Object.entries(rules).filter(([name, rule]) => !isSameRule(rule, defaults.get(name)));
  return changedRulesSchema.parse(Object.fromEntries(different));
};

/** The changes without those of one queue: its defaults hold again. */
export const withoutQueue = (changes: QueueChanges, queue: QueueName): QueueChanges => {
  const { [queue]: _gone, ...others } = changes;
  return others;
};

/**
 * The changes with what a queue's form says: only what differs from the defaults, so that better defaults of a later
 * version reach whoever had no opinion. What can't be read stays as it was.
 */
export const withForm = (changes: QueueChanges, queue: QueueName, form: QueueRulesForm): QueueChanges => {
  const rules = { ...rulesOf(queue, changes), ...readRules(form).rules };
  const differences = differencesOf(queue, rules);
  const others = withoutQueue(changes, queue);
  return Object.keys(differences).length === 0 ? others : { ...changes, [queue]: differences };
};

/** Whether anything of a queue is not as its defaults. */
export const isChanged = (changes: QueueChanges, queue: QueueName): boolean =>
  Object.keys(differencesOf(queue, rulesOf(queue, changes))).length > 0;
