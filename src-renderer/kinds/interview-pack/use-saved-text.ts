import { useCallback, useRef, useState } from 'react';
import { useFlush } from '../../components/use-flush.ts';

/**
 * A text that saves itself when its field is left, when the page is, and when the window is.
 * @param stored what it begins with. @param save called with what was typed, only where that changed.
 */
export const useSavedText = (stored: string, save: (text: string) => void) => {
  const [text, setText] = useState(stored);
  const latest = useRef({ text: stored, saved: stored, save });
  latest.current.save = save;
  const flush = useCallback(() => {
    const now = latest.current;
    if (now.text === now.saved) return;
    now.saved = now.text;
    now.save(now.text);
  }, []);
  useFlush(flush);
  return {
    text,
    change: (next: string) => {
      latest.current.text = next;
      setText(next);
    },
    flush,
    /** Saves now, changed or not. */
    keep: () => {
      latest.current.saved = latest.current.text;
      latest.current.save(latest.current.text);
    },
  };
};
