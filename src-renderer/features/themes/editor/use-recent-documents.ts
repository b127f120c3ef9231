import { useEffect, useState } from 'react';
import type { DocumentSummary } from '#shared/model/document.ts';
import { client } from '../../../client.ts';

const most = 12;

/** The newest documents that have something in them to look at; none until they were read. */
export const useRecentDocuments = (): readonly DocumentSummary[] => {
  const [documents, setDocuments] = useState<readonly DocumentSummary[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void client.call('document.list', { limit: most }).then((result) => {
      if (!isCurrent || !result.ok) return;
      setDocuments(result.value.documents.filter(({ status }) => status === 'completed' || status === 'partial'));
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return documents;
};
