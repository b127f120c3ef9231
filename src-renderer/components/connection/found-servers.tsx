import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { presets } from '#shared/model/connection.ts';
import { Card } from '../card.tsx';
import { Chip } from '../chip.tsx';
import { tellError } from '../error-sentence.ts';
import { useI18n } from '../i18n-context.tsx';
import { readHost } from './address-problem.ts';
import styles from './found-servers.module.css';

export type FoundServer = RouteOutput<'connection.find-local'>['found'][number];

/** Searches for servers on this computer, only on request. `found` is null before that. */
export const useFindServers = (find: () => Promise<Result<RouteOutput<'connection.find-local'>>>) => {
  const { t, locale } = useI18n();
  const [found, setFound] = useState<readonly FoundServer[] | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const look = async (): Promise<void> => {
    setIsLooking(true);
    const result = await find();
    setIsLooking(false);
    if (!result.ok) return tellError(t, locale, result.error, () => void look());
    setFound(result.value.found);
  };
  return { found, isLooking, look: () => void look(), close: () => setFound(null) };
};

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
