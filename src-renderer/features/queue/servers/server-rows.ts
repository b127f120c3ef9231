import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView } from '#shared/model/connection.ts';
import type { LaneView, QueueOverview } from '#shared/model/queue-overview.ts';
import { isOfRemoved, removedName } from '#shared/model/removed-server.ts';
import { hostOfOrigin } from '../../../components/server-text.ts';
import { clockFormat } from '../clock-format.ts';
import { outageText } from '../outage-text.ts';

/** A server that work goes to, over all its lanes. */
export interface ServerRow {
  readonly origin: string;
  readonly connection: ConnectionView | null;
  readonly running: number;
  readonly waiting: number;
  readonly hold: LaneView['hold'];
  /** The lanes that are held. */
  readonly held: readonly string[];
}

/** Lanes that lead to a server, one that was removed included; the others are what Dossier does by itself. */
const isRemote = ({ origin }: LaneView): boolean => /^https?:\/\//u.test(origin) || isOfRemoved(origin);

const isSlowed = (connection: ConnectionView | null, now: number): boolean =>
  connection !== null &&
  (connection.currentConcurrency < connection.concurrency || (connection.pausedUntil ?? 0) > now);

/** The servers there is something to say of: work, a hold, or a pace they have asked for. Pure. */
export const serverRows = (
  { queues, at }: QueueOverview,
  connections: readonly ConnectionView[],
): readonly ServerRow[] => {
  const byOrigin = new Map<string, LaneView[]>();
  for (const lane of queues.flatMap(({ lanes }) => lanes).filter(isRemote)) {
    byOrigin.set(lane.origin, [...(byOrigin.get(lane.origin) ?? []), lane]);
  }
  for (const { origin } of connections) if (!byOrigin.has(origin)) byOrigin.set(origin, []);
  const rows = [...byOrigin].map(([origin, lanes]): ServerRow => {
    const sum = (count: (lane: LaneView) => number) => lanes.reduce((all, lane) => all + count(lane), 0);
    // A pause is the user's own, and of queues.
    const held = lanes.filter(({ hold }) => hold !== null && hold.reason !== 'paused');
    return {
      origin,
      connection: connections.find((it) => it.origin === origin) ?? null,
      running: sum((lane) => lane.running),
      waiting: sum((lane) => lane.ready + lane.scheduled + lane.blocked),
      hold: held[0]?.hold ?? null,
      held: held.map(({ lane }) => lane),
    };
  });
  return rows.filter((row) => row.running + row.waiting > 0 || row.hold !== null || isSlowed(row.connection, at));
};

/** A server by the user's own name for it, else by its host. */
export const serverName = ({ origin, connection }: Pick<ServerRow, 'origin' | 'connection'>): string =>
  connection?.label ?? (isOfRemoved(origin) ? removedName(origin) : hostOfOrigin(origin));

/** What of its work runs and waits. */
export const workText = (t: Translate, { running, waiting }: ServerRow): string =>
  [running > 0 && t('status.drafting', { count: running }), waiting > 0 && t('status.waiting', { count: waiting })]
    .filter(Boolean)
    .join(' · ');

/** How fast it is called, and why not faster; `isKeptBack` when it asked for less. `now` in epoch milliseconds. */
export const paceText = (
  t: Translate,
  locale: string,
  { connection, hold }: ServerRow,
  now: number,
): { readonly text: string; readonly isKeptBack: boolean } => {
  if (hold !== null) {
    const leftMs = hold.reason === 'offline' ? (hold.until ?? 0) - now : 0;
    const text =
      leftMs > 1_000 ? t('queue.offline-until', { time: formatEstimate(t, leftMs) }) : outageText(t, locale, hold, now);
    return { text, isKeptBack: true };
  }
  if (connection === null) return { text: '', isKeptBack: false };
  const { pausedUntil, currentConcurrency, concurrency } = connection;
  if (pausedUntil !== null && pausedUntil > now) {
    return { text: t('server.paused-until', { time: clockFormat(locale).format(pausedUntil) }), isKeptBack: true };
  }
  const isSlow = currentConcurrency < concurrency;
  return { text: t(isSlow ? 'server.slowed' : 'server.pace', { count: currentConcurrency }), isKeptBack: isSlow };
};
