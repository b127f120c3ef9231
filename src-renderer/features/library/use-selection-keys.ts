import { useEffect } from 'react';
import { libraryStore, selectAll, stopSelecting } from '../../stores/library-store.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');

/** Ctrl+A selects everything that matches the search, Escape nothing; dialogs and menus keep their own keys. */
export const useSelectionKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasOverlay = document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
      if (event.defaultPrevented || hasOverlay || isTyping(event.target)) return;
      const { selected, isSelecting, total } = libraryStore.getState();
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && total > 0) {
        event.preventDefault();
        void selectAll();
      } else if (event.key === 'Escape' && (isSelecting || selected.size > 0)) {
        event.preventDefault();
        stopSelecting();
      }
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};
