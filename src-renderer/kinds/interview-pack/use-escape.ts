import { useEffect } from 'react';

/** Leaves on Escape, before the window's own keys; in a field it leaves the field, and a dialog has it to itself. */
export const useEscape = (onLeave: () => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return;
      event.preventDefault();
      const { target } = event;
      if (target instanceof HTMLTextAreaElement) target.blur();
      else onLeave();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onLeave]);
};
