import type { EventPayload } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { SettingsPane } from './settings-pane.ts';

/** What to say of a hold, and the one thing to do about it. */
export type HoldNotice = {
  readonly tone: 'info' | 'bad';
  readonly title: string;
  readonly text: string;
} & ({ readonly does: 'try-now' } | { readonly does: 'open-settings'; readonly pane: SettingsPane });

/** A hold in words: what happened, that nothing is lost, what to do. Null for the user's own pause. Pure. */
export const holdNotice = (t: Translate, event: EventPayload<'provider.held'>): HoldNotice | null => {
  const { reason, label, held: count } = event;
  const waits = t('held.waits', { count });
  switch (reason) {
    case 'offline':
      return {
        tone: 'info',
        title: t('held.offline', { label }),
        text: `${waits} ${t('held.offline-next')}`,
        does: 'try-now',
      };
    case 'no-key':
      return {
        tone: 'bad',
        title: t('held.no-key', { label }),
        text: `${waits} ${t('held.no-key-next')}`,
        does: 'open-settings',
        pane: 'models',
      };
    case 'quota':
      return {
        tone: 'bad',
        title: t('held.quota', { label }),
        text: `${waits} ${t('held.quota-next')}`,
        does: 'try-now',
      };
    case 'spending-limit':
      return {
        tone: 'bad',
        title: t('held.spending-limit'),
        text: `${waits} ${t('held.spending-limit-next')}`,
        does: 'open-settings',
        pane: 'costs',
      };
    case 'paused':
      return null;
  }
};
