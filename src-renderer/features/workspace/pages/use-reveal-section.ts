import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { DocumentView } from '#shared/model/document.ts';
import type { OpenPdf } from '../../../components/pdf/open-pdf.ts';
import { scrollBehavior } from '../../../components/scroll-behavior.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { findPlaces, readPieces } from './find-place.ts';

/** Space above a section that was scrolled to, in CSS pixels. */
const above = 24;

/** Scrolls the pages to the section that is selected, whenever it is chosen. */
export const useRevealSection = (
  view: DocumentView,
  pdf: OpenPdf | null,
  factor: number,
  scroller: RefObject<HTMLElement | null>,
): void => {
  const selectedId = useStore(documentStore, (state) => state.selectedId);
  const revealNo = useStore(documentStore, (state) => state.revealNo);
  const seenNo = useRef(0);

  useEffect(() => {
    if (!pdf || !selectedId || revealNo === seenNo.current) return;
    seenNo.current = revealNo;
    let isCurrent = true;
    const reveal = async () => {
      const place = findPlaces(view.sections, await readPieces(pdf.document)).get(selectedId);
      const element = scroller.current;
      if (!isCurrent || !place || !element) return;
      const frame = element.querySelector<HTMLElement>(`[data-page="${place.page}"]`);
      if (!frame) return;
      const height = (pdf.sizes[place.page - 1]?.height ?? 0) * factor;
      const top = frame.offsetTop - element.offsetTop + place.ratio * height - above;
      element.scrollTo({ top, behavior: scrollBehavior() });
    };
    // The document may be replaced by a newer one while it is read: that one will be asked again.
    void reveal().catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [pdf, selectedId, revealNo, factor, view.sections, scroller]);
};
