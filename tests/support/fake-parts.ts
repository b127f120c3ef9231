import type { AppEvent } from '#shared/contract/events.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { FakeDocument } from './fake-document.ts';
import { draftedSection, makeDocument, nameless } from './fake-document.ts';
import type { FakeOptions } from './fake-options.ts';
import type { FakeRoutes } from './fake-routes.ts';
import { FakeExports } from './preview/fake-exports.ts';
import type { FakeProviders } from './preview/fake-providers.ts';
import type { FakeQueue } from './preview/fake-queue.ts';
import { FakeThemes } from './preview/fake-themes.ts';

/** The routes that the parts answer. */
export type PartRoute =
  | keyof FakeQueue['handlers']
  | keyof FakeProviders['handlers']
  | keyof FakeThemes['handlers']
  | keyof FakeExports['handlers'];

interface PartsDeps {
  readonly get: (documentId: DocumentId) => FakeDocument;
  readonly settings: () => Settings;
  readonly putFolder: (folder: string) => void;
  readonly emit: (event: AppEvent) => void;
}

/** The sample as a document that nobody has started. */
const sampleDocument = ({ sample }: FakeOptions): FakeDocument => {
  const document = makeDocument('sample', sample, { experiences: 5, includeJobContext: true }, undefined, Date.now());
  const sections = document.view.sections.map((it) => draftedSection(it, document.texts.get(it.key) ?? '', 0));
  return { ...document, view: { ...document.view, sections } };
};

/** Themes and exports of a fake, and its printing. */
export const makeParts = (options: FakeOptions, { get, settings, putFolder, emit }: PartsDeps) => {
  const themes = new FakeThemes({
    changed: () => emit({ name: 'themes.updated', payload: {} }),
    print: (documentId, design) => options.print(documentId ? get(documentId) : sampleDocument(options), design),
  });
  const exports = new FakeExports({
    stepMs: 40,
    stopsAfter: Number.POSITIVE_INFINITY,
    failing: [],
    ...options.bulk,
    settings,
    putFolder,
    emit,
    titleOf: (documentId) => get(documentId).view.title,
  });
  const printPreview: FakeRoutes['document.print-preview'] = async ({ documentId, variant }) => {
    const document = get(documentId);
    const { themeId, anonymise } = variant;
    const design = themes.designOf(themeId ?? document.view.themeId ?? settings().defaultTheme);
    const pdf = await options.print(anonymise === null ? document : nameless(document), design);
    return { pdf, sha256: '0'.repeat(64), rewritten: anonymise === null ? [] : ['Professional summary'] };
  };
  return { themes, exports, printPreview };
};
