import { Button } from '@mantine/core';
import { presets } from '#shared/model/connection.ts';
import { Card } from '../card.tsx';
import { Chip } from '../chip.tsx';
import { useI18n } from '../i18n-context.tsx';
import styles from './found-servers.module.css';
import { readHost } from './read-host.ts';
import type { FoundServer } from './use-find-servers.ts';

interface FoundServersProps {
  readonly found: readonly FoundServer[];
  /** Origins that are set up already. */
  readonly known: readonly string[];
  readonly actionLabel: string;
  readonly onChoose: (server: FoundServer) => void;
}

/** What the search of this computer found. */
export const FoundServers = ({ found, known, actionLabel, onChoose }: FoundServersProps) => {
  const { t } = useI18n();
  if (found.length === 0) {
    return (
      <Card as="p" depth="flat" role="status" className={styles['none']}>
        <b>{t('find.none')}</b> {t('find.none-hint')}
      </Card>
    );
  }
  return (
    <div role="status">
      <Card as="ul" depth="flat" className={styles['list']} aria-label={t('find.found', { count: found.length })}>
        {found.map((server) => {
          const { label } = presets[server.preset];
          const host = readHost(server.baseUrl);
          return (
            <li key={server.baseUrl}>
              <span className={styles['what']}>
                <b>{label}</b>
                <span>
                  {host} · {t('test.models', { count: server.models.length })}
                </span>
              </span>
              {known.some((origin) => server.baseUrl.startsWith(origin)) ? (
                <Chip>{t('find.known')}</Chip>
              ) : (
                <Button
                  size="compact-sm"
                  onClick={() => onChoose(server)}
                  aria-label={`${actionLabel}: ${label} (${host})`}
                >
                  {actionLabel}
                </Button>
              )}
            </li>
          );
        })}
      </Card>
    </div>
  );
};
