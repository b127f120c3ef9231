import type { Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { wantsKey } from './server-text.ts';

/** Why a server can't draft at once, and the part of the settings that fixes it. */
export interface DrafterWarning {
  /** In a list of drafters. */
  readonly short: string;
  readonly title: string;
  readonly text: string;
  readonly pane: 'models' | 'costs';
}

/** The most urgent reason why a server can't draft; null if it can. */
export const drafterWarning = (
  t: Translate,
  connection: ConnectionView,
  hold: HoldReason | undefined,
): DrafterWarning | null => {
  const { label, model } = connection;
  if (wantsKey(connection)) {
    return {
      short: t('drafter.key-short'),
      title: t('drafter.key-missing', { label }),
      text: t('drafter.would-wait'),
      pane: 'models',
    };
  }
  if (model === null) {
    return {
      short: t('drafter.model-short'),
      title: t('drafter.no-model', { label }),
      text: t('drafter.no-model-hint'),
      pane: 'models',
    };
  }
  if (hold === undefined || hold === 'paused') return null;
  return {
    short: t(`drafter.held-${hold}`),
    title: `${t(`held.${hold}`, { label })}.`,
    text: t('drafter.would-wait'),
    pane: hold === 'spending-limit' ? 'costs' : 'models',
  };
};
