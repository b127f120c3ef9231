import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError, Result } from '#shared/model/app-error.ts';
import type { OpenPdf } from './open-pdf.ts';
import { openPdf } from './open-pdf.ts';

const debounceMs = 300;

/** The result of printing: the pages, and the printer's notes on them. */
interface Printed<T> {
  readonly pdf: Uint8Array;
  readonly note: T;
}

interface ShownPages<T> {
  readonly pdf: OpenPdf;
  readonly note: T;
  /** The key that these pages were printed for. */
  readonly key: string;
}

const open = async <T>(printing: Promise<Result<Printed<T>>>, key: string): Promise<ShownPages<T> | AppError> => {
  const result = await printing;
  if (!result.ok) return result.error;
  try {
    return { pdf: await openPdf(result.value.pdf), note: result.value.note, key };
  } catch {
    return { code: 'export.print-failed', message: 'The pages could not be drawn.' };
  }
};

/**
 * Prints pages again when `key` changes: the first at once, later ones after a moment without another change, and never
 * two at a time. The last pages stay until the next have come.
 * @param key null until it is known what to print. @param print prints what `key` names now.
 */
export const usePrintedPages = <T>(key: string | null, print: () => Promise<Result<Printed<T>>>) => {
  const [shown, setShown] = useState<ShownPages<T> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [tryNo, setTryNo] = useState(0);
  const printing = useRef<Promise<unknown>>(Promise.resolve());
  const wanted = `${tryNo}|${key}`;
  const hasPages = shown !== null;

  // `wanted` is when to print again; `hasPages` only chooses the delay: pages that arrived are no reason to print again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    const start = async (): Promise<void> => {
      await printing.current;
      if (!isCurrent) return;
      const opening = open(print(), wanted);
      printing.current = opening;
      const pages = await opening;
      if (!isCurrent) {
        if ('pdf' in pages) void pages.pdf.document.destroy();
      } else if ('pdf' in pages) {
        setShown(pages);
        setError(null);
      } else setError(pages);
    };
    const timer = window.setTimeout(() => void start(), hasPages ? debounceMs : 0);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [wanted]);

  // A replaced document is closed once its pages are no longer shown.
  const pdf = shown?.pdf;
  useEffect(() => () => void pdf?.document.destroy(), [pdf]);

  const retry = useCallback(() => {
    setError(null);
    setTryNo((no) => no + 1);
  }, []);
  return {
    pdf: pdf ?? null,
    note: shown?.note ?? null,
    isBehind: shown?.key !== wanted && error === null,
    error,
    retry,
  };
};
