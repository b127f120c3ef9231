import { Button, Menu } from '@mantine/core';
import { IconPlus, IconRadar2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Connection, ConnectionView, PresetName } from '#shared/model/connection.ts';
import { presetNameSchema } from '#shared/model/connection.ts';
import { Card } from '../../../components/card.tsx';
import type { FoundServer } from '../../../components/connection/found-servers.tsx';
import { FoundServers, useFindServers } from '../../../components/connection/found-servers.tsx';
import { newConnection } from '../../../components/connection/new-connection.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { connectionOf, connectionsStore, findServers } from '../../../stores/connections-store.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionEditor } from './connection-editor.tsx';
import styles from './connection-list.module.css';
import { PresetTiles, usePresetName } from './preset-tiles.tsx';
import { useConnectionActions } from './use-connection-actions.ts';

interface ConnectionListProps {
  readonly connections: readonly ConnectionView[];
  readonly defaultProvider: string;
}

/** The servers that are set up, and the ways to set up another. One at a time is open for changes. */
export const ConnectionList = ({ connections, defaultProvider }: ConnectionListProps) => {
  const { t } = useI18n();
  const nameOf = usePresetName();
  const keyStorage = useStore(connectionsStore, (state) => state.keyStorage);
  const holds = useStore(connectionsStore, (state) => state.holds);
  // Ids of connections on their way out are not free yet.
  const all = useStore(connectionsStore, (state) => state.connections);
  const actions = useConnectionActions();
  const finder = useFindServers(findServers);
  const body = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<Connection | null>(null);

  const add = (preset: PresetName, found?: FoundServer) => {
    const fresh = newConnection(
      preset,
      (all ?? []).map(({ id }) => id),
    );
    setEdited(found ? { ...fresh, baseUrl: found.baseUrl, model: found.models[0] ?? null } : fresh);
  };
  const close = () => {
    const id = edited?.id;
    setEdited(null);
    // The focus goes where the form was: to its card, or to what adds one.
    window.requestAnimationFrame(() => {
      const card = body.current?.querySelector(`[data-connection="${id}"] button`);
      const next = card ?? body.current?.closest('section')?.querySelector('[data-add]');
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    });
  };
  const editor = (view: ConnectionView | null) =>
    edited && (
      <ConnectionEditor
        key={edited.id}
        base={edited}
        view={view}
        onClose={close}
        onSaved={(connection) => {
          close();
          actions.tellSaved(connection);
        }}
      />
    );
  const isNew = edited !== null && !connections.some(({ id }) => id === edited.id);
  return (
    <SettingsSection
      title={t('connection.title')}
      lead={t('connection.lead')}
      aside={
        <>
          <Button leftSection={<IconRadar2 size={15} />} loading={finder.isLooking} onClick={finder.look}>
            {t('find.look')}
          </Button>
          {connections.length > 0 && (
            <Menu>
              <Menu.Target>
                <Button leftSection={<IconPlus size={15} />} data-add="">
                  {t('connection.add')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {presetNameSchema.options.map((preset) => (
                  <Menu.Item key={preset} onClick={() => add(preset)}>
                    {nameOf(preset)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      }
    >
      <div ref={body} className={styles['body']}>
        {finder.found && (
          <FoundServers
            found={finder.found}
            known={connections.map(({ origin }) => origin)}
            actionLabel={t('find.set-up')}
            onChoose={(server) => add(server.preset, server)}
          />
        )}
        {isNew && editor(null)}
        {connections.length === 0 && !isNew && (
          <Card className={styles['empty']}>
            <p>{t('connection.empty')}</p>
            <PresetTiles onChoose={add} />
          </Card>
        )}
        {connections.length > 0 && (
          <ul className={styles['cards']}>
            {connections.map((view) =>
              edited?.id === view.id ? (
                <li key={view.id} className={styles['open']}>
                  {editor(view)}
                </li>
              ) : (
                <ConnectionCard
                  key={view.id}
                  view={view}
                  hold={holds[view.origin]}
                  keyStorage={keyStorage}
                  isDefault={view.id === defaultProvider}
                  onEdit={() => setEdited(connectionOf(view))}
                  onRemove={() => actions.remove(view)}
                  onMakeDefault={() => actions.makeDefault(view.id)}
                  onTryNow={() => actions.tryNow(view.origin)}
                />
              ),
            )}
          </ul>
        )}
      </div>
    </SettingsSection>
  );
};
