import type { ExportFormat } from '#shared/model/run.ts';
import type { Converter, ExportSubject } from './ports.ts';
import type { PrintDocument } from './print-document.ts';

/** What a document is turned into files with. */
export interface RenderPorts {
  readonly converter: Converter;
  readonly printDocument: PrintDocument;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of one format. PDF is the very file that the page view shows. */
export const renderFormat = async (
  subject: ExportSubject,
  format: ExportFormat,
  { converter, printDocument }: RenderPorts,
): Promise<Uint8Array> => {
  switch (format) {
    case 'pdf':
      return printDocument(subject);
    case 'docx':
      return converter.toDocx(subject);
    case 'html':
      return bytesOf(await converter.toHtml(subject));
    case 'md':
      return bytesOf(await converter.toMarkdown(subject.document));
    case 'txt':
      return bytesOf(await converter.toText(subject.document));
    case 'json':
      return bytesOf(await converter.toJson(subject.document));
  }
};
