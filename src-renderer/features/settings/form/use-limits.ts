import { useState } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import type { LimitsReading } from './limits-form.ts';
import type { SettingsPatch } from './settings-saver.ts';
import { useSettingsSaver } from './use-settings-saver.ts';

interface LimitsOptions<T, F> {
  readonly stored: T;
  readonly defaults: T;
  readonly formOf: (value: T) => F;
  readonly read: (form: F, stored: T) => LimitsReading<T, F>;
  readonly patchOf: (value: T) => SettingsPatch;
}

/** A form over one group of numbers that saves itself, with a way back to the defaults and from there. */
export const useLimits = <T, F extends object>({ stored, defaults, formOf, read, patchOf }: LimitsOptions<T, F>) => {
  const { t } = useI18n();
  const { saver, save, savedNo } = useSettingsSaver();
  const [typed, setTyped] = useState<F | null>(null);
  const form = typed ?? formOf(stored);
  const put = (value: T) => {
    saver.forget('limits');
    setTyped(null);
    save(patchOf(value));
  };
  return {
    form,
    problems: read(form, stored).problems,
    savedNo,
    /** Saves something beside the numbers, at once. */
    save,
    isChanged: JSON.stringify(formOf(stored)) !== JSON.stringify(formOf(defaults)),
    set: (patch: Partial<F>) => {
      const next = { ...form, ...patch };
      setTyped(next);
      saver.edit('limits', () => patchOf(read(next, stored).value));
    },
    reset: () => {
      put(defaults);
      const actions = [{ label: t('app.undo'), run: () => put(stored) }];
      showToast({ tone: 'info', title: t('settings.limits-reset'), actions });
    },
  };
};
