import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { client } from '../client.ts';
import { coalesce } from './coalesce.ts';

/** How documents may look. A copy that events keep fresh. */
export interface ThemesState {
  /** Those that ship, then the user's own by name; null until they were read once. */
  readonly themes: readonly ThemeView[] | null;
  readonly error: AppError | null;
}

export const themesStore = createStore<ThemesState>()(() => ({ themes: null, error: null }));

/** Asks for all themes anew. */
export const refreshThemes = coalesce(async () => {
  const result = await client.call('theme.list', {});
  themesStore.setState(result.ok ? { themes: result.value.themes, error: null } : { error: result.error });
});

/** Puts a theme that was just made or changed where it belongs, before the next answer says so. Pure. */
export const withTheme = (themes: readonly ThemeView[], theme: ThemeView): readonly ThemeView[] => {
  const others = themes.filter(({ id }) => id !== theme.id);
  if (theme.isBuiltIn) return themes.map((it) => (it.id === theme.id ? theme : it));
  const own = [...others.filter(({ isBuiltIn }) => !isBuiltIn), theme].sort((a, b) => a.name.localeCompare(b.name));
  return [...others.filter(({ isBuiltIn }) => isBuiltIn), ...own];
};

/** Shows a theme as the main side has just confirmed it. */
export const themeConfirmed = (theme: ThemeView): void =>
  themesStore.setState(({ themes }) => ({ themes: themes && withTheme(themes, theme) }));

/** Takes a theme out at once, before the next answer says so. */
export const forgetTheme = (themeId: ThemeId): void =>
  themesStore.setState(({ themes }) => ({ themes: themes?.filter(({ id }) => id !== themeId) ?? null }));

/**
 * What a document wears: its own theme, or the settings' where it has none or its own is gone, or else the first that
 * ships. Undefined until the themes were read. Pure.
 */
export const wornTheme = (
  themes: readonly ThemeView[],
  ownId: ThemeId | null,
  defaultId: ThemeId,
): ThemeView | undefined =>
  themes.find(({ id }) => id === ownId) ?? themes.find(({ id }) => id === defaultId) ?? themes[0];
