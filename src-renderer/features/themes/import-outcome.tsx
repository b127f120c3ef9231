import { Button, CloseButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';
import { navigate } from '../../stores/navigation-store.ts';
import styles from './import-outcome.module.css';
import { forgetImport, themeImportStore } from './theme-import.ts';

/** What came of the last import: the theme with what was taken over only nearly, or why there is none. */
export const ImportOutcome = ({ onChoose }: { onChoose: () => void }) => {
  const { t, locale } = useI18n();
  const outcome = useStore(themeImportStore, (state) => state.outcome);
  if (!outcome) return null;
  if (outcome.type === 'failed') {
    const words = errorWords(t, locale, outcome.error);
    return (
      <div className={styles['outcome']}>
        <Notice
          tone="bad"
          title={t('themes.import-failed', { name: outcome.name })}
          actions={
            <>
              <Button size="compact-sm" onClick={onChoose}>
                {t('themes.import-another')}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={forgetImport}>
                {t('app.close')}
              </Button>
            </>
          }
        >
          <p>{`${words.sentence} ${words.action}`}</p>
        </Notice>
      </div>
    );
  }
  const { theme, notes } = outcome;
  return (
    <div className={styles['outcome']} role="status">
      <div className={styles['done']}>
        <IconCheck className={styles['tick']} size={18} aria-hidden="true" />
        <div className={styles['words']}>
          <p className={styles['title']}>{t('themes.imported', { name: theme.name })}</p>
          {notes.length === 0 ? (
            <p className={styles['soft']}>{t('themes.imported-fine')}</p>
          ) : (
            <>
              <p className={styles['soft']}>{t('themes.imported-notes')}</p>
              <ul className={styles['notes']}>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <Button size="compact-md" onClick={() => navigate({ name: 'theme', themeId: theme.id })}>
          {t('themes.edit')}
        </Button>
        <CloseButton aria-label={t('app.close')} onClick={forgetImport} />
      </div>
    </div>
  );
};
