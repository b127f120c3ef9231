import { ActionIcon, Button } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { Bar } from '../../../components/bar.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { PdfPage } from '../../../components/pdf/pdf-page.tsx';
import { AnonymousBanner } from './anonymous-banner.tsx';
import styles from './pdf-view.module.css';
import { usePreview } from './use-preview.ts';
import { useRevealSection } from './use-reveal-section.ts';
import type { Zoom } from './zoom.ts';
import { zoomFactor, zoomStep } from './zoom.ts';

interface PdfToolbarProps {
  readonly page: number;
  readonly pageCount: number;
  readonly zoom: Zoom;
  /** The factor in use. */
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
}

/** Which page is in view, and how large. */
const PdfToolbar = ({ page, pageCount, zoom, factor, onZoom }: PdfToolbarProps) => {
  const { t, locale } = useI18n();
  return (
    <Bar className={styles['toolbar']} role="toolbar" aria-label={t('pdf.zoom')}>
      <span className={styles['count']} data-testid="page-count">
        {t('pdf.page-of', { n: page, count: pageCount })}
      </span>
      <ActionIcon
        variant="subtle"
        size="md"
        aria-label={t('pdf.zoom-out')}
        onClick={() => onZoom(zoomStep(factor, -1))}
      >
        <IconZoomOut size={17} stroke={1.6} />
      </ActionIcon>
      <span className={styles['factor']}>{new Intl.NumberFormat(locale, { style: 'percent' }).format(factor)}</span>
      <ActionIcon variant="subtle" size="md" aria-label={t('pdf.zoom-in')} onClick={() => onZoom(zoomStep(factor, 1))}>
        <IconZoomIn size={17} stroke={1.6} />
      </ActionIcon>
      <Button size="compact-sm" variant="subtle" aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
        {t('pdf.fit')}
      </Button>
      <Button size="compact-sm" variant="subtle" aria-pressed={zoom === 1} onClick={() => onZoom(1)}>
        {t('pdf.full')}
      </Button>
    </Bar>
  );
};

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
