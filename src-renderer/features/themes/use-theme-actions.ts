import { useMemo } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { client } from '../../client.ts';
import { tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { showToast } from '../../components/toast.tsx';
import { updateSettings } from '../../stores/app-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { forgetTheme, refreshThemes, themeConfirmed } from '../../stores/themes-store.ts';

const mostName = 80;

/** What can be done with themes; errors become messages with a way to try again. */
export const useThemeActions = () => {
  const { t, locale } = useI18n();
  return useMemo(() => {
    const fail = (error: AppError, retry: () => void) => tellError(t, locale, error, retry);

    const makeCopy = async (theme: ThemeView, name: string): Promise<ThemeView | null> => {
      const result = await client.call('theme.create', { from: theme.id, name: name.slice(0, mostName) });
      if (!result.ok) {
        fail(result.error, () => void makeCopy(theme, name));
        return null;
      }
      themeConfirmed(result.value);
      return result.value;
    };

    const restore = async (themeId: ThemeId): Promise<void> => {
      const result = await client.call('theme.restore', { themeId });
      if (!result.ok) return fail(result.error, () => void restore(themeId));
      await refreshThemes();
      showToast({ tone: 'good', title: t('toast.restored') });
    };

    const actions = {
      /** What documents without a theme of their own wear from now on. */
      use: async (theme: ThemeView): Promise<void> => {
        const error = await updateSettings({ defaultTheme: theme.id });
        if (error) return fail(error, () => void actions.use(theme));
        showToast({ tone: 'good', title: t('themes.used', { name: theme.name }), text: t('themes.used-text') });
      },
      copy: async (theme: ThemeView): Promise<void> => {
        const made = await makeCopy(theme, t('themes.copy-name', { name: theme.name }));
        if (!made) return;
        showToast({
          tone: 'good',
          title: t('themes.copied', { name: made.name }),
          actions: [{ label: t('themes.edit'), run: () => navigate({ name: 'theme', themeId: made.id }) }],
        });
      },
      /** Opens the editor: of the theme itself, or of a copy where it ships with Dossier. */
      edit: async (theme: ThemeView): Promise<void> => {
        const own = theme.isBuiltIn ? await makeCopy(theme, t('themes.own-name', { name: theme.name })) : theme;
        if (own) navigate({ name: 'theme', themeId: own.id });
      },
      rename: async (theme: ThemeView, name: string): Promise<void> => {
        const result = await client.call('theme.update', { themeId: theme.id, name });
        if (!result.ok) return fail(result.error, () => void actions.rename(theme, name));
        themeConfirmed(result.value);
      },
      remove: async (theme: ThemeView): Promise<void> => {
        const result = await client.call('theme.delete', { themeId: theme.id });
        if (!result.ok) return fail(result.error, () => void actions.remove(theme));
        forgetTheme(theme.id);
        showToast({
          tone: 'info',
          title: t('themes.deleted', { name: theme.name }),
          text: t('themes.deleted-text'),
          actions: [{ label: t('app.undo'), run: () => void restore(theme.id) }],
        });
      },
      save: async (theme: ThemeView): Promise<void> => {
        const result = await client.call('theme.export', { themeId: theme.id });
        if (!result.ok) return fail(result.error, () => void actions.save(theme));
        const { path } = result.value;
        if (path !== null) showToast({ tone: 'good', title: t('themes.exported'), text: path });
      },
    };
    return actions;
  }, [t, locale]);
};
export type ThemeActions = ReturnType<typeof useThemeActions>;
