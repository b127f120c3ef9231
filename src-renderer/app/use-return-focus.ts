import { useEffect } from 'react';
import { navigationStore } from '../stores/navigation-store.ts';

/**
 * Gives the focus back to where it was before a dialog opened, or to the screen's heading where that is gone (a menu's
 * entry, the palette's field). A dialog that closes is taken out at once and can't do so itself.
 */
export const useReturnFocus = (): void => {
  useEffect(() => {
    let opener: Element | null = null;
    let frame = 0;
    const restore = () => {
      // Something else has taken the focus: a screen that opened, the search field.
      if (document.activeElement !== document.body) return;
      const target = opener?.isConnected && opener !== document.body ? opener : document.querySelector('main h1');
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
    const stop = navigationStore.subscribe(({ dialog }, before) => {
      if (dialog && !before.dialog) opener = document.activeElement;
      if (dialog || !before.dialog) return;
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(restore);
    });
    return () => {
      stop();
      window.cancelAnimationFrame(frame);
    };
  }, []);
};
