import { useEffect } from 'react';

/**
 * Saves pending changes when their page is left, when the window loses the focus, and when it closes: `beforeunload`
 * comes while the main process still listens, `pagehide` when the page goes without asking.
 */
export const useFlush = (flush: () => void): void => {
  useEffect(() => {
    const moments = ['beforeunload', 'pagehide', 'blur'] as const;
    for (const moment of moments) window.addEventListener(moment, flush);
    return () => {
      for (const moment of moments) window.removeEventListener(moment, flush);
      flush();
    };
  }, [flush]);
};
