import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { client } from '../../client.ts';

/** A document that need not be the open one, read again whenever it changes. */
export const useDocument = (documentId: DocumentId) => {
  const [view, setView] = useState<DocumentView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const read = useCallback(async () => {
    const result = await client.call('document.get', { documentId });
    if (!result.ok) return setError(result.error);
    setError(null);
    // Answers may overtake each other.
    setView((held) => (held && held.seq > result.value.seq ? held : result.value));
  }, [documentId]);
  useEffect(() => {
    void read();
    return client.on((event) => {
      if (event.name !== 'store.changed') return;
      if (event.payload.changes.some((change) => change.documentId === documentId)) void read();
    });
  }, [documentId, read]);
  return { view, error, read };
};
