import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useI18n } from './i18n-context.tsx';

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
