import type { ThemeId } from '#shared/model/theme.ts';
import type { Dressing } from '../../convert/content/dressing.ts';
import type { AppDeps } from '../ports.ts';

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
