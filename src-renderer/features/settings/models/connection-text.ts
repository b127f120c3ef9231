import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView, PresetName } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { ServerHold } from '../../../stores/connections-store.ts';

/** A state in words, with how it is to be seen. */
export interface StateText {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly text: string;
}

const heldKeys: Readonly<Record<HoldReason, MessageKey>> = {
  offline: 'connection.held-offline',
  trouble: 'connection.held-trouble',
  'no-server': 'connection.held-no-server',
  'no-key': 'connection.held-no-key',
  quota: 'connection.held-quota',
  'spending-limit': 'connection.held-spending-limit',
  paused: 'hold.paused',
};

/** Providers that answer nobody without a key. */
const keyedPresets: readonly PresetName[] = ['openai', 'gemini', 'grok'];

/** Whether this server is known to want a key it hasn't got. Pure. */
export const lacksKey = ({ preset, hasKey }: Pick<ConnectionView, 'preset' | 'hasKey'>): boolean =>
  !hasKey && keyedPresets.includes(preset);

/** How a connection stands, the most pressing first. @param now epoch milliseconds. Pure. */
export const connectionState = (
  t: Translate,
  locale: string,
  view: ConnectionView,
  hold: ServerHold | undefined,
  now: number,
): StateText => {
  if (hold) {
    const waits = hold.held > 0 ? ` · ${t('connection.waiting', { count: hold.held })}` : '';
    return { tone: hold.reason === 'offline' ? 'warn' : 'bad', text: `${t(heldKeys[hold.reason])}${waits}` };
  }
  if (lacksKey(view)) return { tone: 'warn', text: t('connection.needs-key') };
  if (view.pausedUntil !== null && view.pausedUntil > now) {
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(view.pausedUntil);
    return { tone: 'warn', text: t('connection.paused-until', { time }) };
  }
  if (view.currentConcurrency < view.concurrency) {
    return { tone: 'warn', text: t('connection.slowed', { n: view.currentConcurrency, total: view.concurrency }) };
  }
  if (view.model === null) return { tone: 'warn', text: t('connection.needs-model') };
  return { tone: 'good', text: t('connection.fine') };
};

/** Where the key of a connection is. Pure. */
export const keyText = (t: Translate, view: ConnectionView, keyStorage: 'system' | 'memory'): string => {
  if (view.hasKey) return t(keyStorage === 'system' ? 'connection.key-system' : 'connection.key-memory');
  return t(view.reach === 'loopback' ? 'connection.key-not-needed' : 'connection.key-none');
};
