import { Button, FileButton, Loader } from '@mantine/core';
import { IconCheck, IconFileText, IconUpload } from '@tabler/icons-react';
import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import type { SourceState } from './form-store.ts';
import { ImportNotes } from './import-notes.tsx';
import styles from './source-card.module.css';
import { SourceError } from './source-error.tsx';

interface SourceCardProps {
  readonly title: string;
  readonly hint: string;
  readonly isOptional?: boolean;
  readonly accept: string;
  readonly pickLabel: string;
  readonly inputTestId: string;
  readonly source: SourceState;
  /** What stands there once it was read: a name, or how it came in. */
  readonly readLabel: string;
  /** How it came in when it came from no file. */
  readonly byHandLabel: string;
  readonly onFile: (file: File) => void;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One source: a place to drop or pick a file, and what became of it. */
export const SourceCard = (props: SourceCardProps) => {
  const {
    title,
    hint,
    isOptional = false,
    accept,
    pickLabel,
    inputTestId,
    source,
    readLabel,
    byHandLabel,
    onFile,
    actions,
    children,
  } = props;
  const { t } = useI18n();
  const [isOver, setIsOver] = useState(false);
  const inputProps = { 'data-testid': inputTestId, 'aria-label': pickLabel };
  const isReady = source.status === 'ready';

  const drop = (event: DragEvent) => {
    // Marks the drop as taken: the window's own handler leaves it alone.
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };

  return (
    <section
      className={styles['card']}
      aria-label={title}
      data-over={isOver || undefined}
      data-ready={isReady || undefined}
      onDragOver={() => setIsOver(true)}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <header className={styles['head']}>
        <h3>{title}</h3>
        {isOptional && <span className={styles['optional']}>{t('source.optional')}</span>}
      </header>
      <div className={styles['drop']} aria-live="polite">
        {source.status === 'reading' ? (
          <Loader aria-hidden="true" />
        ) : isReady ? (
          <IconCheck className={styles['icon'] ?? ''} size={22} stroke={1.8} />
        ) : isOver ? (
          <IconUpload className={styles['icon'] ?? ''} size={22} stroke={1.6} />
        ) : (
          <IconFileText className={styles['icon'] ?? ''} size={22} stroke={1.6} />
        )}
        <div className={styles['words']}>
          <p className={styles['main']}>
            {source.status === 'reading'
              ? t('source.reading', { file: source.name || t('source.pasted') })
              : isReady
                ? readLabel
                : t('source.drop')}
          </p>
          <p className={styles['hint']}>
            {isReady ? (source.name ? t('source.read-from', { file: source.name }) : byHandLabel) : hint}
          </p>
        </div>
        <div className={styles['actions']}>
          <FileButton accept={accept} onChange={(file) => file && onFile(file)} inputProps={inputProps}>
            {(button) => (
              <Button {...button} size="compact-md">
                {isReady ? t('source.replace') : pickLabel}
              </Button>
            )}
          </FileButton>
          {actions}
        </div>
      </div>
      {source.error && <SourceError name={source.name} error={source.error} />}
      <ImportNotes notes={source.notes} />
      {children}
    </section>
  );
};
