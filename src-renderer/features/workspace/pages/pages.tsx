import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import { anonymiseOf, viewVariantStore } from '../../../stores/view-variant-store.ts';
import { findHeld } from '../find-held.ts';
import { LivePages } from './live-pages.tsx';

const loadPdfView = async () => ({ default: (await import('./pdf-view.tsx')).PdfView });
const PdfView = lazy(loadPdfView);

/** Has the code that draws PDFs there by the time it is wanted. */
export const preparePages = (): void => {
  void loadPdfView().catch(() => {});
};

interface PagesProps {
  readonly view: DocumentView;
  /** Text is still coming. */
  readonly isOpen: boolean;
  readonly standIn: ReactNode;
}

/**
 * The document's pages: growing while words come, the printed ones as soon as they can be had. The growing ones stay until
 * those are drawn; both break alike, so that nothing moves. What is held grows no further, and a nameless view is made
 * whole or not at all: both are printed at once.
 */
export const Pages = ({ view, isOpen, standIn }: PagesProps) => {
  const isAnonymous = useStore(viewVariantStore, (state) => anonymiseOf(state, view.id) !== null);
  const isGrowing = isOpen && !isAnonymous && findHeld(view) === null;
  const [hasGrown, setHasGrown] = useState(false);
  useEffect(() => {
    if (isGrowing) setHasGrown(true);
  }, [isGrowing]);
  if (isGrowing) return <LivePages view={view} standIn={standIn} />;
  const until = hasGrown && !isAnonymous ? <LivePages view={view} standIn={standIn} /> : standIn;
  return (
    <Suspense fallback={until}>
      <PdfView view={view} standIn={until} />
    </Suspense>
  );
};
