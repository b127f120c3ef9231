import { useEffect } from 'react';

/**
 * Saves what waits to be saved when its page is left, when the window loses the focus, and when it closes: `beforeunload`
 * comes while the main side still listens, `pagehide` where the page goes without being asked.
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
