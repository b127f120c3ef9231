import { useEffect, useState } from 'react';
import type { DocumentSummary } from '#shared/model/document.ts';
import { client } from '../client.ts';

/** The documents that match the palette's query, newest change first; the last ones stay until the next are there. */
export const usePaletteDocuments = (query: string, isOpen: boolean): readonly DocumentSummary[] => {
  const [documents, setDocuments] = useState<readonly DocumentSummary[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const search = query.trim();
    void client.call('document.list', { limit: 8, ...(search ? { search } : {}) }).then((result) => {
      if (isCurrent && result.ok) setDocuments(result.value.documents);
    });
    return () => {
      isCurrent = false;
    };
  }, [query, isOpen]);
  return documents;
};
