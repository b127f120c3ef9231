import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView, PresetName } from '#shared/model/connection.ts';

/** An origin as people say it: host and port, without the scheme. */
export const hostOfOrigin = (origin: string): string => origin.replace(/^https?:\/\//u, '');

/** Providers that need a key. */
const keyedPresets: readonly PresetName[] = ['openai', 'gemini', 'grok'];

/** Whether this server is known to need a key that isn't set. */
export const wantsKey = ({ preset, hasKey }: Pick<ConnectionView, 'preset' | 'hasKey'>): boolean =>
  !hasKey && keyedPresets.includes(preset);

const leavesKey = ({ reach, origin }: ConnectionView): MessageKey => {
  if (reach === 'lan') return origin.startsWith('https:') ? 'leaves.lan' : 'leaves.lan-open';
  return reach === 'loopback' ? 'leaves.loopback' : 'leaves.internet';
};

/** Where the texts given to a drafter go; null for the embedded drafter. */
export const leavesText = (t: Translate, connection: ConnectionView | null): string =>
  connection === null ? t('leaves.embedded') : t(leavesKey(connection), { host: hostOfOrigin(connection.origin) });
