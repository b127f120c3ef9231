import { Button, FileButton, Loader } from '@mantine/core';
import { IconCheck, IconFileText, IconUpload } from '@tabler/icons-react';
import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { AppError, InputIssue } from '#shared/model/app-error.ts';
import { errorWords } from '../error-sentence.ts';
import { useI18n } from '../i18n-context.tsx';
import { Notice } from '../notice.tsx';
import styles from './source-card.module.css';

/** The state of reading a source. What was read before stays while another is read, and if that fails. */
export interface SourceReading {
  /** What is being read now: a file's name, empty for pasted text; null while nothing is. */
  readonly reading: string | null;
  /** Why the last try failed, and what it was about. */
  readonly failed: { readonly name: string; readonly error: AppError } | null;
}

export const notReading: SourceReading = { reading: null, failed: null };

/** A source that could not be read. The error names the file, unless it was pasted. */
export const failedReading = (name: string, error: AppError): SourceReading => ({
  reading: null,
  failed: { name, error: name === '' ? error : { ...error, file: error.file ?? name } },
});

const shownIssues = 6;

/** Why a source could not be read: the file, each field with what was expected, and what to do. */
const SourceError = ({ name, error }: { name: string; error: AppError }) => {
  const { t, locale } = useI18n();
  const words = errorWords(t, locale, error);
  const issues = error.issues ?? [];
  const say = ({ path, expected, found }: InputIssue) =>
    found === undefined ? t('source.issue', { path, expected }) : t('source.issue-found', { path, expected, found });
  return (
    <Notice tone="bad" title={t('source.failed', { file: error.file ?? (name || t('source.pasted')) })}>
      {issues.length === 0 && <p>{words.sentence}</p>}
      {issues.length > 0 && (
        <ul className={styles['issues']} aria-label={t('source.issues')}>
          {issues.slice(0, shownIssues).map((issue) => (
            <li key={`${issue.path} ${issue.expected}`}>{say(issue)}</li>
          ))}
          {issues.length > shownIssues && <li>{t('source.more-issues', { count: issues.length - shownIssues })}</li>}
        </ul>
      )}
      <p>{`${words.action} ${t('source.nothing-lost')}`}</p>
    </Notice>
  );
};

const shownFirst = 3;

/** What the user should know of an import; long lists start folded. */
const ImportNotes = ({ notes }: { notes: readonly string[] }) => {
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
