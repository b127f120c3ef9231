import { basename } from 'node:path';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { ExportDocument } from '../../convert/export/export-document.ts';
import type { AppDeps, Converter, PdfPrinter, SaveFiles } from '../ports.ts';
import { getExportDocument } from '../queries/get-export-document.ts';

export interface ExportPorts {
  readonly converter: Converter;
  readonly printer: PdfPrinter;
  readonly saveFiles: SaveFiles;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of one format. PDF is the same HTML that the page view shows, printed by the app's own engine. */
export const renderFormat = async (
  document: ExportDocument,
  format: ExportFormat,
  { converter, printer }: Pick<ExportPorts, 'converter' | 'printer'>,
): Promise<Uint8Array> => {
  switch (format) {
    case 'pdf': {
      const { html, footer } = await converter.toHtml(document);
      return printer.print(html, { footer });
    }
    case 'docx':
      return converter.toDocx(document);
    case 'md':
      return bytesOf(await converter.toMarkdown(document));
    case 'json':
      return bytesOf(await converter.toJson(document));
  }
};

/**
 * Writes a document to a folder in each format. All formats are made before the first file is written, so a failure
 * leaves no half of them behind. Throws `export.*` and `not-found`.
 */
export const exportDocument =
  (deps: AppDeps, ports: ExportPorts) =>
  async (input: {
    documentId: DocumentId;
    formats: readonly ExportFormat[];
    folder: string;
  }): Promise<RouteOutput<'export.run'>> => {
    const { document, runId } = getExportDocument(deps)(input);
    if (document.sections.every((section) => section.content === '')) {
      throw new AppFailure({
        code: 'conflict',
        message: 'There is nothing to export yet: no section is drafted.',
        action: 'Wait for the first sections, or draft the failed ones again.',
      });
    }
    const files: { format: ExportFormat; bytes: Uint8Array }[] = [];
    for (const format of new Set(input.formats)) {
      files.push({ format, bytes: await renderFormat(document, format, ports) });
    }
    const saved = await ports.saveFiles(input.folder, document.title, files);
    const exported = saved.map(({ format, path }) => ({ id: deps.ids.export(), format, path, name: basename(path) }));
    deps.store.database.write(() => {
      for (const { id, format, path } of exported) {
        deps.store.exports.insert({ id, documentId: input.documentId, runId, format, path }, deps.clock.now());
      }
    });
    return { folder: input.folder, files: exported };
  };
