import { useEffect } from 'react';
import type { DocumentActions } from '../components/actions-context.tsx';
import { useI18n } from '../components/i18n-context.tsx';
import { stepSection } from '../stores/document-store.ts';
import { navigate, navigationStore, showDialog } from '../stores/navigation-store.ts';
import { draftChosenAgain, redraftOpenDocument, runCommand } from './commands.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

/** A menu, dialog or palette is open: keys belong to it. */
const hasOverlay = (): boolean => document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;

/** Up one screen. @returns whether there was one. */
const goBack = (): boolean => {
  const { name } = navigationStore.getState().route;
  if (name === 'library') return false;
  navigate({ name: name === 'theme' ? 'themes' : 'library' });
  return true;
};

const sequenceMs = 1_200;

/** The single-key shortcuts; silent while something is typed or a dialog is open. Ctrl/Cmd+K is the palette's own. */
export const useShortcuts = (actions: DocumentActions): void => {
  const { t } = useI18n();
  useEffect(() => {
    let goAt = 0;
    // A dialog closes itself during the same key press, so what was open before it counts.
    let hadOverlay = false;
    const noteOverlay = () => {
      hadOverlay = hasOverlay();
    };

    const inWorkspace = (event: KeyboardEvent): boolean => {
      if (navigationStore.getState().route.name !== 'workspace') return false;
      switch (event.key) {
        case 'j':
        case 'ArrowDown':
          stepSection(1);
          return true;
        case 'k':
        case 'ArrowUp':
          stepSection(-1);
          return true;
        case 'e':
          runCommand('export', actions);
          return true;
        case 'r':
          draftChosenAgain(t, actions);
          return true;
        case 'd':
          redraftOpenDocument(actions);
          return true;
        default:
          return false;
      }
    };

    const everywhere = (event: KeyboardEvent): boolean => {
      const isGoing = Date.now() - goAt < sequenceMs;
      if (isGoing && (event.key === 'l' || event.key === 'q')) {
        runCommand(event.key === 'l' ? 'library' : 'queue', actions);
        return true;
      }
      if (isGoing && event.key === 't') {
        navigate({ name: 'themes' });
        return true;
      }
      switch (event.key) {
        case 'g':
          goAt = Date.now();
          return true;
        case 'n':
          runCommand('new-document', actions);
          return true;
        case '/':
          runCommand('search', actions);
          return true;
        case '?':
          showDialog({ name: 'shortcuts' });
          return true;
        case 'Escape':
          return goBack();
        default:
          return false;
      }
    };

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || hadOverlay || hasOverlay()) return;
      // Arrows scroll the element that has the focus; they step through sections only from the page itself.
      const isArrow = event.key.startsWith('Arrow');
      if (isArrow && event.target !== document.body && !(event.target as HTMLElement).closest('[data-steps]')) return;
      if (inWorkspace(event) || everywhere(event)) event.preventDefault();
    };

    window.addEventListener('keydown', noteOverlay, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', noteOverlay, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [t, actions]);
};
