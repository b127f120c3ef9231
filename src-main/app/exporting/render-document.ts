import { findKind } from '#shared/kinds/registry.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';
import { getExportSubject } from './get-export-subject.ts';
import { loadPictures } from './load-pictures.ts';
import type { RenderPorts } from './render-format.ts';
import { renderFormat } from './render-format.ts';

/** A document as the files it becomes. */
export interface RenderedDocument {
  readonly title: string;
  readonly createdAt: Date;
  readonly runId: RunId;
  readonly rewritten: readonly string[];
  /** How many pictures stand only in words, because their files are gone or there are too many of them. */
  readonly missingPictures: number;
  readonly files: readonly { readonly format: ExportFormat; readonly bytes: Uint8Array }[];
}

interface RenderOptions {
  /** Stops it: the conversion or the print under way is given up. */
  readonly signal?: AbortSignal;
  /** Whether a format that the document's kind lacks is an error; otherwise it is left out. */
  readonly areAllNeeded?: boolean;
  /** Called after each format with how many are done. */
  readonly onFormat?: (done: number) => void;
}

/**
 * Makes all formats of a document, before the first file of any is written. Throws `not-found`, `export.*`, and `conflict`
 * where nothing is drafted yet.
 */
export const renderDocument =
  (deps: AppDeps, ports: RenderPorts) =>
  async (
    input: { documentId: DocumentId; formats: readonly ExportFormat[]; variant: ExportVariant },
    { signal, onFormat = () => {}, areAllNeeded = true }: RenderOptions = {},
  ): Promise<RenderedDocument> => {
    const { subject, kind, runId, rewritten, pictureCount } = await getExportSubject(deps)(input);
    const { document } = subject;
    if (document.body.sections.every((section) => section.content === '')) {
      throw new AppFailure({
        code: 'conflict',
        message: 'There is nothing to export yet: no section is drafted.',
        action: 'Wait for the first sections, or draft the failed ones again.',
      });
    }
    const offered = findKind(kind)?.formats ?? [];
    const formats = [...new Set(input.formats)].filter((format) => offered.includes(format));
    if (formats.length === 0 || (areAllNeeded && formats.length < new Set(input.formats).size)) {
      const missing = input.formats.filter((format) => !offered.includes(format)).join(', ');
      throw new AppFailure({
        code: 'input.invalid',
        message: `Documents of this kind can’t be exported as ${missing}.`,
        action: `Choose among ${offered.join(', ')}.`,
      });
    }
    const illustrated = { ...subject, document: await loadPictures(deps)(document) };
    const files: { format: ExportFormat; bytes: Uint8Array }[] = [];
    for (const format of formats) {
      signal?.throwIfAborted();
      files.push({ format, bytes: await renderFormat(illustrated, format, ports, signal) });
      onFormat(files.length);
    }
    signal?.throwIfAborted();
    const missingPictures = pictureCount - illustrated.document.pictures.length;
    return { title: document.title, createdAt: new Date(document.createdAt), runId, rewritten, missingPictures, files };
  };
