import type { ExportDocument, ExportPicture } from '../../convert/content/export-document.ts';
import type { AppDeps } from '../ports.ts';

/** What the pictures of one document may take together, in bytes: whoever prints them has them in memory several times. */
const mostBytes = 48 * 1024 * 1024;

/**
 * The document with the contents of its pictures, for formats that show them. Those whose files are gone are left out, and
 * the last ones of a document that has too many for one file; their words stand in the text.
 */
export const loadPictures =
  ({ assetFiles }: AppDeps) =>
  async (document: ExportDocument): Promise<ExportDocument> => {
    const pictures: ExportPicture[] = [];
    let bytes = 0;
    for (const picture of document.pictures) {
      const data = await assetFiles.read(picture.id);
      if (data === null || bytes + data.byteLength > mostBytes) continue;
      bytes += data.byteLength;
      pictures.push({ ...picture, data });
    }
    return { ...document, pictures };
  };
