import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { ConnectionView, PresetName } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { readHost } from '../../../components/connection/address-problem.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useTicking } from '../../../components/use-now.ts';
import type { ServerHold } from '../../../stores/connections-store.ts';
import styles from './connection-card.module.css';

/** A state in words, with how it is to be seen. */
interface StateText {
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
const lacksKey = ({ preset, hasKey }: Pick<ConnectionView, 'preset' | 'hasKey'>): boolean =>
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

interface ConnectionCardProps {
  readonly view: ConnectionView;
  readonly hold: ServerHold | undefined;
  readonly keyStorage: 'system' | 'memory';
  readonly isDefault: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onMakeDefault: () => void;
  readonly onTryNow: () => void;
}

/** One server: where it is, what it drafts with, and how it stands. */
export const ConnectionCard = (props: ConnectionCardProps) => {
  const { view, hold, keyStorage, isDefault, onEdit, onRemove, onMakeDefault, onTryNow } = props;
  const { t, locale } = useI18n();
  // The words change when a pause ends, and nothing tells of that but the clock.
  const isPaused = useTicking((now) => (view.pausedUntil !== null && view.pausedUntil > now ? 1 : 0));
  const state = connectionState(t, locale, view, hold, isPaused ? 0 : Number.POSITIVE_INFINITY);
  return (
    <Card as="li" className={styles['card']} data-connection={view.id}>
      <div className={styles['head']}>
        <h3 title={view.label}>{view.label}</h3>
        {isDefault && <Chip tone="on">{t('connection.default')}</Chip>}
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={t('connection.actions', { label: view.label })}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isDefault && <Menu.Item onClick={onMakeDefault}>{t('connection.make-default')}</Menu.Item>}
            <Menu.Item onClick={onRemove}>{t('connection.remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('connection.model')}</dt>
          <dd data-empty={view.model === null || undefined}>{view.model ?? t('connection.no-model')}</dd>
        </div>
        <div>
          <dt>{t('connection.server')}</dt>
          <dd>{readHost(view.baseUrl)}</dd>
        </div>
        <div>
          <dt>{t('connection.where')}</dt>
          <dd>
            {t(`connection.reach-${view.reach}`)}
            {view.isBackground && ` · ${t('connection.in-background')}`}
          </dd>
        </div>
        <div>
          <dt>{t('connection.key')}</dt>
          <dd>{keyText(t, view, keyStorage)}</dd>
        </div>
      </dl>
      <div className={styles['foot']}>
        <p className={styles['state']} data-tone={state.tone}>
          <i aria-hidden="true" />
          {state.text}
        </p>
        {hold && (
          <Button size="compact-sm" onClick={onTryNow}>
            {t('queue.try-now')}
          </Button>
        )}
        <Button size="compact-sm" onClick={onEdit} aria-label={t('connection.edit-named', { label: view.label })}>
          {t('connection.edit')}
        </Button>
      </div>
    </Card>
  );
};
