import type { DocumentId } from '#shared/model/ids.ts';
import type { Theme, ThemeId } from '#shared/model/theme.ts';
import { getExportSubject } from '../exporting/get-export-subject.ts';
import { loadPictures } from '../exporting/load-pictures.ts';
import type { RenderPorts } from '../exporting/render-format.ts';
import { renderFormat } from '../exporting/render-format.ts';
import type { AppDeps } from '../ports.ts';
import { dressingOf } from './dressing.ts';
import { requireTheme } from './theme-view.ts';

/** A document in a theme that is being edited: the named one, else the newest, else a sample. Throws `not-found`. */
export const printThemePreview =
  (
    deps: AppDeps,
    ports: RenderPorts,
    sample: () => Promise<ReturnType<ReturnType<typeof getExportSubject>>['subject']['document']>,
  ) =>
  async (input: { themeId: ThemeId; design?: Theme | undefined; documentId?: DocumentId | undefined }) => {
    const { themeId, design, documentId } = input;
    requireTheme(deps, themeId);
    const worn = dressingOf(deps)(themeId);
    const dressing = design === undefined ? worn : { ...worn, theme: design };
    const document =
      documentId === undefined
        ? await sample()
        : getExportSubject(deps)({ documentId, variant: { themeId, anonymise: null, paper: null } }).subject.document;
    return { pdf: await renderFormat({ document: await loadPictures(deps)(document), dressing }, 'pdf', ports) };
  };
