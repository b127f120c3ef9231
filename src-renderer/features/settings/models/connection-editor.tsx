import { Button, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import { Bar } from '../../../components/bar.tsx';
import { Card } from '../../../components/card.tsx';
import { AddressField } from '../../../components/connection/address-field.tsx';
import { readHost } from '../../../components/connection/address-problem.ts';
import fieldStyles from '../../../components/connection/connection-fields.module.css';
import { KeyField } from '../../../components/connection/key-field.tsx';
import { ModelField } from '../../../components/connection/model-field.tsx';
import { TestReport } from '../../../components/connection/test-report.tsx';
import { useConnectionTest } from '../../../components/connection/use-connection-test.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import {
  askConnection,
  connectionsStore,
  saveConnection,
  setConnectionKey,
} from '../../../stores/connections-store.ts';
import { ConnectionAdvanced } from './connection-advanced.tsx';
import styles from './connection-editor.module.css';
import type { ConnectionForm } from './connection-form.ts';
import { formOfConnection, readConnection } from './connection-form.ts';
import { SecondChoiceFields } from './second-choice-fields.tsx';

interface ConnectionEditorProps {
  /** What the form begins with. */
  readonly base: Connection;
  /** The same as it is kept; null for a new one. */
  readonly view: ConnectionView | null;
  readonly onClose: () => void;
  readonly onSaved: (connection: Connection) => void;
}

/** A connection to set up or change: nothing is kept before *Save*. */
export const ConnectionEditor = ({ base, view, onClose, onSaved }: ConnectionEditorProps) => {
  const { t, locale } = useI18n();
  const titleId = useId();
  const panel = useRef<HTMLFormElement>(null);
  const keyStorage = useStore(connectionsStore, (state) => state.keyStorage);
  const [form, setForm] = useState<ConnectionForm>(() => formOfConnection(base));
  const [key, setKey] = useState('');
  const [isInsistent, setIsInsistent] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const { state, models, test, forget, chooseModel } = useConnectionTest(askConnection);
  const { connection, problems } = readConnection(form, base);
  const address = readBaseUrl(form.baseUrl);
  const host = readHost(form.baseUrl);
  const isSameServer = view !== null && address.ok && address.origin === view.origin;

  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
    panel.current?.querySelector<HTMLInputElement>('input')?.focus({ preventScroll: true });
  }, []);

  const change = (patch: Partial<ConnectionForm>) => {
    setForm({ ...form, ...patch });
    forget();
  };
  /** The connection where the form is in order; else shows what is not, and goes there. */
  const readOrShow = (): Connection | null => {
    if (connection) return connection;
    setIsInsistent(true);
    window.requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    return null;
  };
  const runTest = () => {
    const ready = readOrShow();
    if (ready) void test(ready, key);
  };
  const save = async () => {
    const ready = readOrShow();
    if (!ready) return;
    setIsSaving(true);
    const error = (await saveConnection(ready)) ?? (key.trim() ? await setConnectionKey(ready.id, key.trim()) : null);
    setIsSaving(false);
    if (error) return tellError(t, locale, error, () => void save());
    onSaved(ready);
  };
  const forgetKey = async () => {
    const error = await setConnectionKey(base.id, null);
    if (error) tellError(t, locale, error, () => void forgetKey());
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    event.preventDefault();
    onClose();
  };
  return (
    <Card
      as="form"
      ref={panel}
      className={styles['panel']}
      aria-labelledby={titleId}
      onKeyDown={closeOnEscape}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 id={titleId}>{view ? t('connection.edit-title', { label: view.label }) : t('connection.add-title')}</h3>
      <div className={styles['pair']}>
        <TextInput
          label={t('connection.label')}
          value={form.label}
          maxLength={80}
          onChange={(event) => change({ label: event.currentTarget.value })}
          errorProps={{ className: fieldStyles['note'] }}
          error={problems.label && isInsistent ? t('connection.label-missing') : undefined}
        />
        <ModelField
          value={form.model}
          models={models}
          onChange={(model) => {
            setForm({ ...form, model });
            chooseModel(model.trim());
          }}
        />
      </div>
      <div className={styles['pair']}>
        <AddressField
          value={form.baseUrl}
          isLanAllowed={form.isLanAllowed}
          problem={problems.address}
          isInsistent={isInsistent}
          onChange={(baseUrl) => change({ baseUrl, isLanAllowed: false })}
          onLanAllowed={(isLanAllowed) => change({ isLanAllowed })}
        />
        <KeyField
          hasKey={isSameServer && view.hasKey}
          isOfOther={view !== null && !isSameServer && view.hasKey}
          keyStorage={keyStorage}
          host={host}
          value={key}
          onChange={(value) => {
            setKey(value);
            forget();
          }}
          onForget={() => void forgetKey()}
        />
      </div>
      <SecondChoiceFields
        id={base.id}
        form={form}
        problem={problems.afterMinutes}
        onChange={(patch) => setForm({ ...form, ...patch })}
      />
      <ConnectionAdvanced form={form} problems={problems.numbers} onChange={change} />
      <TestReport state={state} host={host} />
      <Bar className={styles['foot']}>
        <Button onClick={runTest} loading={state.type === 'testing'}>
          {t('test.run')}
        </Button>
        <span className={styles['free']}>{t('test.free')}</span>
        <Button variant="subtle" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={isSaving}>
          {t('app.save')}
        </Button>
      </Bar>
    </Card>
  );
};
