import type { MessageKey } from '#shared/i18n/translate.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';

/** The name of what holds a lane. */
export const holdKeys: Readonly<Record<HoldReason, MessageKey>> = {
  offline: 'hold.offline',
  trouble: 'hold.trouble',
  'no-server': 'hold.no-server',
  'no-key': 'hold.no-key',
  quota: 'hold.quota',
  'spending-limit': 'hold.spending-limit',
  paused: 'hold.paused',
};
