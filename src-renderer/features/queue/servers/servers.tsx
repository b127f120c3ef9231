import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { isOfRemoved } from '#shared/model/removed-server.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { hostOfOrigin } from '../../../components/server-text.ts';
import { useTicking } from '../../../components/use-now.ts';
import { connectionsStore, refreshConnections, shownConnections } from '../../../stores/connections-store.ts';
import { useQueueActions } from '../use-queue-actions.ts';
import type { ServerRow } from './server-rows.ts';
import { paceText, serverName, serverRows, workText } from './server-rows.ts';
import styles from './servers.module.css';

const Remedy = ({ row }: { row: ServerRow }) => {
  const { t } = useI18n();
  const queues = useQueueActions();
  const actions = useActions();
  const reason = row.hold?.reason;
  if (reason === undefined) return null;
  const name = serverName(row);
  if (reason === 'no-key' || reason === 'no-server' || reason === 'spending-limit') {
    const pane = reason === 'spending-limit' ? 'costs' : 'models';
    return (
      <Button size="compact-xs" onClick={() => actions.openSettings(pane)}>
        {t('held.open-settings')}
      </Button>
    );
  }
  return (
    <Button
      size="compact-xs"
      aria-label={t('queue.try-now-one', { name })}
      onClick={() => void queues.release(row.held)}
    >
      {t('queue.try-now')}
    </Button>
  );
};

const Server = ({ row }: { row: ServerRow }) => {
  const { t, locale } = useI18n();
  const pace = useTicking((now) => paceText(t, locale, row, now).text);
  const isKeptBack = useTicking((now) => Number(paceText(t, locale, row, now).isKeptBack)) === 1;
  const name = serverName(row);
  const host = hostOfOrigin(row.origin);
  return (
    <li className={styles['server']} data-kept-back={isKeptBack || undefined}>
      <b title={name}>{name}</b>
      <span className={styles['host']}>{name === host || isOfRemoved(row.origin) ? '' : host}</span>
      <span className={styles['work']}>{workText(t, row)}</span>
      <span className={styles['pace']}>{pace}</span>
      <Remedy row={row} />
    </li>
  );
};

/** The servers that work goes to: how much, how fast, and what stands in the way. */
export const Servers = ({ overview }: { overview: QueueOverview }) => {
  const { t } = useI18n();
  const state = useStore(connectionsStore);
  const { at } = overview;
  // biome-ignore lint/correctness/useExhaustiveDependencies: how fast a server may be called is told by no event of its own
  useEffect(() => void refreshConnections(), [at]);
  const rows = serverRows(overview, shownConnections(state));
  if (rows.length === 0) return null;
  return (
    <Card as="ul" className={styles['servers']} aria-label={t('server.list')}>
      {rows.map((row) => (
        <Server key={row.origin} row={row} />
      ))}
    </Card>
  );
};
