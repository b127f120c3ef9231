import { kinds } from '#shared/kinds/registry.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Theme, ThemeId } from '#shared/model/theme.ts';
import type { ExportDocument } from '../../convert/content/export-document.ts';
import type { Convert } from '../../convert/conversions.ts';
import { requireKind } from '../documents/open-draft.ts';
import { getExportSubject } from '../exporting/get-export-subject.ts';
import { loadPictures } from '../exporting/load-pictures.ts';
import type { RenderPorts } from '../exporting/render-format.ts';
import { renderFormat } from '../exporting/render-format.ts';
import type { AppDeps, SampleSource } from '../ports.ts';
import { getSample } from '../sources/get-sample.ts';
import { dressingOf, requireTheme } from './theme-view.ts';

const day = '2026-01-15';

/** The sample of the first kind as the embedded drafter writes it, on which themes are shown. Made once. */
export const sampleDocument = (
  deps: AppDeps,
  samples: SampleSource,
  convert: Convert,
): (() => Promise<ExportDocument>) => {
  let made: Promise<ExportDocument> | undefined;
  const make = async (): Promise<ExportDocument> => {
    const kind = requireKind(deps, kinds[0]?.name ?? '');
    const { input } = await getSample(samples, convert)({ kind: kind.name });
    const document = kind.open(input, {}, { today: day });
    const { title, subject, role, client } = document.describe();
    return {
      title,
      subjectName: subject,
      role,
      client: client ?? '',
      language: 'en',
      createdAt: `${day}T09:00:00.000Z`,
      date: day,
      body: {
        type: 'flow',
        sections: document.plan().sections.map(({ key, order, heading, role, group, hasSource, brief }) => {
          const content = document.print(document.compose({ key, brief, peers: [] }));
          return { key, order, heading, role, group, groupHeading: null, hasSource, content };
        }),
      },
      pictures: [],
      record: null,
    };
  };
  return () => {
    made ??= make();
    return made;
  };
};

/** A document in a theme that is being edited: the named one, else the newest, else a sample. Throws `not-found`. */
export const printThemePreview =
  (deps: AppDeps, ports: RenderPorts, sample: () => Promise<ExportDocument>) =>
  async (input: { themeId: ThemeId; design?: Theme | undefined; documentId?: DocumentId | undefined }) => {
    const { themeId, design, documentId } = input;
    requireTheme(deps, themeId);
    const worn = dressingOf(deps)(themeId);
    const dressing = design === undefined ? worn : { ...worn, theme: design };
    const document =
      documentId === undefined
        ? await sample()
        : (await getExportSubject(deps)({ documentId, variant: { themeId, anonymise: null, paper: null } })).subject
            .document;
    return { pdf: await renderFormat({ document: await loadPictures(deps)(document), dressing }, 'pdf', ports) };
  };
