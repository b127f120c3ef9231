import type { LivePage } from '#shared/contract/live-page.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Convert } from '../../convert/conversions.ts';
import { closeMarkdown } from '../documents/close-markdown.ts';
import type { LiveTexts } from '../drafting/live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { getExportSubject } from './get-export-subject.ts';

/**
 * The present page of a document, for a window that shows it while words come: each section's text, or else what is
 * streaming into it. Throws `not-found`.
 */
export const getLivePage =
  (deps: AppDeps, live: LiveTexts, convert: Convert) =>
  async ({ documentId, knownFonts }: { documentId: DocumentId; knownFonts: readonly string[] }): Promise<LivePage> => {
    const { subject } = getExportSubject(deps)({
      documentId,
      variant: { themeId: null, anonymise: null, paper: null },
    });
    const ids = new Map(deps.store.sections.ofDocuments([documentId]).map(({ key, id }) => [key, id]));
    const { body } = subject.document;
    const sections = body.sections.map((section) => {
      const id = ids.get(section.key);
      const streaming = section.content === '' && id !== undefined ? live.of(id) : null;
      return streaming === null ? section : { ...section, content: closeMarkdown(streaming.text) };
    });
    return convert('render-live-page', {
      ...subject,
      document: { ...subject.document, body: { ...body, sections } },
      knownFonts: [...knownFonts],
    });
  };
