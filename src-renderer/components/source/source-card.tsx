import { Button, FileButton, Loader } from '@mantine/core';
import { IconCheck, IconFileText, IconUpload } from '@tabler/icons-react';
import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useI18n } from '../i18n-context.tsx';
import { ImportNotes } from './import-notes.tsx';
import styles from './source-card.module.css';
import { SourceError } from './source-error.tsx';
import type { SourceReading } from './source-state.ts';

interface SourceCardProps {
  readonly title: string;
  readonly hint: string;
  readonly isOptional?: boolean;
  readonly accept: string;
  readonly pickLabel: string;
  readonly inputTestId: string;
  readonly reading: SourceReading;
  /** Something was read, or typed in. */
  readonly isReady: boolean;
  /** The file it came from; empty when it came from none. */
  readonly name: string;
  /** What is to be known of how it was read, in sentences. */
  readonly notes: readonly string[];
  /** What stands there once it was read: a name, or how it came in. */
  readonly readLabel: string;
  /** How it came in when it came from no file. */
  readonly byHandLabel: string;
  readonly onFile: (file: File) => void;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

interface DropIconProps {
  readonly isReading: boolean;
  readonly isReady: boolean;
  readonly isOver: boolean;
}

const DropIcon = ({ isReading, isReady, isOver }: DropIconProps) => {
  const className = styles['icon'] ?? '';
  if (isReading) return <Loader aria-hidden="true" />;
  if (isReady) return <IconCheck className={className} size={22} stroke={1.8} />;
  if (isOver) return <IconUpload className={className} size={22} stroke={1.6} />;
  return <IconFileText className={className} size={22} stroke={1.6} />;
};

/** One source: a place to drop or pick a file, and what became of it. */
export const SourceCard = (props: SourceCardProps) => {
  const {
    title,
    hint,
    isOptional = false,
    accept,
    pickLabel,
    inputTestId,
    reading: { reading, failed },
    isReady: hasSource,
    name,
    notes,
    readLabel,
    byHandLabel,
    onFile,
    actions,
    children,
  } = props;
  const { t } = useI18n();
  const [isOver, setIsOver] = useState(false);
  const inputProps = { 'data-testid': inputTestId, 'aria-label': pickLabel };
  const isReading = reading !== null;
  const isReady = hasSource && !isReading;

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
        <DropIcon isReading={isReading} isReady={isReady} isOver={isOver} />
        <div className={styles['words']}>
          <p className={styles['main']}>
            {isReading
              ? t('source.reading', { file: reading || t('source.pasted') })
              : isReady
                ? readLabel
                : t('source.drop')}
          </p>
          <p className={styles['hint']}>
            {isReady ? (name ? t('source.read-from', { file: name }) : byHandLabel) : hint}
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
      {failed && <SourceError name={failed.name} error={failed.error} />}
      <ImportNotes notes={isReady ? notes : []} />
      {children}
    </section>
  );
};
