import { useState } from 'react';
import type { Connection } from '#shared/model/connection.ts';
import { isUsable } from '../../components/connection/test-steps.ts';
import { useConnectionTest } from '../../components/connection/use-connection-test.ts';
import { tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { askConnection, saveConnection, setConnectionKey } from '../../stores/connections-store.ts';

/** Called when a connection is set up: its id and its name. */
export type OnSetUp = (provider: string, label: string) => void;

/**
 * Sets a connection up in one go: it is tested, and kept where the test found all that drafting needs. Where it did not,
 * what it found is shown, and keeping it all the same is another button.
 */
export const useSetUp = (onDone: OnSetUp) => {
  const { t, locale } = useI18n();
  const [isSaving, setIsSaving] = useState(false);
  const { state, models, test, forget, chooseModel } = useConnectionTest(askConnection);
  const keep = async (connection: Connection, key: string): Promise<void> => {
    setIsSaving(true);
    const typed = key.trim();
    const error = (await saveConnection(connection)) ?? (typed ? await setConnectionKey(connection.id, typed) : null);
    setIsSaving(false);
    if (error) return tellError(t, locale, error, () => void keep(connection, key));
    onDone(connection.id, connection.label);
  };
  const testAndKeep = async (connection: Connection, key: string): Promise<void> => {
    const report = await test(connection, key);
    if (report && isUsable(report) && connection.model !== null) await keep(connection, key);
  };
  const isBusy = isSaving || state.type === 'testing';
  const hasEnded = state.type === 'found' || state.type === 'failed';
  return { state, models, isBusy, hasEnded, forget, chooseModel, keep, testAndKeep };
};
