import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { client } from '../../../client.ts';
import { useActions } from '../../../components/actions-context.tsx';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { errorFacts } from './error-labels.ts';
import styles from './error-log.module.css';

type Title =
  | { readonly type: 'asking' }
  | { readonly type: 'gone' }
  | { readonly type: 'there'; readonly title: string };

/** The document a failure was about: a link while it exists. */
const DocumentLink = ({ documentId }: { documentId: DocumentId }) => {
  const { t } = useI18n();
  const actions = useActions();
  const [document, setDocument] = useState<Title>({ type: 'asking' });
  useEffect(() => {
    let isOpen = true;
    void client.call('document.get', { documentId }).then((result) => {
      if (isOpen) setDocument(result.ok ? { type: 'there', title: result.value.title } : { type: 'gone' });
    });
    return () => {
      isOpen = false;
    };
  }, [documentId]);
  if (document.type === 'asking') return null;
  if (document.type === 'gone') return <span className={styles['gone']}>{t('errors.document-gone')}</span>;
  return (
    <Button size="compact-sm" onClick={() => actions.open(documentId)}>
      {t('errors.open-document', { title: document.title })}
    </Button>
  );
};

/** All that is known of one failure. */
export const ErrorDetails = ({ entry }: { entry: ErrorLogEntry }) => {
  const { t, locale } = useI18n();
  // The log keeps codes only, so the words are those of the code in every language.
  const { action } = errorWords(t, locale, { code: entry.code, message: '' });
  return (
    <div className={styles['details']}>
      <p>{action}</p>
      <dl className={styles['facts']}>
        {errorFacts(t, entry).map(({ key, value }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {entry.documentId !== null && <DocumentLink documentId={entry.documentId} />}
    </div>
  );
};
