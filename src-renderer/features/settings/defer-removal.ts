import { showToast } from '../../components/toast.tsx';

interface Removal {
  readonly title: string;
  readonly undoLabel: string;
  /** Shows again what is about to go. */
  readonly undo: () => void;
  /** Removes it for good. */
  readonly commit: () => void;
}

/**
 * Removes something that can't be brought back once it is gone, such as a key: it is only hidden while its message with
 * *Undo* is there, and removed when that goes, or the window does.
 */
export const deferRemoval = ({ title, undoLabel, undo, commit }: Removal): void => {
  let isSettled = false;
  const settle = (then: () => void) => () => {
    window.removeEventListener('pagehide', finish);
    if (!isSettled) then();
    isSettled = true;
  };
  const finish = settle(commit);
  window.addEventListener('pagehide', finish);
  showToast({
    tone: 'info',
    title,
    // The message closes first and only then runs its action, so the end is looked at a moment later.
    onClose: () => queueMicrotask(finish),
    actions: [{ label: undoLabel, run: settle(undo) }],
  });
};
