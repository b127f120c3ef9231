import type { ExportPorts } from '../app/exporting/export-document.ts';
import type { AppDeps, Desktop, SampleSource } from '../app/ports.ts';
import { createTheme, deleteTheme, restoreTheme, setLogo, updateTheme } from '../app/themes/change-themes.ts';
import { exportTheme, importTheme } from '../app/themes/move-themes.ts';
import { printThemePreview, sampleDocument } from '../app/themes/print-theme-preview.ts';
import { listThemes } from '../app/themes/theme-view.ts';
import type { RouteHandlers } from './router.ts';

type ThemeRoutes = Pick<RouteHandlers, Extract<keyof RouteHandlers, `theme.${string}`>>;

interface ThemeRouteDeps {
  readonly deps: AppDeps;
  readonly exportPorts: ExportPorts;
  readonly desktop: Desktop;
  readonly samples: SampleSource;
  /** Tells whoever shows themes that they have changed. */
  readonly tellThemes: () => void;
}

/** The routes of themes with the command or query behind each. */
export const themeRouteHandlers = ({
  deps,
  exportPorts,
  desktop,
  samples,
  tellThemes,
}: ThemeRouteDeps): ThemeRoutes => {
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
