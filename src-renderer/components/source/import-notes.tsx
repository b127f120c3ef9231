import { Button } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n-context.tsx';
import styles from './source-card.module.css';

const shownFirst = 3;

/** What the user should know of an import; long lists start folded. */
export const ImportNotes = ({ notes }: { notes: readonly string[] }) => {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  if (notes.length === 0) return null;
  const shown = isOpen ? notes : notes.slice(0, shownFirst);
  const hidden = notes.length - shown.length;
  return (
    <div className={styles['notes']} role="note" aria-label={t('notes.title')}>
      <p className={styles['notesTitle']}>{t('notes.title')}</p>
      <ul>
        {shown.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsOpen(true)}>
          {t('notes.more', { count: hidden })}
        </Button>
      )}
    </div>
  );
};
