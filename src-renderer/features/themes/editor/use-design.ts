import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { Theme, ThemeView } from '#shared/model/theme.ts';
import { client } from '../../../client.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useFlush } from '../../../components/use-flush.ts';
import { createAutoSaver } from '../../../stores/auto-saver.ts';
import type { EditHistory } from '../../../stores/edit-history.ts';
import { beginHistory, pushEdit, redoEdit, undoEdit } from '../../../stores/edit-history.ts';
import { themeConfirmed } from '../../../stores/themes-store.ts';

const pauseMs = 500;

const timers = {
  set: (callback: () => void, delayMs: number) => {
    const timer = window.setTimeout(callback, delayMs);
    return () => window.clearTimeout(timer);
  },
};

type Step =
  | { readonly type: 'edit'; readonly about: string; readonly change: (design: Theme) => Theme; readonly at: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

const take = (history: EditHistory<Theme>, step: Step): EditHistory<Theme> => {
  if (step.type === 'undo') return undoEdit(history);
  if (step.type === 'redo') return redoEdit(history);
  return pushEdit(history, step.change(history.present), step.about, step.at);
};

/** Changes a design; `about` names what is changed, so that edits of one thing make one step back. */
export type EditDesign = (about: string, change: (design: Theme) => Theme) => void;

/** Where saving stands: nothing to do yet, or what became of the last change. */
export type SaveState = 'untouched' | 'saving' | 'saved' | 'failed';

/** The design of an open theme: edits with a way back, saved by themselves, nothing left unsaved on closing. */
export const useDesign = (theme: ThemeView) => {
  const { t, locale } = useI18n();
  const { id: themeId } = theme;
  const [history, step] = useReducer(take, theme.design, beginHistory);
  const [saveState, setSaveState] = useState<SaveState>('untouched');
  const design = history.present;

  const saver = useMemo(() => {
    const save = async (wanted: Theme): Promise<void> => {
      const result = await client.call('theme.update', { themeId, design: wanted });
      setSaveState(result.ok ? 'saved' : 'failed');
      if (result.ok) themeConfirmed(result.value);
      else tellError(t, locale, result.error, () => void save(wanted));
    };
    return createAutoSaver({ timers, delayMs: pauseMs, save });
  }, [themeId, t, locale]);

  const [saved, setSaved] = useState(design);
  useEffect(() => {
    if (design === saved) return;
    setSaved(design);
    setSaveState('saving');
    saver.put(design);
  }, [design, saved, saver]);

  useFlush(saver.flush);

  const edit: EditDesign = useCallback((about, change) => step({ type: 'edit', about, change, at: Date.now() }), []);
  const undo = useCallback(() => step({ type: 'undo' }), []);
  const redo = useCallback(() => step({ type: 'redo' }), []);
  return {
    design,
    edit,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saveState,
  };
};
