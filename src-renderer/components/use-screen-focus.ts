import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** Gives the focus to a screen's heading when the screen opens, so that keyboard and screen reader start there. */
export const useScreenFocus = <T extends HTMLElement>(): RefObject<T | null> => {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
};
