import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import type { NewForm } from '../../kinds/new-form.tsx';

const icon = { size: 18, stroke: 1.6 } as const;

/** The way back through what was changed in the form, and forward again. */
export const UndoButtons = ({ form: { standing, undo, redo } }: { form: NewForm }) => {
  const { t } = useI18n();
  const canUndo = useStore(standing, (state) => state.canUndo);
  const canRedo = useStore(standing, (state) => state.canRedo);
  if (!canUndo && !canRedo) return null;
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
