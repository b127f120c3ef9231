import { AppFailure } from '#shared/model/app-error.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import type { BuiltInTheme } from '../../convert/content/built-in-themes.ts';
import type { Dressing } from '../../convert/content/dressing.ts';
import type { ThemeRow } from '../../storage/exports/themes-store.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/**
 * The dressing of a theme. A deleted theme is replaced by the default of the settings, and a deleted default by the
 * first built-in theme.
 */
export const dressingOf =
  ({ store, builtInThemes, settings }: Pick<AppDeps, 'store' | 'builtInThemes' | 'settings'>) =>
  (wanted: ThemeId | null): Dressing => {
    const candidates = [...(wanted === null ? [] : [wanted]), settings().defaultTheme];
    for (const id of candidates) {
      const builtIn = builtInThemes.find((theme) => theme.id === id);
      if (builtIn) return { theme: builtIn.design, logo: null, template: null };
      const own = store.themes.get(id);
      if (own) {
        return { theme: own.design, logo: store.themes.logo(id), template: store.themes.template(id)?.data ?? null };
      }
    }
    const [first] = builtInThemes;
    if (!first) throw new Error('no theme ships');
    return { theme: first.design, logo: null, template: null };
  };

/** All themes: the built-in ones, then the user's own by name. */
export const listThemes =
  ({ store, builtInThemes }: AppDeps) =>
  (): { themes: ThemeView[] } => ({
    themes: [...builtInThemes.map(viewOfBuiltIn), ...store.themes.list().map(viewOfOwn)],
  });

export const viewOfBuiltIn = ({ id, name, design }: BuiltInTheme): ThemeView => ({
  id: themeIdSchema.parse(id),
  name,
  isBuiltIn: true,
  design,
  logo: null,
  templateName: null,
  updatedAt: 0,
});

export const viewOfOwn = (row: ThemeRow): ThemeView => {
  const { id, name, design, logoType: type, logoWidth: width, logoHeight: height, templateName, updatedAt } = row;
  const logo = type === null || width === null || height === null ? null : { type, width, height };
  return { id, name, isBuiltIn: false, design, logo, templateName, updatedAt };
};

/** A theme by its id, built in or the user's own. Throws `not-found`. */
export const requireTheme = ({ store, builtInThemes }: AppDeps, id: ThemeId): ThemeView => {
  const builtIn = builtInThemes.find((theme) => theme.id === id);
  return builtIn ? viewOfBuiltIn(builtIn) : viewOfOwn(requireFound(store.themes.get(id), 'theme'));
};

/** A theme of the user's own by its id. Throws `not-found`, and `conflict` for a built-in one. */
export const requireOwnTheme = (deps: AppDeps, id: ThemeId): ThemeView => {
  const theme = requireTheme(deps, id);
  if (!theme.isBuiltIn) return theme;
  throw new AppFailure({
    code: 'conflict',
    message: `“${theme.name}” comes with Dossier and stays as it is.`,
    action: 'Make a copy of it and change that.',
  });
};
