import type { ThemeView } from '#shared/model/theme.ts';
import type { AppDeps } from '../ports.ts';
import { viewOfBuiltIn, viewOfOwn } from './theme-view.ts';

/** All themes: the built-in ones, then the user's own by name. */
export const listThemes =
  ({ store, builtInThemes }: AppDeps) =>
  (): { themes: ThemeView[] } => ({
    themes: [...builtInThemes.map(viewOfBuiltIn), ...store.themes.list().map(viewOfOwn)],
  });
