import { memo, useEffect, useRef } from 'react';
import type { LivePage } from '#shared/contract/live-page.ts';
import styles from './live-pages.module.css';

interface LiveSheetProps {
  readonly page: LivePage;
  /** From 0. */
  readonly index: number;
  readonly zoom: number;
  /** Tells how many pages the text fills now; asked of the first sheet only. */
  readonly onCount?: (count: number) => void;
}

/** The parts of one sheet: a shadow root, so that the page's rules and the window's don't meet. */
interface Drawing {
  readonly sheet: CSSStyleSheet;
  readonly columns: HTMLElement;
}

const begin = (host: HTMLElement): Drawing => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const frame = new CSSStyleSheet();
  // Letters as wide as in print: rounded to the screen's pixels, lines would break elsewhere.
  frame.replaceSync(':host{all:initial;display:block}body{text-rendering:geometricPrecision}');
  root.adoptedStyleSheets = [frame, sheet];
  // The page's rules are those of a document of its own.
  const columns = document.createElement('body');
  root.replaceChildren(columns);
  return { sheet, columns };
};

/**
 * One page of a text that is still growing. The whole text runs through columns of exactly a page's size, which Chromium
 * breaks by the same rules as pages, side by side at a page's width; a sheet shows the column that is its own.
 * Markup comes from our own main process, where everything that came from a source is text in it; the window's content
 * security policy would stop whatever ran or loaded.
 */
export const LiveSheet = memo(({ page, index, zoom, onCount }: LiveSheetProps) => {
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const { width, height } = page.page;
  const { top, right, bottom, left } = page.margins;

  useEffect(() => {
    if (!host.current) return;
    drawing.current ??= begin(host.current);
    const { sheet, columns } = drawing.current;
    sheet.replaceSync(page.css);
    columns.lang = page.lang;
    columns.dir = page.dir;
    columns.innerHTML = page.body;
    columns.style.cssText = [
      `width:${width - left - right}px`,
      `height:${height - top - bottom}px`,
      `column-width:${width - left - right}px`,
      `column-gap:${left + right}px`,
      'column-fill:auto',
      'position:absolute',
      'margin:0',
      `top:${top}px`,
      // Columns go on where the text does: to the left where it runs from the right.
      page.dir === 'rtl' ? `right:${right - index * width}px` : `left:${left - index * width}px`,
    ].join(';');
    onCount?.(Math.max(1, Math.round((columns.scrollWidth + left + right) / width)));
  }, [page, index, width, height, top, right, bottom, left, onCount]);

  return (
    <div className={styles['sheet']} style={{ width: width * zoom, height: height * zoom }} data-page={index + 1}>
      <div ref={host} className={styles['paper']} style={{ width, height, transform: `scale(${zoom})` }} />
    </div>
  );
});
