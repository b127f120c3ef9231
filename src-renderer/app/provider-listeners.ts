import type { EventPayload } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { tellError } from '../components/error-sentence.ts';
import { describeHold } from '../components/hold-text.ts';
import { hideToast, showToast } from '../components/toast.tsx';
import { openSettings } from '../features/settings/settings-pane.ts';
import { tryServerNow } from '../stores/connections-store.ts';
import type { ProviderListeners } from '../stores/provider-pump.ts';

/** The toast stays until the hold ends or the user closes it: the longest time that a timer takes. */
const staysMs = 2 ** 31 - 1;

/** The toasts that are shown, by origin; they outlive a change of language. */
const shown = new Map<string, string>();

/** Shows a toast when work towards a server is held, with what to do about it, and closes it when the work goes on. */
export const createProviderListeners = (t: Translate, locale: string): ProviderListeners => {
  const hide = (origin: string) => {
    const id = shown.get(origin);
    if (id !== undefined) hideToast(id);
    shown.delete(origin);
  };
  const tryNow = async (origin: string): Promise<void> => {
    const error = await tryServerNow(origin);
    if (error) tellError(t, locale, error, () => void tryNow(origin));
  };
  const onHeld = (event: EventPayload<'provider.held'>) => {
    const { origin, reason, label, held } = event;
    const { title, text, remedy } = describeHold(t, reason, label, held);
    const id = `held:${origin}:${reason}`;
    // The user knows of their own pause, and a repeated hold changes nothing on the screen.
    if (remedy === 'queue' || shown.get(origin) === id) return;
    hide(origin);
    shown.set(origin, id);
    const action =
      remedy === 'try-now'
        ? { label: t('queue.try-now'), run: () => void tryNow(origin) }
        : { label: t('held.open-settings'), run: () => openSettings(remedy) };
    showToast({
      id,
      // A server that is offline or in trouble comes back by itself; all other holds wait for the user.
      tone: reason === 'offline' || reason === 'trouble' ? 'info' : 'bad',
      title,
      text,
      actions: [action],
      staysMs,
      onClose: () => {
        if (shown.get(origin) === id) shown.delete(origin);
      },
    });
  };
  return { onHeld, onResumed: ({ origin }) => hide(origin) };
};
