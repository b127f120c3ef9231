import type { Range, Virtualizer } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

/**
 * How far below the top of the scrolling page an element begins, in CSS pixels. When what stands above it grows or
 * shrinks while the user is further down, the page is scrolled along, so that nothing moves under the pointer.
 */
const useScrollMargin = (scroller: RefObject<HTMLElement | null>, element: RefObject<HTMLElement | null>): number => {
  const [margin, setMargin] = useState(0);
  const held = useRef(0);
  useLayoutEffect(() => {
    const page = scroller.current;
    if (!page) return;
    const measure = () => {
      const box = element.current?.getBoundingClientRect();
      if (!box) return;
      const next = Math.round(box.top - page.getBoundingClientRect().top + page.scrollTop);
      const by = next - held.current;
      if (by === 0) return;
      if (held.current > 0 && page.scrollTop > held.current) page.scrollTop += by;
      held.current = next;
      setMargin(next);
    };
    measure();
    const observer = new ResizeObserver(measure);
    // Everything that can move the list is a sibling of it in the page.
    for (const part of page.querySelectorAll('[data-above-list]')) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller, element]);
  return margin;
};

/** Rows to draw: the visible ones, and the one the keyboard is on wherever it is, since the grid points to it. */
export const withActive =
  (active: number) =>
  (range: Range): number[] => {
    const rows = defaultRangeExtractor(range);
    if (active >= range.count || rows.includes(active)) return rows;
    return active < (rows[0] ?? 0) ? [active, ...rows] : [...rows, active];
  };

interface VirtualRowsWish {
  /** The page that the table scrolls with. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly count: number;
  /** Every row is as high, in CSS pixels: the table is laid out before its rows exist. */
  readonly rowHeight: number;
  /** Height of what sticks to the top of the page while the table scrolls under it, in CSS pixels. */
  readonly stickyHeight: number;
  /** The row the keyboard is on. */
  readonly activeIndex: number;
}

/** Which rows of a `VirtualTable` are drawn, and where. */
export interface VirtualRows extends Pick<VirtualRowsWish, 'count' | 'stickyHeight' | 'activeIndex'> {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly body: RefObject<HTMLDivElement | null>;
  /** How far below the top of the page the first row lies, in CSS pixels. */
  readonly scrollMargin: number;
}

/** Lays out the rows of a `VirtualTable`, and follows the page as it scrolls. */
export const useVirtualRows = ({ scroller, rowHeight, ...wish }: VirtualRowsWish): VirtualRows => {
  const { count, stickyHeight, activeIndex } = wish;
  const body = useRef<HTMLDivElement>(null);
  const scrollMargin = useScrollMargin(scroller, body);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin,
    scrollPaddingStart: stickyHeight + rowHeight,
    scrollPaddingEnd: rowHeight,
    rangeExtractor: withActive(activeIndex),
  });
  return { ...wish, virtual, body, scrollMargin };
};
