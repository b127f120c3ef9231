import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import { client } from '../../../client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { errorWords, tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import { RowButton } from '../../../components/table/data-row.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { showToast } from '../../../components/toast.tsx';
import {
  clearErrorLog,
  errorLogStore,
  hideErrors,
  loadOlderErrors,
  refreshErrorLog,
  setErrorLogShown,
  shownEntries,
} from '../../../stores/error-log-store.ts';
import { deferRemoval } from '../defer-removal.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { ErrorDetails } from './error-details.tsx';
import { outcomeLabel } from './error-labels.ts';
import styles from './error-log.module.css';

/** What can be done with the log as a whole. */
const useLogActions = () => {
  const { t, locale } = useI18n();
  const exportLog = async (): Promise<void> => {
    const result = await client.call('error-log.export', {});
    if (!result.ok) return tellError(t, locale, result.error, () => void exportLog());
    if (result.value.path !== null) {
      showToast({ tone: 'good', title: t('errors.exported'), text: result.value.path });
    }
  };
  const clearForGood = async (): Promise<void> => {
    const error = await clearErrorLog();
    if (error) tellError(t, locale, error, () => void clearForGood());
  };
  const clear = () =>
    deferRemoval({
      title: t('errors.cleared'),
      undoLabel: t('app.undo'),
      undo: hideErrors(),
      commit: () => void clearForGood(),
    });
  return { exportLog: () => void exportLog(), clear };
};

/** When something failed, what and what became of it, and where. */
const useColumns = (): readonly Column<ErrorLogEntry>[] => {
  const { t, locale } = useI18n();
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return [
    {
      key: 'when',
      head: t('errors.when'),
      width: '200px',
      show: ({ at }) => <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>,
    },
    {
      key: 'what',
      head: t('errors.what'),
      isName: true,
      show: (entry) => (
        <>
          <RowButton>{errorWords(t, locale, { code: entry.code, message: '' }).sentence}</RowButton>
          <small>{outcomeLabel(t, entry)}</small>
        </>
      ),
    },
    {
      key: 'where',
      head: t('errors.where'),
      width: '27%',
      show: ({ provider }) => (
        <>
          {provider?.origin.replace(/^https?:\/\//, '') ?? t('errors.this-computer')}
          {provider?.status != null && <small>{t('errors.status', { status: String(provider.status) })}</small>}
        </>
      ),
    },
  ];
};

/** Every failure with its context and without any content (requirement E5), newest first. */
export const ErrorLog = () => {
  const { t } = useI18n();
  const entries = useStore(errorLogStore, useShallow(shownEntries));
  const isRead = useStore(errorLogStore, (state) => state.entries !== null);
  const total = useStore(errorLogStore, (state) => state.total);
  const hasMore = useStore(errorLogStore, (state) => state.hasMore && state.clearedUpTo === 0);
  const error = useStore(errorLogStore, (state) => state.error);
  const actions = useLogActions();
  const columns = useColumns();
  const [openSeq, setOpenSeq] = useState<number | null>(null);
  useEffect(() => {
    setErrorLogShown(true);
    return () => setErrorLogShown(false);
  }, []);
  const hasEntries = entries.length > 0;
  return (
    <SettingsSection
      title={t('errors.title')}
      lead={t('errors.lead')}
      aside={
        hasEntries && (
          <>
            <Button onClick={actions.exportLog}>{t('errors.export')}</Button>
            <Button onClick={actions.clear}>{t('errors.clear')}</Button>
          </>
        )
      }
    >
      {!isRead && !error && <Loader mt="md" aria-label={t('errors.reading')} />}
      {!isRead && error && (
        <ErrorMessage title={t('errors.unreadable')} error={error} onRetry={() => void refreshErrorLog()} />
      )}
      {isRead && !hasEntries && <ScreenMessage title={t('errors.empty')} text={t('errors.empty-hint')} />}
      {hasEntries && (
        <DataTable
          columns={columns}
          rows={entries}
          rowKey={({ seq }) => seq}
          opening={{
            head: t('settings.column-open'),
            isOpen: ({ seq }) => seq === openSeq,
            onToggle: ({ seq }) => setOpenSeq(seq === openSeq ? null : seq),
            show: (entry) => <ErrorDetails entry={entry} />,
          }}
        />
      )}
      {hasEntries && hasMore && (
        <div className={styles['more']}>
          <Button onClick={() => void loadOlderErrors()}>{t('errors.older')}</Button>
          <span>{t('errors.shown', { shown: entries.length, total })}</span>
        </div>
      )}
    </SettingsSection>
  );
};
