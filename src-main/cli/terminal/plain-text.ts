import type { HoldReason } from '#shared/model/queue-status.ts';

/** A number as people read it, `12,345`. */
export const countText = (count: number): string => count.toLocaleString('en');

/** Why a lane takes no work, in words. */
export const holdWords = (reason: HoldReason): string => {
  switch (reason) {
    case 'no-key':
      return 'no key';
    case 'spending-limit':
      return 'spending limit';
    case 'offline':
    case 'quota':
    case 'paused':
      return reason;
  }
};
