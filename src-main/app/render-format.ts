import type { ExportFormat } from '#shared/model/run.ts';
import type { Converter, ExportSubject, PdfPrinter } from './ports.ts';

/** What a document is turned into files with. */
export interface RenderPorts {
  readonly converter: Converter;
  readonly printer: PdfPrinter;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of one format. PDF is the same HTML that the page view shows, printed by the app's own engine. */
export const renderFormat = async (
  subject: ExportSubject,
  format: ExportFormat,
  { converter, printer }: RenderPorts,
): Promise<Uint8Array> => {
  switch (format) {
    case 'pdf': {
      const { html, footer } = await converter.toHtml(subject);
      return printer.print(html, { footer });
    }
    case 'docx':
      return converter.toDocx(subject);
    case 'html':
      return bytesOf((await converter.toHtml(subject)).html);
    case 'md':
      return bytesOf(await converter.toMarkdown(subject.document));
    case 'txt':
      return bytesOf(await converter.toText(subject.document));
    case 'json':
      return bytesOf(await converter.toJson(subject.document));
  }
};
