import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useI18n } from './i18n-context.tsx';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) step through the edits, wherever the focus is: every field only mirrors the design. */
export const useUndoKeys = (undo: () => void, redo: () => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A dialog over the editor has texts of its own, with their own undo.
      if (document.querySelector('[aria-modal=true]')) return;
      const key = event.key.toLowerCase();
      const isUndo = key === 'z' && !event.shiftKey;
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y';
      if (!isUndo && !isRedo) return;
      event.preventDefault();
      if (isUndo) undo();
      else redo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
};

const icon = { size: 18, stroke: 1.6 } as const;

interface UndoRedoProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Two buttons that step back and forth through edits. */
export const UndoRedo = ({ canUndo, canRedo, undo, redo }: UndoRedoProps) => {
  const { t } = useI18n();
  return (
    <>
      <Tooltip label={t('editor.undo')}>
        <ActionIcon variant="subtle" size="lg" disabled={!canUndo} aria-label={t('editor.undo')} onClick={undo}>
          <IconArrowBackUp {...icon} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('editor.redo')}>
        <ActionIcon variant="subtle" size="lg" disabled={!canRedo} aria-label={t('editor.redo')} onClick={redo}>
          <IconArrowForwardUp {...icon} />
        </ActionIcon>
      </Tooltip>
    </>
  );
};
