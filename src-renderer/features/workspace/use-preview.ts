import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { client } from '../../client.ts';
import type { OpenPdf } from './open-pdf.ts';
import { openPdf } from './open-pdf.ts';

const debounceMs = 300;

/** What the printed pages depend on: they are printed anew when this changes. */
export const previewKey = (view: Pick<DocumentView, 'title' | 'sections'>): string =>
  [view.title, ...view.sections.map(({ id, revision, state }) => `${id}:${revision}:${state.type}`)].join('|');

const print = async (documentId: DocumentId): Promise<OpenPdf | AppError> => {
  const result = await client.call('document.print-preview', { documentId });
  if (!result.ok) return result.error;
  try {
    return await openPdf(result.value.pdf);
  } catch {
    return { code: 'export.print-failed', message: 'The pages could not be drawn.' };
  }
};

/** The printed document; the last pages stay until the next are there. */
export const usePreview = (view: DocumentView) => {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [tryNo, setTryNo] = useState(0);
  const key = `${tryNo}|${previewKey(view)}`;
  const hasPdf = pdf !== null;

  // `key` is when to print again; `hasPdf` only chooses the delay: pages that arrived are no reason to print again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isCurrent = true;
    const documentId = view.id;
    // The first pages come at once; changes wait until a moment passed without another.
    const timer = window.setTimeout(
      () => {
        void print(documentId).then((printed) => {
          if (!isCurrent) return 'document' in printed ? void printed.document.destroy() : undefined;
          if ('document' in printed) {
            setPdf(printed);
            setError(null);
          } else setError(printed);
          return undefined;
        });
      },
      hasPdf ? debounceMs : 0,
    );
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [key, view.id]);

  // A document that was replaced is let go once its pages are no longer shown.
  useEffect(() => () => void pdf?.document.destroy(), [pdf]);

  const retry = useCallback(() => {
    setError(null);
    setTryNo((no) => no + 1);
  }, []);
  return { pdf, error, retry };
};
