import { useEffect } from 'react';

interface PracticeKeys {
  readonly onReveal: () => void;
  readonly onRate: (rating: number) => void;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, input:not([type=radio])');

/** What a key asks for; null for keys that mean nothing here. */
const commandOf = (event: KeyboardEvent, keys: PracticeKeys): (() => void) | null => {
  if (event.key === 'Escape') return keys.onLeave;
  if (event.key === ' ') return event.target instanceof HTMLButtonElement ? null : keys.onReveal;
  if (event.key.toLowerCase() === 'n') return keys.onNext;
  return /^[1-5]$/.test(event.key) ? () => keys.onRate(Number(event.key)) : null;
};

/**
 * The keys of practice, before the window's own: space reveals, 1 to 5 rates, N goes on, Escape leaves. In a field only
 * Escape counts, and leaves the field; while a dialog is open none does.
 */
export const usePracticeKeys = (keys: PracticeKeys): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return;
      if (isField(event.target)) {
        if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return;
        event.preventDefault();
        return event.target.blur();
      }
      const run = commandOf(event, keys);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [keys]);
};
