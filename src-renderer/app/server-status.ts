import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { holdKeys } from '../components/hold-keys.ts';
import type { KnownDrafters } from '../stores/connections-store.ts';

/** The default drafter and its state, or what holds work. */
export interface ServerStatus {
  readonly tone: 'good' | 'warn';
  readonly state: string;
  readonly detail: string | null;
}

const reachKeys: Readonly<Record<ConnectionView['reach'], MessageKey>> = {
  internet: 'status.online',
  lan: 'status.in-network',
  loopback: 'status.on-this-computer',
};

/** The drafter of the settings; null for the embedded one. Pure. */
export const defaultConnection = ({ connections, defaultProvider }: KnownDrafters): ConnectionView | null =>
  connections?.find(({ id }) => id === defaultProvider) ?? null;

/** A hold and how much waits for it. Pure. */
export const holdStatus = (t: Translate, reason: HoldReason, count: number): ServerStatus => ({
  tone: 'warn',
  state: t(holdKeys[reason]),
  detail: t('status.hold', { count }),
});

/**
 * Who drafts, and whether that is possible now; `hold` is the hold of that server, even if nothing waits for it.
 * @param isOnline whether the window has a network at all. Pure.
 */
export const drafterStatus = (
  t: Translate,
  connection: ConnectionView | null,
  hold: HoldReason | undefined,
  isOnline: boolean,
  isIdle: boolean,
): ServerStatus => {
  if (connection === null)
    return { tone: 'good', state: t('status.embedded'), detail: isIdle ? t('status.ready') : null };
  const { label, reach } = connection;
  if (hold !== undefined) return { tone: 'warn', state: t(holdKeys[hold]), detail: label };
  if (reach === 'internet' && !isOnline) return { tone: 'warn', state: t('hold.offline'), detail: label };
  return { tone: 'good', state: t(reachKeys[reach]), detail: label };
};
