import { useStore } from 'zustand';
import { UndoRedo } from '../../components/undo-redo.tsx';
import type { NewForm } from '../../kinds/new-form.tsx';

/** The way back through what was changed in the form, and forward again; nothing while nothing was changed. */
export const UndoButtons = ({ form: { standing, undo, redo } }: { form: NewForm }) => {
  const canUndo = useStore(standing, (state) => state.canUndo);
  const canRedo = useStore(standing, (state) => state.canRedo);
  if (!canUndo && !canRedo) return null;
  return <UndoRedo canUndo={canUndo} canRedo={canRedo} undo={undo} redo={redo} />;
};
