import { RenderingCancelledException, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CSSProperties } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n-context.tsx';
import type { OpenPdf } from './open-pdf.ts';
import { pixelsPerPoint } from './open-pdf.ts';
import styles from './pdf-page.module.css';

interface PdfPageProps {
  readonly pdf: OpenPdf;
  /** From 1. */
  readonly number: number;
  /** CSS pixels per CSS pixel at 100 %. */
  readonly zoom: number;
  readonly onDrawn: () => void;
}

/** Ignores the error that cancelled drawing ends with. */
const unlessCancelled = (error: unknown): void => {
  if (!(error instanceof RenderingCancelledException)) throw error;
};

const draw = (
  pdf: OpenPdf,
  number: number,
  zoom: number,
  canvas: HTMLCanvasElement,
  words: HTMLElement,
  onDrawn: () => void,
): (() => void) => {
  let isCancelled = false;
  let stop = () => {};
  const start = async () => {
    const page = await pdf.document.getPage(number);
    if (isCancelled) return;
    const viewport = page.getViewport({ scale: zoom * pixelsPerPoint });
    const density = window.devicePixelRatio;
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    const rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    words.replaceChildren();
    const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
    stop = () => {
      rendering.cancel();
      text.cancel();
    };
    await Promise.all([rendering.promise.then(onDrawn), text.render()]).catch((error: unknown) => {
      if (!isCancelled) unlessCancelled(error);
    });
  };
  // The document was closed meanwhile: there is nothing left to draw.
  void start().catch(() => {});
  return () => {
    isCancelled = true;
    stop();
  };
};

/** One page: drawn only while it is near the visible part, crisp at any zoom and density, with selectable text. */
export const PdfPage = ({ pdf, number, zoom, onDrawn }: PdfPageProps) => {
  const { t } = useI18n();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const size = pdf.sizes[number - 1];

  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), {
      root: frame.current.closest('[data-scroller]'),
      rootMargin: '60% 0px',
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear || !canvas.current || !words.current) return;
    return draw(pdf, number, zoom, canvas.current, words.current, onDrawn);
  }, [isNear, pdf, number, zoom, onDrawn]);

  if (!size) return null;
  const width = Math.floor(size.width * zoom);
  const height = Math.floor(size.height * zoom);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page is no set of form fields
    <div
      ref={frame}
      className={styles['page']}
      data-page={number}
      role="group"
      aria-label={t('pdf.page', { n: number })}
      // pdf.js places its text by this variable, in pixels per point.
      style={{ width, height, '--total-scale-factor': zoom * pixelsPerPoint } as CSSProperties}
    >
      {isNear && (
        <>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
          <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
          <div ref={words} className={styles['words']} />
        </>
      )}
    </div>
  );
};
