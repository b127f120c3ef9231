import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { readHost } from '../../components/connection/address-problem.ts';
import { KeyField } from '../../components/connection/key-field.tsx';
import { newConnection } from '../../components/connection/new-connection.ts';
import { TestReport } from '../../components/connection/test-report.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { connectionsStore } from '../../stores/connections-store.ts';
import styles from './first-run.module.css';
import type { OnSetUp } from './use-set-up.ts';
import { useSetUp } from './use-set-up.ts';

/** OpenAI needs a key and nothing else; it is tried before it is kept. */
export const OpenAiSetUp = ({ onDone }: { onDone: OnSetUp }) => {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const keyStorage = useStore(connectionsStore, (state) => state.keyStorage);
  const all = useStore(connectionsStore, (state) => state.connections);
  const [key, setKey] = useState('');
  const { state, isBusy, hasEnded, forget, keep, testAndKeep } = useSetUp(onDone);
  const connection = newConnection(
    'openai',
    (all ?? []).map(({ id }) => id),
  );
  const host = readHost(connection.baseUrl);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  return (
    <form
      ref={form}
      className={styles['setUp']}
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '' && !isBusy) void testAndKeep(connection, key);
      }}
    >
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
      <p className={styles['hint']}>{t('first-run.openai-more', { model: connection.model ?? '' })}</p>
      <TestReport state={state} host={host} />
      <div className={styles['foot']}>
        {hasEnded && !isBusy && (
          <Button variant="subtle" onClick={() => void keep(connection, key)}>
            {t('first-run.keep-anyway')}
          </Button>
        )}
        <Button type="submit" variant="filled" disabled={key.trim() === ''} loading={isBusy}>
          {t('first-run.test-and-use', { label: connection.label })}
        </Button>
      </div>
    </form>
  );
};
