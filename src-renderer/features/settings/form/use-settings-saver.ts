import { useCallback, useEffect, useMemo, useState } from 'react';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { appStore, updateSettings } from '../../../stores/app-store.ts';
import type { SettingsPatch, SettingsSaver } from './settings-saver.ts';
import { createSettingsSaver } from './settings-saver.ts';

const typingPauseMs = 400;

const timers = {
  set: (callback: () => void, delayMs: number) => {
    const timer = window.setTimeout(callback, delayMs);
    return () => window.clearTimeout(timer);
  },
};

interface UsedSaver {
  readonly saver: SettingsSaver;
  /** Saves at once. */
  readonly save: (patch: SettingsPatch) => void;
  /** Grows with every save that has succeeded. */
  readonly savedNo: number;
}

/** Saves settings by itself, tells when that fails, and leaves nothing unsaved when the screen or the window closes. */
export const useSettingsSaver = (): UsedSaver => {
  const { t, locale } = useI18n();
  const [savedNo, setSavedNo] = useState(0);
  const save = useCallback(
    async (patch: SettingsPatch) => {
      const error = await updateSettings(patch);
      if (!error) return setSavedNo((no) => no + 1);
      showToast({ tone: 'bad', title: t('settings.failed'), text: errorWords(t, locale, error).sentence });
    },
    [t, locale],
  );
  const saver = useMemo(
    () =>
      createSettingsSaver({
        timers,
        delayMs: typingPauseMs,
        current: () => appStore.getState().snapshot?.settings ?? null,
        save: (patch) => void save(patch),
      }),
    [save],
  );
  useEffect(() => {
    window.addEventListener('pagehide', saver.flush);
    return () => {
      window.removeEventListener('pagehide', saver.flush);
      saver.flush();
    };
  }, [saver]);
  return { saver, save: (patch) => void save(patch), savedNo };
};
