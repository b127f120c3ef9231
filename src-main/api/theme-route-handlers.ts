import { createTheme, deleteTheme, restoreTheme, setLogo, updateTheme } from '../app/commands/change-themes.ts';
import { exportTheme, importTheme } from '../app/commands/move-themes.ts';
import { listThemes } from '../app/queries/list-themes.ts';
import { printThemePreview } from '../app/queries/print-theme-preview.ts';
import { sampleDocument } from '../app/queries/sample-document.ts';
import type { RouteDeps } from './route-handlers.ts';
import type { RouteHandlers } from './router.ts';

type ThemeRoutes = Pick<RouteHandlers, Extract<keyof RouteHandlers, `theme.${string}`>>;

/** The routes of themes with the command or query behind each. */
export const themeRouteHandlers = ({ deps, exportPorts, desktop, samples, tellThemes }: RouteDeps): ThemeRoutes => {
  const { convert } = exportPorts;
  return {
    'theme.list': listThemes(deps),
    'theme.create': createTheme(deps, tellThemes),
    'theme.update': updateTheme(deps, tellThemes),
    'theme.set-logo': setLogo(deps, convert, tellThemes),
    'theme.get-logo': ({ themeId }) => {
      const logo = deps.store.themes.logo(themeId);
      return logo && { type: logo.type, data: logo.data };
    },
    'theme.delete': deleteTheme(deps, tellThemes),
    'theme.restore': restoreTheme(deps, tellThemes),
    'theme.import': importTheme(deps, convert, tellThemes),
    'theme.export': exportTheme(deps, convert, desktop),
    'theme.print-preview': printThemePreview(deps, exportPorts, sampleDocument(deps, samples, convert)),
  };
};
