import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ErrorDetails } from './error-details.tsx';
import { outcomeWords } from './error-labels.ts';
import styles from './error-log.module.css';

interface ErrorRowProps {
  readonly entry: ErrorLogEntry;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One failure in a line, which opens to all that is known of it. */
export const ErrorRow = ({ entry, isOpen, onToggle }: ErrorRowProps) => {
  const { t, locale } = useI18n();
  const detailsId = useId();
  const { sentence } = errorWords(t, locale, { code: entry.code, message: '' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(entry.at);
  const server = entry.provider?.origin.replace(/^https?:\/\//, '') ?? t('errors.this-computer');
  return (
    <>
      <tr className={styles['row']} data-open={isOpen || undefined}>
        <td>
          <time dateTime={new Date(entry.at).toISOString()}>{time}</time>
        </td>
        <th scope="row">
          <button
            type="button"
            className={styles['name']}
            aria-expanded={isOpen}
            {...(isOpen ? { 'aria-controls': detailsId } : {})}
            onClick={onToggle}
          >
            {sentence}
          </button>
          <small>{outcomeWords(t, entry)}</small>
        </th>
        <td>
          {server}
          {entry.provider?.status != null && (
            <small>{t('errors.status', { status: String(entry.provider.status) })}</small>
          )}
        </td>
        <td className={styles['chevron']} aria-hidden="true">
          <IconChevronRight size={15} stroke={1.8} />
        </td>
      </tr>
      {isOpen && (
        <tr className={styles['opened']}>
          <td colSpan={4} id={detailsId}>
            <ErrorDetails entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
};
