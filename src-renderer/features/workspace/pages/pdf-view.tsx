import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { PdfPage } from '../../../components/pdf/pdf-page.tsx';
import { AnonymousBanner } from './anonymous-banner.tsx';
import { PdfToolbar } from './pdf-toolbar.tsx';
import styles from './pdf-view.module.css';
import { usePreview } from './use-preview.ts';
import { useRevealSection } from './use-reveal-section.ts';
import type { Zoom } from './zoom.ts';
import { zoomFactor } from './zoom.ts';

/** Space left and right of a page at fit width, in CSS pixels. */
const margin = 24;

interface PdfViewProps {
  readonly view: DocumentView;
  /** What stands there until the first page is drawn, so that nothing blank comes between. */
  readonly standIn: ReactNode;
}

/** The very PDF an export writes, page under page. */
export const PdfView = ({ view, standIn }: PdfViewProps) => {
  const { t } = useI18n();
  const { pdf, error, retry, rewritten, isBehind, isOtherForm } = usePreview(view);
  const scroller = useRef<HTMLElement>(null);
  const { ref: measure, width } = useElementSize<HTMLElement>();
  const ref = useMergedRef(scroller, measure);
  const [zoom, setZoom] = useState<Zoom>('auto');
  const [page, setPage] = useState(1);
  const [isDrawn, setIsDrawn] = useState(false);
  const noteDrawn = useCallback(() => setIsDrawn(true), []);
  const pageWidth = pdf?.sizes[0]?.width ?? 0;
  const factor = zoomFactor(zoom, width - 2 * margin, pageWidth);
  useRevealSection(view, pdf, factor, scroller);

  // The page in view is the last one that begins above the middle.
  const notePage = () => {
    const element = scroller.current;
    if (!element) return;
    const middle = element.getBoundingClientRect().top + element.clientHeight / 2;
    const frames = [...element.querySelectorAll<HTMLElement>('[data-page]')];
    const above = frames.filter((frame) => frame.getBoundingClientRect().top <= middle);
    setPage(Math.max(1, above.length));
  };

  useEffect(() => {
    if (pdf) setPage((current) => Math.min(current, pdf.sizes.length));
  }, [pdf]);

  // Pages with names must not stand there as if they were nameless.
  if (error && (!pdf || isOtherForm)) return <ErrorMessage title={t('pdf.failed')} error={error} onRetry={retry} />;
  return (
    <>
      <AnonymousBanner documentId={view.id} rewritten={rewritten} isBehind={isBehind} />
      {pdf && <PdfToolbar page={page} pageCount={pdf.sizes.length} zoom={zoom} factor={factor} onZoom={setZoom} />}
      <section
        ref={ref}
        className={styles['scroller']}
        data-scroller
        data-other-form={isOtherForm || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={t('pdf.pages')}
        aria-busy={isBehind}
        onScroll={notePage}
      >
        {pdf &&
          width > 0 &&
          pdf.sizes.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <PdfPage key={at} pdf={pdf} number={at + 1} zoom={factor} onDrawn={noteDrawn} />
          ))}
      </section>
      {!isDrawn && (
        <div className={styles['standIn']} role="status" aria-label={t('pdf.loading')}>
          {standIn}
        </div>
      )}
    </>
  );
};
