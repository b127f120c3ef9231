import { useEffect, useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { ThemeView } from '#shared/model/theme.ts';
import { client } from '../../../client.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { themeConfirmed } from '../../../stores/themes-store.ts';

interface LogoFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The logo of a theme: its bytes, setting another, and taking it away with a way back. Errors stay beside it. */
export const useLogo = (theme: ThemeView, onChanged: () => void) => {
  const { t } = useI18n();
  const { id: themeId } = theme;
  const [data, setData] = useState<Uint8Array | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const hasLogo = theme.logo !== null;

  useEffect(() => {
    if (!hasLogo) return setData(null);
    let isCurrent = true;
    void client.call('theme.get-logo', { themeId }).then((result) => {
      if (isCurrent && result.ok) setData(result.value?.data ?? null);
    });
    return () => {
      isCurrent = false;
    };
  }, [themeId, hasLogo]);

  const put = async (file: LogoFile | null): Promise<boolean> => {
    const result = await client.call('theme.set-logo', { themeId, file });
    setError(result.ok ? null : result.error);
    if (!result.ok) return false;
    themeConfirmed(result.value);
    setData(file?.data ?? null);
    onChanged();
    return true;
  };

  const set = async (file: File): Promise<void> => {
    try {
      await put({ name: file.name, data: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // A folder, or a file that has gone meanwhile.
      setError({ code: 'theme.bad-logo', message: `${file.name} could not be read.` });
    }
  };

  const remove = async (): Promise<void> => {
    const before = data;
    if (!(await put(null)) || before === null) return;
    showToast({
      tone: 'info',
      title: t('editor.logo-removed'),
      actions: [{ label: t('app.undo'), run: () => void put({ name: 'logo', data: before }) }],
    });
  };

  return { data, error, set, remove };
};
