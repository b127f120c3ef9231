import { Button } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, PresetName } from '#shared/model/connection.ts';
import { AddressField } from '../../components/connection/address-field.tsx';
import { addressProblem, readHost } from '../../components/connection/address-problem.ts';
import type { FoundServer } from '../../components/connection/found-servers.tsx';
import { FoundServers, useFindServers } from '../../components/connection/found-servers.tsx';
import { KeyField } from '../../components/connection/key-field.tsx';
import { ModelField } from '../../components/connection/model-field.tsx';
import { newConnection } from '../../components/connection/new-connection.ts';
import { TestReport } from '../../components/connection/test-report.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { connectionsStore, findServers } from '../../stores/connections-store.ts';
import styles from './first-run.module.css';
import type { OnSetUp } from './use-set-up.ts';
import { useSetUp } from './use-set-up.ts';

interface Form {
  readonly baseUrl: string;
  readonly isLanAllowed: boolean;
  readonly model: string;
}

/** A server on this computer, found at its usual port, or one in the company, by its address. */
export const ServerSetUp = ({ onDone }: { onDone: OnSetUp }) => {
  const { t } = useI18n();
  const all = useStore(connectionsStore, (state) => state.connections);
  const keyStorage = useStore(connectionsStore, (state) => state.keyStorage);
  const finder = useFindServers(findServers);
  const first = useRef<HTMLButtonElement>(null);
  const [preset, setPreset] = useState<PresetName>('custom');
  const [offered, setOffered] = useState<readonly string[]>([]);
  const base = newConnection(
    preset,
    (all ?? []).map(({ id }) => id),
  );
  const [form, setForm] = useState<Form>({ baseUrl: base.baseUrl, isLanAllowed: false, model: '' });
  const [key, setKey] = useState('');
  const [isInsistent, setIsInsistent] = useState(false);
  const { state, models, isBusy, hasEnded, forget, chooseModel, keep, testAndKeep } = useSetUp(onDone);
  const host = readHost(form.baseUrl);
  // A server without a name of its own goes by that of its machine.
  const label = preset === 'custom' ? host : base.label;
  const reading = readBaseUrl(form.baseUrl);
  const problem = addressProblem(form.baseUrl, form.isLanAllowed);
  const connection: Connection | null =
    reading.ok && problem === undefined
      ? {
          ...base,
          label,
          baseUrl: reading.url,
          isLanAllowed: form.isLanAllowed && reading.needsConfirmation,
          model: form.model.trim() || null,
        }
      : null;
  useEffect(() => {
    first.current?.focus();
  }, []);

  const change = (patch: Partial<Form>) => {
    setForm({ ...form, ...patch });
    forget();
  };
  const choose = (server: FoundServer) => {
    setPreset(server.preset);
    setOffered(server.models);
    change({ baseUrl: server.baseUrl, model: server.models[0] ?? '' });
  };
  return (
    <form
      className={styles['setUp']}
      onSubmit={(event) => {
        event.preventDefault();
        setIsInsistent(true);
        if (connection && !isBusy) void testAndKeep(connection, key);
      }}
    >
      <div className={styles['look']}>
        <Button ref={first} leftSection={<IconRadar2 size={15} />} loading={finder.isLooking} onClick={finder.look}>
          {t('find.look')}
        </Button>
        <span className={styles['hint']}>{t('find.look-hint')}</span>
      </div>
      {finder.found && (
        <FoundServers found={finder.found} known={[]} actionLabel={t('find.choose')} onChoose={choose} />
      )}
      <div className={styles['pair']}>
        <AddressField
          value={form.baseUrl}
          isLanAllowed={form.isLanAllowed}
          problem={problem}
          isInsistent={isInsistent}
          onChange={(baseUrl) => {
            setPreset('custom');
            change({ baseUrl, isLanAllowed: false });
          }}
          onLanAllowed={(isLanAllowed) => change({ isLanAllowed })}
        />
        <ModelField
          value={form.model}
          models={models.length > 0 ? models : offered}
          onChange={(model) => {
            setForm({ ...form, model });
            chooseModel(model.trim());
          }}
        />
        {reading.ok && reading.reach !== 'loopback' && (
          <KeyField
            hasKey={false}
            keyStorage={keyStorage}
            host={host}
            value={key}
            onChange={(value) => {
              setKey(value);
              forget();
            }}
            onForget={() => {}}
          />
        )}
      </div>
      <TestReport state={state} host={host} />
      {hasEnded && form.model.trim() === '' && <p className={styles['hint']}>{t('first-run.choose-model')}</p>}
      <div className={styles['foot']}>
        {hasEnded && !isBusy && connection && (
          <Button variant="subtle" onClick={() => void keep(connection, key)}>
            {t('first-run.keep-anyway')}
          </Button>
        )}
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('first-run.test-and-use-server')}
        </Button>
      </div>
    </form>
  );
};
