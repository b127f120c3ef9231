import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#shared/model/document.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './live-pages.module.css';
import { LiveSheet } from './live-sheet.tsx';
import pages from './pdf-view.module.css';
import { useLivePage } from './use-live-page.ts';
import { zoomFactor } from './zoom.ts';

/** Space left and right of a page, in CSS pixels, and between two. */
const margin = 24;
const gap = 18;

/** Pages drawn before and after those in view. */
const around = 1;

interface LivePagesProps {
  readonly view: DocumentView;
  /** What stands there until the first page is drawn. */
  readonly standIn: ReactNode;
}

/** The pages while words still come: the same page that the PDF is printed from, broken by the same rules. */
export const LivePages = ({ view, standIn }: LivePagesProps) => {
  const { t } = useI18n();
  const page = useLivePage(view);
  const scroller = useRef<HTMLElement>(null);
  const { ref: measure, width } = useElementSize<HTMLElement>();
  const ref = useMergedRef(scroller, measure);
  const [count, setCount] = useState(1);
  const [first, setFirst] = useState(0);
  const [shown, setShown] = useState(2);
  const zoom = zoomFactor('auto', width - 2 * margin, page?.page.width ?? 0);
  const pitch = (page?.page.height ?? 1) * zoom + gap;

  const noteScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    setFirst(Math.floor(element.scrollTop / pitch));
    setShown(Math.ceil(element.clientHeight / pitch) + 1);
  }, [pitch]);
  useEffect(noteScroll, [noteScroll]);

  if (!page) return <div className={styles['waiting']}>{standIn}</div>;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const size = { width: page.page.width * zoom, height: page.page.height * zoom };
  return (
    <section
      ref={ref}
      className={pages['scroller']}
      data-scroller
      data-live-pages={count}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={t('pdf.pages')}
      aria-busy
      onScroll={noteScroll}
    >
      {width > 0 &&
        numbers.map((number) => {
          const index = number - 1;
          // The first one counts the pages, and stays for that.
          const isDrawn = index === 0 || (index >= first - around && index < first + shown + around);
          if (!isDrawn) return <div key={number} className={styles['sheet']} style={size} />;
          return (
            <LiveSheet
              key={number}
              page={page}
              index={index}
              zoom={zoom}
              {...(index === 0 ? { onCount: setCount } : {})}
            />
          );
        })}
    </section>
  );
};
