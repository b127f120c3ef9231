import type { Translate } from '#shared/i18n/translate.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';

/** A queue's name in words; one this version doesn't know keeps the name it has. */
export const queueName = (t: Translate, queue: string): string => {
  const known = queueNameSchema.safeParse(queue);
  return known.success ? t(`queue.name.${known.data}`) : queue;
};
