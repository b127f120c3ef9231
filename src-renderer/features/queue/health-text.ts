import type { Translate } from '#shared/i18n/translate.ts';
import type { UnhealthyReason } from '#shared/model/queue-overview.ts';
import { formatElapsed } from './format-elapsed.ts';

/** Why a queue needs attention, in words (requirement E4). */
export const describeHealth = (t: Translate, reason: UnhealthyReason): string => {
  switch (reason.type) {
    case 'error-rate':
      return t('queue.unhealthy.error-rate', { rate: Math.round(reason.rate * 100), count: reason.window });
    case 'backlog':
      return t('queue.unhealthy.backlog', { count: reason.waiting, limit: reason.limit });
    case 'running':
      return t('queue.unhealthy.running', { count: reason.running, limit: reason.limit });
    case 'oldest-wait':
      return t('queue.unhealthy.oldest-wait', { time: formatElapsed(t, reason.waitMs) });
  }
};
