import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

/**
 * How far below the top of the scrolling page an element begins, in CSS pixels. When what stands above it grows or
 * shrinks while the user is further down, the page is scrolled along, so that nothing moves under the pointer.
 */
export const useScrollMargin = (
  scroller: RefObject<HTMLElement | null>,
  element: RefObject<HTMLElement | null>,
): number => {
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
