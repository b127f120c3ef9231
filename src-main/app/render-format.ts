import type { ExportFormat } from '#shared/model/run.ts';
import type { ExportDocument } from '../convert/export/export-document.ts';
import type { Converter, PdfPrinter } from './ports.ts';

/** What a document is turned into files with. */
export interface RenderPorts {
  readonly converter: Converter;
  readonly printer: PdfPrinter;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of one format. PDF is the same HTML that the page view shows, printed by the app's own engine. */
export const renderFormat = async (
  document: ExportDocument,
  format: ExportFormat,
  { converter, printer }: RenderPorts,
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
